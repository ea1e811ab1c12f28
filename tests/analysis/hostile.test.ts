import fc from 'fast-check'
import { describe, it } from 'vitest'
import { UNFIT } from '#contract/analysis/unfit.ts'
import { differences } from '#analysis/effect/differences.ts'
import { interrupted } from '#analysis/effect/interrupted.ts'
import type { Finding } from '#analysis/finding.ts'
import { forecast } from '#analysis/forecast/forecast.ts'
import { holtWinters } from '#analysis/forecast/holtWinters.ts'
import { indexOf } from '#analysis/index/indexOf.ts'
import { NORMALISATIONS, WEIGHTINGS } from '#analysis/index/spec.ts'
import { betaConvergence, rankMobility, sigmaConvergence } from '#analysis/inequality/convergence.ts'
import { gini } from '#analysis/inequality/gini.ts'
import { theil } from '#analysis/inequality/theil.ts'
import { mediation } from '#analysis/mediation/mediation.ts'
import type { Panel } from '#analysis/panel.ts'
import { effectsTest } from '#analysis/regression/effectsTest.ts'
import { hausman } from '#analysis/regression/hausman.ts'
import { panelRegression } from '#analysis/regression/panelRegression.ts'
import { EFFECTS, ERRORS, SMALL_SAMPLES } from '#analysis/regression/spec.ts'
import { groupDifference } from '#analysis/robustness/groupDifference.ts'
import { lagged } from '#analysis/robustness/lagged.ts'
import { twoStage } from '#analysis/robustness/twoStage.ts'
import { winsorised } from '#analysis/robustness/winsorised.ts'
import { seeded } from '#analysis/seeded.ts'
import { shrunkMeans, shrunkRates } from '#analysis/smallNumbers/empiricalBayes.ts'
import { changePoints } from '#analysis/warning/changePoints.ts'
import { stl } from '#analysis/warning/stl.ts'

type Random = () => number
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** What a workbook may hold in a column: by row, region and period. */
const COLUMNS: ((random: Random, row: number, region: number, period: number) => number | null)[] = [
  normal,
  (random) => 1e12 * normal(random),
  (random) => 1e-6 * normal(random),
  (random) => 1e300 * normal(random),
  (random) => 1e9 + normal(random),
  (random) => Math.exp(normal(random)),
  (random) => Math.floor(3 * random()),
  (random) => (random() < 0.4 ? null : normal(random)),
  (random) => (random() < 0.05 ? NaN : normal(random)),
  (random) => (random() < 0.05 ? -Infinity : normal(random)),
  (_, row) => (row === 0 ? 1 : 0),
  (_, __, region) => 3 * region,
  (_, __, ___, period) => 2 * period,
  () => 7,
  () => 0,
  () => -0,
  () => 5e-324,
  () => null,
]

const panelFrom = (random: Random): Panel => {
  const of = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!
  const [regions, periods, gaps] = [of([1, 2, 3, 5, 8]), of([1, 2, 3, 6]), of([0, 0, 0.3])]
  const places = Array.from({ length: regions * periods }, (_, at) => [Math.floor(at / periods), at % periods] as const)
  const kept = places.filter(() => random() >= gaps)
  if (random() < 0.3) kept.reverse()
  if (random() < 0.03 && kept.length > 0) kept.push(kept[0]!)
  const made = ['a', 'b', 'c', 'd'].map((name) => {
    const column = of(COLUMNS)
    return [name, kept.map(([region, period], row) => column(random, row, region, period))] as const
  })
  const columns = Object.fromEntries(made)
  if (random() < 0.15) columns.d = columns.a!.map((cell) => (cell === null ? null : 3 * cell - 1))
  return { rows: kept.map(([region, period]) => ({ region: `r${region}`, period: `${2000 + period}` })), columns }
}

/** Statistics and their degrees may be infinite: an exact fit, the normal distribution. */
const astray = (value: unknown, path: string): string[] => {
  if (typeof value === 'number') return Number.isNaN(value) || (!Number.isFinite(value) && !/statistic|degrees/.test(path)) ? [path] : []
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, one]) => (key === 'spec' ? [] : astray(one, `${path}.${key}`)))
}
const hold = (seed: number, tries: Record<string, () => Finding<unknown>>): void => {
  for (const [name, attempt] of Object.entries(tries)) {
    const answer = attempt()
    const wrong = answer.ok ? astray(answer.value, name) : UNFIT.includes(answer.refusal.reason) ? [] : [answer.refusal.reason]
    if (wrong.length > 0) throw new Error(`seed ${seed}: ${wrong.slice(0, 3).join(', ')}`)
  }
}
const seeds = (runs: number, test: (seed: number, random: Random) => void): void =>
  void fc.assert(fc.property(fc.nat(1e9), (seed) => test(seed, seeded(seed))), { seed: 12, numRuns: runs }) // prettier-ignore

