/** One line of the benchmark: ours beside what a user would pick instead, measured in the same run. */
export interface Row {
  what: string
  /** Of every figure of the line, e.g. `ms`, `rows/s`, `B`. */
  unit: string
  others: readonly { way: string; figure: number }[]
  ours: number
  /** What ours must reach, in words. */
  aim: string
  /** null: a figure without an aim. */
  met: boolean | null
}

/** A benchmark: its lines, in the order of the table. */
export type Bench = () => Promise<Row[]>

/** The value at a share of the sorted times: 0.5 is the median, 0.99 the 99th percentile. NaN of none. */
export const at = (share: number, times: readonly number[]): number => {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
