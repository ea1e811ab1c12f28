import { describe, expect, it } from 'vitest'
import { differences, type DifferencesSpec } from '#analysis/effect/differences.ts'
import { interrupted, type InterruptedSpec } from '#analysis/effect/interrupted.ts'
import type { Panel } from '#analysis/panel.ts'
import { seeded } from '#analysis/seeded.ts'
import { grunfeld, publishedTable } from '../../helpers/publishedTable.ts'
import { reasonOf, valueOf } from '../../helpers/valueOf.ts'

const near = (ours: number, theirs: number, digits = 9): void =>
  expect(Math.abs(ours - theirs), `${ours} for ${theirs}`).toBeLessThanOrEqual(Math.abs(theirs) * 10 ** -digits)
/** A series with trend, season, AR(1) noise, and a step planted at 60. */
const planted = (seed: number, step: number, rho = 0.5): number[] => {
  const random = seeded(seed)
  let noise = 0
  return Array.from({ length: 96 }, (_, t) => {
    noise = rho * noise + Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    return 50 + 0.1 * t + 5 * Math.sin((2 * Math.PI * t) / 12) + noise + (t >= 60 ? step : 0)
  })
}

describe('the seat-belt law of February 1983, as R has it', () => {
  const deaths = publishedTable('ukdriverdeaths').value!.map(Math.log)
  const of = (more: Partial<InterruptedSpec>) => valueOf(interrupted(deaths, { at: 169, season: 12, ...more }))
  it('least squares with Newey & West’s errors (sandwich, lag 4)', () => {
    const { step, slope } = of({ errors: 'newey_west', lag: 4 })
    near(step.estimate, -0.236648151776906)
    near(slope.estimate, 0.00683091204760718)
    near(step.error, 0.023422462574951657)
    near(slope.error, 0.0015235873489693)
  })
  it('Prais & Winsten', () => {
    const { rho, step, slope } = of({})
    near(rho!, 0.367573033861717)
    near(step.estimate, -0.235757962434343)
    near(slope.estimate, 0.00686993227804855)
    near(step.error, 0.0535232417315335)
    near(slope.error, 0.00391770935337958)
  })
  it('a fifth fewer, and few decisions made up before it look like that', () => {
    const { mean, placebo, without, before, after } = of({})
    expect(Math.exp(mean.estimate) - 1).toBeCloseTo(-0.16, 1)
    expect(mean.p).toBeLessThan(0.001)
    expect(placebo!.share).toBeLessThan(0.2)
    expect([before, after, without.length]).toEqual([169, 23, 192])
  })
})

describe('a planted step', () => {
  it('is recovered, and its interval holds it as often as it says', () => {
    let held = 0
    for (let seed = 1; seed <= 60; seed++) {
      const { step } = valueOf(interrupted(planted(seed, 4).slice(36), { at: 24, season: 12, harmonics: 1, placebos: 0 }))
      if (step.low <= 4 && 4 <= step.high) held++
    }
    expect(held / 60).toBeGreaterThan(0.85)
  })
  it('moves with units', () => {
    const [once, more] = [1, 1e8].map((unit) => valueOf(interrupted(planted(3, 4).map((one) => one * unit), { at: 60, season: 12 }))) // prettier-ignore
    near(more!.step.estimate, once!.step.estimate * 1e8, 6)
    near(more!.step.statistic, once!.step.statistic, 6)
  })
  it.each<[string, number[], Partial<InterruptedSpec>]>([
    ['series_too_short at', planted(1, 0), { at: 5 }],
    ['series_too_short at', planted(1, 0), { at: 91 }],
    ['series_too_short', planted(1, 0).slice(0, 14), { at: 7, season: 40, harmonics: 20 }],
    ['not_finite', [...planted(1, 0), NaN], {}],
    ['bad_season season', planted(1, 0), { season: 1 }],
    ['bad_option harmonics', planted(1, 0), { season: 12, harmonics: 7 }],
    ['bad_option lag', planted(1, 0), { lag: -1 }],
    ['bad_option level', planted(1, 0), { level: 0 }],
  ])('refuses with %s', (reason, values, more) => expect(reasonOf(interrupted(values, { at: 60, ...more }))).toBe(reason))
})

/** 12 regions × 8 years with effects of both, and a step for the first four from 2014 on; `drift` a year for these four. */
const treatedPanel = (seed: number, effect: number, drift = 0): Panel => {
  const random = seeded(seed)
  const rows = Array.from({ length: 96 }, (_, at) => ({ region: `r${Math.floor(at / 8)}`, period: `${2010 + (at % 8)}` }))
  const first = (region: string): boolean => ['r0', 'r1', 'r2', 'r3'].includes(region)
  const y = rows.map(({ region, period }) => {
    const year = Number(period) - 2010
    return Number(region.slice(1)) + year * 0.3 + random() + (first(region) ? drift * year + (year >= 4 ? effect : 0) : 0)
  })
  return { rows, columns: { y } }
}
const TREATED = ['r0', 'r1', 'r2', 'r3']
const spec = (seed = 1): DifferencesSpec => ({ y: 'y', treated: TREATED, from: '2014', draws: 199, random: seeded(seed) })

describe('difference in differences', () => {
  it('as R’s plm has it, on Grunfeld with three firms made treated from 1945', () => {
    const { effect } = valueOf(
      differences(grunfeld(), { ...spec(), y: 'inv', treated: ['1', '2', '3'], from: '1945', draws: 19, smallSample: 'plm' }),
    )
    near(effect.estimate, 167.346619047618)
    near(effect.error, 81.2462885191951)
  })
  it('is the difference of the means’ differences', () => {
    const panel = treatedPanel(1, 2)
    const mean = (treated: boolean, after: boolean): number => {
      const cells = panel.columns.y!.filter((_, at) => TREATED.includes(panel.rows[at]!.region) === treated && panel.rows[at]!.period >= '2014' === after) as number[] // prettier-ignore
      return cells.reduce((a, b) => a + b, 0) / cells.length
    }
    const { effect } = valueOf(differences(panel, spec()))
    expect(effect.estimate).toBeCloseTo(mean(true, true) - mean(true, false) - mean(false, true) + mean(false, false), 10)
  })
  it('finds what was planted, and the draws seldom do', () => {
    const found = valueOf(differences(treatedPanel(1, 2), spec()))
    expect(found.effect.low < 2 && 2 < found.effect.high).toBe(true)
    expect(found.placebo.p).toBeLessThan(0.02)
    expect(found.driftBefore!.p).toBeGreaterThan(0.05)
    expect(valueOf(differences(treatedPanel(1, 2), spec()))).toEqual(found)
    expect(valueOf(differences(treatedPanel(2, 0), spec())).placebo.p).toBeGreaterThan(0.05)
  })
  it('says that the treated drifted before', () =>
    expect(valueOf(differences(treatedPanel(1, 0, 0.5), spec())).driftBefore!.p).toBeLessThan(0.01))
  it.each<[string, Partial<DifferencesSpec>]>([
    ['unknown_region r99', { treated: ['r99'] }],
    ['too_few_groups treated', { treated: [] }],
    ['too_few_groups treated', { treated: Array.from({ length: 12 }, (_, at) => `r${at}`) }],
    ['too_few_periods from', { from: '2010' }],
    ['too_few_periods from', { from: '2030' }],
    ['too_few_draws draws', { draws: 3 }],
    ['unknown_column z', { y: 'z' }],
  ])('refuses with %s', (reason, more) => expect(reasonOf(differences(treatedPanel(1, 2), { ...spec(), ...more }))).toBe(reason))
})
