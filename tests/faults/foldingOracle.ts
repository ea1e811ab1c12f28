import type { Config } from '#contract/config.ts'
import type { Indicator } from '#contract/indicator.ts'

const HOUR = 3_600_000
const OFFSET = 8 * HOUR

/** A reading as a gateway said it took it; the newest of an identity. */
export interface Told {
  indicator: string
  region: string
  department: string
  start: number
  end: number
  value: number | null
  numerator: number | null
  denominator: number | null
  quality: 'measured' | 'estimated'
  order: number
}

interface Period {
  indicator: string
  region: string
  department: string
  start: number
  value: number | null
  quality: 'measured' | 'estimated'
  rows: number
}

/** Exact by whole numbers: every value here is a multiple of 2^-120. */
const sumOf = (values: readonly number[]): number => Number(values.reduce((sum, value) => sum + BigInt(value * 2 ** 120), 0n)) / 2 ** 120

const nineTenth = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * 0.9
  const low = Math.floor(place)
  return low === sorted.length - 1 ? sorted[low]! : sorted[low]! + (place - low) * (sorted[low + 1]! - sorted[low]!)
}

const valueOf = (indicator: Indicator, rows: readonly Told[]): number | null => {
  if (indicator.gather === 'ratio') {
    const whole = rows.filter((row) => row.numerator !== null && row.denominator !== null)
    const below = sumOf(whole.map((row) => row.denominator!))
    return whole.length === 0 || below === 0 ? null : (sumOf(whole.map((row) => row.numerator!)) / below) * indicator.per
  }
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]))
  if (values.length === 0) return null
  switch (indicator.gather) {
    case 'sum':
      return sumOf(values)
    case 'mean':
      return sumOf(values) / values.length
    case 'min':
      return Math.min(...values)
    case 'max':
      return Math.max(...values)
    case 'count':
      return values.length
    case 'p90':
      return nineTenth(values)
    case 'last':
      return values.at(-1)!
  }
}

/** A reading of the whole period is its value. */
const wholeOf = (indicator: Indicator, row: Told): number | null => (indicator.gather === 'ratio' ? valueOf(indicator, [row]) : row.value)

const labelOf = (start: number, long: number): string => {
  const text = new Date(start + OFFSET).toISOString()
  return long === HOUR ? `${text.slice(0, 13)}+08:00` : text.slice(0, 10)
}

/** What must be shown of every period, and what must have been rolled up, of readings by hour and day in a zone of +08:00 without summer time. */
export const expected = (config: Config, told: readonly Told[]) => {
  const periods: Period[] = []
  const series: { indicator: string; region: string; points: Map<string, number | null> }[] = []
  for (const indicator of config.indicators) {
    const long = indicator.grain === 'hour' ? HOUR : 24 * HOUR
    const all: Map<string, number | null>[] = []
    for (const region of ['11', '12', '13']) {
      const found = new Map<number, Map<string, { whole: Told[]; fine: Told[] }>>()
      for (const row of told.filter((one) => one.indicator === indicator.id && one.region === region)) {
        const inside = row.start === row.end && indicator.stamp === 'end' ? row.start - 1 : row.start
        const start = Math.floor((inside + OFFSET) / long) * long - OFFSET
        const departments = found.get(start) ?? new Map<string, { whole: Told[]; fine: Told[] }>()
        const its = departments.get(row.department) ?? { whole: [], fine: [] }
        its[row.end - row.start === long ? 'whole' : 'fine'].push(row)
        found.set(start, departments.set(row.department, its))
      }
      const points = new Map<string, number | null>()
      for (const [start, departments] of found) {
        const shown = departments.get('office') ?? departments.get('other')!
        for (const { fine } of departments.values()) fine.sort((a, b) => a.start - b.start || a.end - b.end)
        points.set(labelOf(start, long), shown.whole.length > 0 ? wholeOf(indicator, shown.whole[0]!) : valueOf(indicator, shown.fine))
        for (const [department, { fine }] of departments)
          if (fine.length > 0)
            periods.push({
              indicator: indicator.id,
              region,
              department,
              start,
              value: valueOf(indicator, fine),
              quality: fine.some(({ quality }) => quality === 'estimated') ? 'estimated' : 'measured',
              rows: fine.length,
            })
      }
      series.push({ indicator: indicator.id, region, points })
      all.push(points)
    }
    if (indicator.rollUp.method !== 'sum') continue
    const labels = new Set(all.flatMap((points) => [...points.keys()]))
    const city = [...labels].map((label): [string, number | null] => {
      const parts = all.map((points) => points.get(label) ?? null)
      return [label, parts.includes(null) ? null : sumOf(parts as number[])]
    })
    series.push({ indicator: indicator.id, region: '1', points: new Map(city) })
  }
  return { periods, series }
}
