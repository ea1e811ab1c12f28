export interface ConvergenceLook {
  /** Height of the plot without its labels. */
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}
export interface LinePath {
  id: string
  path: string
  last: readonly [number, number] | null
  /** Where its name stands: lines that end together are set apart. */
  labelAt: number
}

/** Round steps that hold a range, at most so many. */
export const ticksOf = (low: number, high: number, most: number): number[] => {
  const raw = Math.max((high - low) / most, 1e-9)
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= raw - 1e-12)!
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * step)
}

/** Labels at their lines' ends, moved apart by at least `gap`, within the plot. */
export const spreadLabels = (wanted: readonly number[], gap: number, top: number, bottom: number): number[] => {
  const order = wanted.map((y, at) => ({ y, at })).sort((a, b) => a.y - b.y)
  const placed = [...wanted]
  let above = top - gap
  for (const { y, at } of order) {
    placed[at] = Math.max(y, above + gap)
    above = placed[at]!
  }
  let below = bottom + gap
  for (const { at } of [...order].reverse()) {
    placed[at] = Math.min(placed[at]!, below - gap)
    below = placed[at]!
  }
  return placed
}

/** Lines over periods on one scale. */
export const planLines = (
  lines: readonly { id: string; means: readonly (number | null)[] }[],
  look: ConvergenceLook,
): { paths: LinePath[]; ticks: { value: number; y: number }[]; x: (at: number) => number } => {
  const values = lines.flatMap((line) => line.means.flatMap((one) => one ?? []))
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const air = (high - low) * 0.08 || 1
  const count = lines[0]?.means.length ?? 0
  const x = (at: number): number => look.left + ((look.width - look.left - look.right) * at) / Math.max(1, count - 1)
  const y = (value: number): number =>
    look.height - look.bottom - ((look.height - look.top - look.bottom) * (value - low + air)) / (high - low + 2 * air)
  const paths = lines.map(({ id, means }) => {
    const known = means.flatMap((value, at) => (value === null ? [] : [[x(at), y(value)] as const]))
    return {
      id,
      path: known.map(([px, py], at) => `${at === 0 ? 'M' : 'L'}${px.toFixed(1)} ${py.toFixed(1)}`).join(''),
      last: known.at(-1) ?? null,
    }
  })
  const labels = spreadLabels(
    paths.map(({ last }) => last?.[1] ?? look.top),
    22,
    look.top + 4,
    look.height - look.bottom,
  )
  return {
    paths: paths.map((one, at) => ({ ...one, labelAt: labels[at]! })),
    ticks: ticksOf(low - air, high + air, 4).map((value) => ({ value, y: y(value) })),
    x,
  }
}
