import type { KeptColumns, KeptRow, Store } from '#gateway/store/types.ts'

const orNull = (value: number) => (Number.isNaN(value) ? null : value)

/** What a load gives, by the row, in the order of series, starts, ends and departments; neither source nor revision is loaded. */
export const loaded = async (
  store: Store,
  indicators: readonly string[],
  from = -1,
  to?: number,
): Promise<{ rows: Omit<KeptRow, 'source' | 'revision'>[]; chunks: number }> => {
  const chunks: KeptColumns[] = []
  await store.load(new Map(indicators.map((one) => [one, from])), (chunk) => void chunks.push(chunk), to)
  const rows = chunks.flatMap((chunk) =>
    Array.from(chunk.series, (series, at) => ({
      series,
      ...chunk.seriesOf(series),
      department: chunk.departmentOf(chunk.departments[at]!),
      start: chunk.starts[at]!,
      end: chunk.ends[at]!,
      value: orNull(chunk.values[at]!),
      numerator: orNull(chunk.numerators[at]!),
      denominator: orNull(chunk.denominators[at]!),
      quality: chunk.flags[at]! & 2 ? ('estimated' as const) : ('measured' as const),
      simulated: (chunk.flags[at]! & 1) === 1,
      knownAt: chunk.known[at]!,
    })),
  )
  rows.sort((a, b) => a.series - b.series || a.start - b.start || a.end - b.end || (a.department < b.department ? -1 : 1))
  return { rows: rows.map(({ series: _, ...row }) => row), chunks: chunks.length }
}
