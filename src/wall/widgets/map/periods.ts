import type { Point } from '../../stores/points.ts'

/** Past values of a map's units, by period: the labels of the slider in their order, and the value of a unit in one of them. */
export interface Periods {
  labels: readonly string[]
  /** Missing in this period is null. */
  valueOf: (code: string, label: string) => number | null
  all: readonly number[]
}

/** The newest `last` periods up to `until` (all, where it is null) that any of the series knows. Labels of one grain sort as their periods do. */
export const planPeriods = (series: ReadonlyMap<string, readonly Point[]>, last: number, until: string | null): Periods => {
  const labels = [...new Set([...series.values()].flatMap((points) => points.map(([label]) => label)))]
    .filter((label) => until === null || label <= until)
    .sort()
    .slice(-last)
  const kept = new Set(labels)
  const known = new Map([...series].map(([code, points]) => [code, new Map(points)]))
  return {
    labels,
    valueOf: (code, label) => known.get(code)?.get(label) ?? null,
    all: [...series.values()].flatMap((points) => points.flatMap(([label, value]) => (value !== null && kept.has(label) ? [value] : []))),
  }
}

/** Which ticks of a slider carry words: the first, the last, and as many between as have room. */
export const wordedTicks = (count: number, room: number, wide: number): number[] => {
  if (count === 0) return []
  const step = Math.max(1, Math.ceil(count / Math.max(1, Math.floor(room / wide))))
  const ticks = Array.from({ length: count }, (_, at) => at).filter((at) => (count - 1 - at) % step === 0)
  return ticks[0] === 0 || count < 3 || (ticks[0]! * room) / (count - 1) < wide ? ticks : [0, ...ticks]
}
