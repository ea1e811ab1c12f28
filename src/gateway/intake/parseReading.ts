import { type Reading, READING_COLUMNS } from '#contract/reading.ts'
import { given, type Reason, refused, type Reply } from '#contract/reply.ts'
import { shown } from './shown.ts'

const COLUMNS: ReadonlySet<string> = new Set(READING_COLUMNS)
const INDICATOR = /^(economy|market|society|services|environment)\.[a-z][a-z0-9_]*$/
const REGION = /^[0-9A-Za-z_-]{1,40}$/
/** Control characters and lone surrogates: no store keeps them and no wall can show them. */
const UNSOUND = /[\p{Cc}\p{Cs}]/u

type Refused = ReturnType<typeof refused>

const text = (value: unknown, path: string, low: number, high: number, reason: Reason): Refused | null => {
  if (typeof value !== 'string') return refused('wrong_type', `expected text, found ${shown(value)}`, path)
  if (value.length < low || value.length > high)
    return refused(reason, `expected ${low} to ${high} characters, found ${value.length}`, path)
  return UNSOUND.test(value) ? refused(reason, 'holds control characters or broken ones', path) : null
}

const figure = (value: unknown, path: string): Refused | null => {
  if (value === null) return null
  if (typeof value !== 'number') return refused('wrong_type', `expected a number or null, found ${shown(value)}`, path)
  return Number.isFinite(value) ? null : refused('bad_value', 'too large to be a number', path)
}

const firstFault = (sent: Record<string, unknown>): Refused | null => {
  const { indicator, region, category, time, value, unit, source, quality, numerator, denominator } = sent
  if (typeof indicator !== 'string') return refused('wrong_type', `expected text, found ${shown(indicator)}`, 'indicator')
  if (!INDICATOR.test(indicator))
    return refused('unknown_indicator', `expected function.name, e.g. economy.gdp, found ${shown(indicator)}`, 'indicator')
  if (typeof region !== 'string') {
    const advice = typeof region === 'number' ? ': a region code is text, 010101 is not 10101' : ''
    return refused('wrong_type', `expected text, found ${shown(region)}${advice}`, 'region')
  }
  if (!REGION.test(region)) return refused('unknown_region', `expected an adcode or a station code, found ${shown(region)}`, 'region')
  let fault = text(time, 'time', 4, 40, 'bad_time')
  if (value !== undefined) fault ??= figure(value, 'value')
  if (numerator !== undefined) fault ??= figure(numerator, 'numerator')
  if (denominator !== undefined) fault ??= figure(denominator, 'denominator')
  if (category !== undefined) fault ??= text(category, 'category', 1, 64, 'unknown_category')
  if (unit !== undefined) fault ??= text(unit, 'unit', 0, 40, 'wrong_unit')
  if (source !== undefined) fault ??= text(source, 'source', 0, 200, 'bad_value')
  if (quality !== undefined && quality !== 'measured' && quality !== 'estimated') {
    const reason = typeof quality === 'string' ? 'bad_value' : 'wrong_type'
    fault ??= refused(reason, `expected measured or estimated, found ${shown(quality)}`, 'quality')
  }
  return fault
}

/**
 * A row as a Reading: what the contract's schema takes, less texts with control characters and rows without any figure.
 * Written by hand because it runs for every row; a test holds it equal to the schema.
 */
export const parseReading = (sent: unknown): Reply<Reading> => {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    return refused('wrong_type', `expected an object, found ${shown(sent)}`)
  for (const key of Object.keys(sent)) {
    if (!COLUMNS.has(key))
      return refused('unknown_field', `unknown field ${shown(key)}; fields are ${READING_COLUMNS.join(' ')}`, key.slice(0, 100))
  }
  const row = sent as Record<string, unknown>
  for (const key of ['indicator', 'region', 'time']) {
    if (row[key] === undefined) return refused('missing_field', `${key} is missing`, key)
  }
  const fault = firstFault(row)
  if (fault !== null) return fault
  if (row.value === undefined && row.numerator === undefined && row.denominator === undefined) {
    return refused('missing_field', 'value is missing: send a number, or null where the figure is known to be missing', 'value')
  }
  return given(row as Reading)
}
