import type { Runs, Values } from '../trend/align.ts'

interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** One small chart in px: a path for each run of values, never over a gap. */
export interface CellDrawing {
  readonly lines: readonly string[]
  readonly areas: readonly string[]
  readonly bars: readonly Rect[]
  readonly gaps: readonly Rect[]
  readonly zero: number | null
  readonly last: readonly [x: number, y: number] | null
}

interface Asked {
  readonly values: Values
  readonly gaps: Runs
  readonly shape: 'line' | 'area' | 'bars'
  readonly low: number
  readonly high: number
}

const INSET = 4
/** From this width on a level's word stands beside its shape. */
export const WORDED = 180

export const drawCell = ({ values, gaps, shape, low, high }: Asked, width: number, height: number, u: number): CellDrawing => {
  const barred = shape === 'bars'
  const pad = barred ? 0 : INSET * u
  const slot = barred ? width / values.length : (width - 2 * pad) / Math.max(1, values.length - 1)
  const x = (at: number): number => (barred ? (at + 0.5) * slot : pad + at * slot)
  const y = (value: number): number => height - ((value - low) / (high - low)) * height
  const floor = y(Math.max(low, Math.min(0, high)))
  const put = (number: number): string => number.toFixed(1)

  const runs: [number, number][][] = []
  values.forEach((value, at) => {
    if (value === null) return
    const run = runs.at(-1)
    if (run && values[at - 1] !== null && at > 0) run.push([x(at), y(value)])
    else runs.push([[x(at), y(value)]])
  })
  // A value with nothing on either side would not show as a line.
  const path = (run: [number, number][]): string =>
    run.length === 1
      ? `M${put(run[0]![0] - 1.5 * u)} ${put(run[0]![1])}h${put(3 * u)}`
      : `M${run.map((at) => at.map(put).join(' ')).join('L')}`
  const reach = barred ? 0.5 : 1
  const newest = values.findLastIndex((value) => value !== null)
  return {
    lines: barred ? [] : runs.map(path),
    areas: shape === 'area' ? runs.filter((run) => run.length > 1).map((run) => `${path(run)}V${put(floor)}H${put(run[0]![0])}Z`) : [],
    bars: !barred
      ? []
      : values.flatMap((value, at): Rect[] => {
          if (value === null) return []
          const thick = Math.max(1, slot * 0.76)
          return [{ x: x(at) - thick / 2, y: Math.min(y(value), floor), width: thick, height: Math.max(0.75, Math.abs(y(value) - floor)) }]
        }),
    gaps: gaps.map(([from, to]) => {
      const left = Math.max(0, x(from - reach))
      return { x: left, y: 0, width: Math.min(width, x(to + reach)) - left, height }
    }),
    zero: low <= 0 && high >= 0 ? y(0) : null,
    last: barred || newest < 0 ? null : [x(newest), y(values[newest]!)],
  }
}
