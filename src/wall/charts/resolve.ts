type Formatter = (asked: unknown) => string

const isLookup = (value: object): value is { lookup: Record<string, string> } => 'lookup' in value && Object.keys(value).length === 1

/** What echarts hands a formatter: an axis value, one mark's params, or those of all marks under an axis pointer. */
const keyOf = (asked: unknown): string => {
  const first: unknown = Array.isArray(asked) ? asked[0] : asked
  if (typeof first !== 'object' || first === null) return String(first)
  const at = first as { axisValue?: unknown; dataIndex?: unknown }
  return String(at.axisValue ?? at.dataIndex)
}

const formatter =
  (texts: Record<string, string>): Formatter =>
  (asked) =>
    texts[keyOf(asked)] ?? ''

/** The option with every `Lookup` made the function echarts wants; arrays of numbers are passed through untouched. */
export const resolve = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  if (Array.isArray(value)) return typeof value[0] === 'number' ? value : value.map(resolve)
  if (isLookup(value)) return formatter(value.lookup)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolve(part)]))
}
