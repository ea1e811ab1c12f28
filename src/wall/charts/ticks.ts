const STEPS = [1, 2, 2.5, 5, 10]

/** Even ticks that hold [low, high]: `wanted` of them or nearly so, at steps of 1, 2, 2.5 or 5 × 10ⁿ. */
export interface Ticks {
  readonly low: number
  readonly high: number
  readonly at: readonly number[]
  /** Decimals that tell the ticks apart. */
  readonly decimals: number
}

const decimalsOf = (step: number): number => {
  for (let decimals = 0; decimals < 6; decimals += 1) {
    const shifted = step * 10 ** decimals
    if (Math.abs(shifted - Math.round(shifted)) < 1e-9 * Math.max(1, shifted)) return decimals
  }
  return 6
}

const withStep = (low: number, high: number, step: number): Ticks => {
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  const decimals = decimalsOf(step)
  const at = Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toFixed(decimals)))
  return { low: at[0]!, high: at.at(-1)!, at, decimals }
}

/** `from` zero for bars and areas. A flat series gets air on both sides. */
export const ticksFor = (low: number, high: number, wanted: number, fromZero = false): Ticks => {
  let [a, b] = fromZero ? [Math.min(low, 0), Math.max(high, 0)] : [low, high]
  if (a === b) {
    const air = a === 0 ? 1 : Math.abs(a) * 0.1
    b += air
    if (!fromZero) a -= air
  }
  const power = 10 ** Math.floor(Math.log10((b - a) / Math.max(1, wanted - 1)))
  const tried = [power / 10, power, power * 10].flatMap((scale) => STEPS.map((step) => withStep(a, b, step * scale)))
  const fit = tried.filter((ticks) => ticks.at.length <= wanted && ticks.at.length >= 2)
  return fit[0] ?? tried.at(-1)!
}
