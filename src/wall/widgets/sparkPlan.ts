import type { Point } from '../stores/points.ts'

/** A spark in a box: one path a run of values (a gap is never bridged), and where the newest value stands. */
export interface SparkPlan {
  paths: string[]
  last: readonly [x: number, y: number] | null
}

const PAD = 5

export const planSpark = (points: readonly Point[], width: number, height: number): SparkPlan => {
  const values = points.flatMap((point) => (point[1] === null ? [] : [point[1]]))
  if (values.length < 2) return { paths: [], last: null }
  const low = Math.min(...values)
  const high = Math.max(...values)
  const x = (at: number): number => PAD + (at / (points.length - 1)) * (width - 2 * PAD)
  const y = (value: number): number => (high === low ? height / 2 : height - PAD - ((value - low) / (high - low)) * (height - 2 * PAD))
  const paths: string[] = []
  let run: string[] = []
  const close = (): void => {
    if (run.length > 1) paths.push(`M${run.join('L')}`)
    run = []
  }
  points.forEach(([, value], at) => {
    if (value === null) close()
    else run.push(`${x(at).toFixed(1)} ${y(value).toFixed(1)}`)
  })
  close()
  const newest = points.at(-1)
  return { paths, last: newest && newest[1] !== null ? [x(points.length - 1), y(newest[1])] : null }
}
