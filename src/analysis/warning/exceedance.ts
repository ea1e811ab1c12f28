import { found, unfit, type Finding } from '../finding.ts'
import type { HoltWinters } from '../forecast/holtWinters.ts'

/** How likely a bound is crossed: at each step alone, and by then at least once. */
export interface Exceedance {
  at: number[]
  by: number[]
  draws: number
}

export interface Bound {
  /** The bound of a band, and from which side it is crossed. */
  value: number
  side: 'above' | 'below'
}

/** A standard normal by Box & Muller (1958). */
const normal = (random: () => number): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** One path that the fitted model may take, its errors drawn from the normal with the variance of the one-step errors. */
const pathOf = (fit: HoltWinters, steps: number, deviation: number, random: () => number): number[] => {
  const { by, spec } = fit
  let { level, trend } = fit
  const season = [...fit.season]
  const width = season.length
  const multiplicative = spec.seasonal === 'multiplicative' && width > 1
  return Array.from({ length: steps }, (_, at) => {
    const own = width === 0 ? 0 : season[at % width]!
    const base = level + by.damping * trend
    const value = (multiplicative ? base * own : base + own) + deviation * normal(random)
    const next = by.level * (multiplicative ? value / own : value - own) + (1 - by.level) * base
    trend = by.trend * (next - level) + (1 - by.trend) * by.damping * trend
    level = next
    if (width > 0) season[at % width] = by.season * (multiplicative ? value / level : value - level) + (1 - by.season) * own
    return value
  })
}

/**
 * The probability that a bound is crossed within the horizon, by simulated paths of the fitted model (Hyndman et al., Forecasting with
 * Exponential Smoothing, 2008, §6.1): steps are not independent, so their single probabilities cannot simply be put together.
 * Monte-Carlo error √(p(1 − p) / draws). The draws are those of `random`: seed it.
 */
export const exceedance = (fit: HoltWinters, bound: Bound, steps: number, draws: number, random: () => number): Finding<Exceedance> => {
  if (!Number.isFinite(bound.value)) return unfit('not_finite', `a bound of ${bound.value}`, 'bound')
  if (!Number.isInteger(steps) || steps < 1) return unfit('bad_option', `${steps} steps`, 'steps')
  if (!Number.isInteger(draws) || draws < 100) return unfit('too_few_draws', `${draws} draws`, 'draws')
  const { residuals } = fit
  const deviation = Math.sqrt(fit.squares / Math.max(1, residuals.length - 1))
  const [at, by] = [Array.from({ length: steps }, () => 0), Array.from({ length: steps }, () => 0)]
  for (let draw = 0; draw < draws; draw++) {
    let crossed = false
    for (const [step, value] of pathOf(fit, steps, deviation, random).entries()) {
      const over = bound.side === 'above' ? value >= bound.value : value <= bound.value
      crossed ||= over
      if (over) at[step] = at[step]! + 1
      if (crossed) by[step] = by[step]! + 1
    }
  }
  return found({ at: at.map((count) => count / draws), by: by.map((count) => count / draws), draws })
}