describe('whatever a workbook holds, an answer has figures or a reason by name', () => {
  it('models of a panel', () =>
    seeds(400, (seed, random) => {
      const panel = panelFrom(random)
      const of = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!
      const how = { errors: of(ERRORS), smallSample: of(SMALL_SAMPLES) }
      const [effects, x] = [of(['pooled', 'region', 'period', 'both'] as const), of([['a'], ['a', 'b'], ['a', 'b', 'c']])]
      hold(seed, {
        regression: () => panelRegression(panel, { y: 'd', x, effects: of(EFFECTS), ...how }),
        hausman: () => hausman(panel, { y: 'd', x }),
        effects: () => effectsTest(panel, { y: 'd', x, effects: of(['region', 'period', 'both'] as const) }),
        instrumented: () => twoStage(panel, { y: 'd', endogenous: 'a', instruments: of([['b'], ['b', 'c']]), effects, ...how }),
        mediation: () => mediation(panel, { y: 'd', x: 'a', mediator: 'b', effects, draws: 100, random, ...how }),
        groups: () => groupDifference(panel, { y: 'd', x, compared: 'a', effects, groups: [['r0', 'r1'], ['r2', 'r3']], draws: 19, random, ...how }), // prettier-ignore
        differences: () => differences(panel, { y: 'd', x: ['a'], treated: ['r0'], from: '2001', draws: 19, random, ...how }),
        lagged: () => lagged(panel, 'a', ['2000', '2001', '2002', '2003', '2004', '2005']),
        winsorised: () => winsorised(panel.columns.a!, 0.05),
      })
    }))
  it('indices, gaps and small numbers', () =>
    seeds(600, (seed, random) => {
      const panel = panelFrom(random)
      const of = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!
      const members = ['a', 'b', 'c'].slice(0, of([1, 2, 3])).map((id) => ({ id, better: of(['higher', 'lower'] as const), function: of(['f', 'g']), weight: of([1, 2, 0]), floor: of([0, -5]), ceiling: 10 })) // prettier-ignore
      const base = of(['period', 'panel'] as const)
      const cells = panel.columns.a!.filter((cell) => cell !== null)
      const weights = cells.map(() => of([1, 2, 1e-9, 1e9]))
      hold(seed, {
        index: () => indexOf(panel, { members, normalise: of(NORMALISATIONS), weighting: of(WEIGHTINGS), over: base, weightsOver: of(['period', 'panel']), within: of(['all', 'functions']), aggregate: of(['weighted_sum', 'topsis']), shift: of([0, 0.01, 5]), scoreFrom: of(['normalised', 'shifted', 'shares']) }), // prettier-ignore
        theil: () => theil(cells, weights, cells.map(() => of(['east', 'west']))), // prettier-ignore
        gini: () => gini(cells, weights),
        sigma: () => sigmaConvergence(panel, 'a'),
        beta: () => betaConvergence(panel, 'a', '2000', '2001', 1),
        mobility: () => rankMobility(panel, 'a', '2000', '2001'),
        rates: () => shrunkRates(cells.map(Math.abs), weights),
        means: () => shrunkMeans(cells, weights, of(['moments', 'james_stein'])),
      })
    }))
  it('series', () =>
    seeds(150, (seed, random) => {
      const of = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!
      const column = of(COLUMNS)
      const made = Array.from({ length: of([0, 1, 5, 14, 30, 60]) }, (_, at) => column(random, at, at % 5, at % 4))
      const values = made.filter((cell) => cell !== null)
      const season = of([1, 2, 4, 12])
      hold(seed, {
        forecast: () => forecast(values, { season, horizon: 3, origins: 2 }),
        holtWinters: () => holtWinters(values, { season, seasonal: of(['additive', 'multiplicative']), damped: random() < 0.5 }),
        stl: () => stl(values, { season }),
        changes: () => changePoints(values),
        interrupted: () => interrupted(values, { at: of([6, 10, 20]), errors: of(['newey_west', 'prais_winsten']), season: 4 }),
      })
    }))
})
