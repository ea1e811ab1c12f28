import { describe, expect, it } from 'vitest'
import type { Panel } from '#analysis/panel.ts'
import { effectsTest } from '#analysis/regression/effectsTest.ts'
import { hausman } from '#analysis/regression/hausman.ts'
import { panelRegression, type PanelFit } from '#analysis/regression/panelRegression.ts'
import type { RegressionSpec } from '#analysis/regression/spec.ts'
import { grunfeld } from '../../helpers/publishedTable.ts'
import { valueOf } from '../../helpers/valueOf.ts'

const panel = grunfeld()
/** Nine rows left out, the same as were left out in R: Grunfeld[-c(1,2,25,47,100,101,102,103,199), ]. */
const OUT = new Set([1, 2, 25, 47, 100, 101, 102, 103, 199])
const unbalanced: Panel = {
  rows: panel.rows.filter((_, at) => !OUT.has(at + 1)),
  columns: Object.fromEntries(Object.entries(panel.columns).map(([name, column]) => [name, column.filter((_, at) => !OUT.has(at + 1))])),
}
const fit = (more: Partial<RegressionSpec>, of: Panel = panel): PanelFit =>
  valueOf(panelRegression(of, { y: 'inv', x: ['value', 'capital'], effects: 'region', ...more }))
const near = (ours: number | null, theirs: number, digits = 10): void =>
  expect(Math.abs(ours! - theirs), `${ours} for ${theirs}`).toBeLessThanOrEqual(Math.abs(theirs) * 10 ** -digits)
const hold = (found: PanelFit, estimates: number[], errors: number[], digits = 10): void => {
  const last = found.coefficients.slice(-estimates.length)
  for (const [at, one] of estimates.entries()) near(last[at]!.estimate, one, digits)
  for (const [at, one] of errors.entries()) near(last[at]!.error, one, digits)
}

describe('Grunfeld as R’s plm 2.6 prints it, 17 digits', () => {
  const classical = { errors: 'classical' } as const
  it('pooled', () => {
    const pooled = fit({ effects: 'pooled', ...classical })
    hold(pooled, [-42.7143694365594, 0.115562156360553, 0.230678488731970], [9.51167603142387, 0.00583570955722063, 0.0254758014765089]) // prettier-ignore
    near(pooled.rSquared.own, 0.812408012544729)
    near(pooled.rSquared.adjusted, 0.810503525362442)
    near(pooled.joint.statistic!, 426.575731304813)
    near(pooled.coefficients[0]!.p, 1.20735654138483e-5)
  })
  it('fixed effects of the firm', () => {
    const fixed = fit({ ...classical })
    hold(fixed, [0.110123804120718, 0.310065341300139], [0.0118566942140438, 0.0173545027755526])
    near(fixed.rSquared.own, 0.76675758374814)
    near(fixed.rSquared.adjusted, 0.753110421095106)
    near(fixed.joint.statistic!, 309.01417516828)
    expect(fixed.joint.degrees).toEqual([2, 188])
    near(fixed.coefficients[1]!.p, 3.92110843163791e-17, 9)
  })
  it('fixed effects of both', () => {
    const both = fit({ effects: 'both', ...classical })
    hold(both, [0.117715855082606, 0.357916273073427], [0.0137512830036482, 0.0227190108825725])
    near(both.rSquared.own, 0.720145212924406)
    near(both.joint.statistic!, 217.442306876369)
  })
  it('fixed effects of the year', () =>
    hold(fit({ effects: 'period', ...classical }), [0.116797792110671, 0.219706578450729], [0.00633130242813142, 0.0322961073169041]))
  it('random effects, and Hausman’s test against the fixed ones', () => {
    const random = fit({ effects: 'random', ...classical })
    hold(random, [-57.8344149050329, 0.109781152232484, 0.308112982830713], [28.8989352602898, 0.0104926635495465, 0.0171804690896399])
    near(random.sigma.rest, 52.76796595263)
    near(random.sigma.effect!, 84.200950703113)
    near(random.sigma.theta![0]!, 0.86122362074788)
    near(random.rSquared.own, 0.769502722669896)
    near(random.coefficients[0]!.p, 0.04536388702716)
    const test = valueOf(hausman(panel, { y: 'inv', x: ['value', 'capital'] }))
    near(test.statistic!, 2.33036689367546)
    near(test.p!, 0.31186544605489)
  })
  it('F of the effects', () => {
    const f = (effects: 'region' | 'both') => valueOf(effectsTest(panel, { y: 'inv', x: ['value', 'capital'], effects }))
    near(f('region').statistic!, 49.1766254994185)
    expect(f('region').degrees).toEqual([9, 188])
    near(f('both').statistic!, 17.4031456443478)
    expect(f('both').degrees).toEqual([28, 169])
  })
  it.each<[RegressionSpec['effects'], NonNullable<RegressionSpec['errors']>, NonNullable<RegressionSpec['smallSample']>, number[]]>([
    ['pooled', 'robust', 'none', [11.4875628555815, 0.00675967929005366, 0.0484976632393008]],
    ['pooled', 'robust', 'plm', [11.5747011170996, 0.00681095445687197, 0.0488655395343422]],
    ['pooled', 'clustered', 'none', [19.2794308819015, 0.015002728082796, 0.080200798054643]],
    ['pooled', 'clustered', 'plm', [20.4252029284739, 0.0158943366870588, 0.0849671126355403]],
    ['region', 'robust', 'none', [0.0187877003320107, 0.0414912973469703]],
    ['region', 'robust', 'plm', [0.0188823492954288, 0.0417003228378694]],
    ['region', 'clustered', 'none', [0.0143421437123503, 0.0497926087237731]],
    ['region', 'clustered', 'plm', [0.0151560754389038, 0.0526183915914517]],
    ['both', 'robust', 'none', [0.0176309274222100, 0.0500090406553813]], // prettier-ignore
    ['both', 'clustered', 'plm', [0.010263191236561, 0.0453674944847846]],
    ['random', 'robust', 'plm', [24.6779548675135, 0.01975874654141203, 0.0418386750418134]],
    ['random', 'clustered', 'none', [23.4496261097834, 0.0129840196124772, 0.0518890249063284]],
    ['random', 'clustered', 'plm', [24.8432318787372, 0.0137556568467531, 0.0549727774623947]],
  ])('%s, %s, %s', (effects, errors, smallSample, says) => {
    const { coefficients } = fit({ effects, errors, smallSample })
    for (const [at, error] of says.entries()) near(coefficients.at(at - says.length)!.error, error)
  })
  it('clustered without correction is tested with the residual degrees, as coeftest does', () => {
    const { coefficients } = fit({ errors: 'clustered', smallSample: 'none' })
    near(coefficients[1]!.statistic, 7.67834, 6)
    near(coefficients[1]!.p, 8.5659e-13, 4)
    near(coefficients[2]!.p, 3.0327e-9, 4)
  })
})

describe('Grunfeld as Stata’s xtreg prints it', () => {
  it('fe', () => {
    const fixed = fit({ errors: 'classical' })
    hold(fixed, [-58.74393, 0.1101238, 0.3100653], [12.45369, 0.0118567, 0.0173545], 6)
    near(fixed.rSquared.within, 0.7668, 4)
    near(fixed.rSquared.between, 0.8194, 4)
    near(fixed.rSquared.overall, 0.806, 4)
    near(fixed.sigma.rest, 52.767964, 7)
    near(fixed.coefficients[1]!.low, 0.0867345, 6)
    near(fixed.coefficients[1]!.high, 0.1335131, 6)
  })
  it('fe vce(cluster firm): t of 9 degrees', () => {
    const fixed = fit({})
    hold(fixed, [-58.74393, 0.1101238, 0.3100653], [27.60286, 0.0151945, 0.0527518], 5)
    expect(fixed.degreesOfT).toBe(9)
  })
  it('re', () => {
    const random = fit({ effects: 'random', errors: 'classical' })
    hold(random, [-57.83441, 0.1097811, 0.308113], [28.89893, 0.0104927, 0.0171805], 5)
    near(random.joint.statistic!, 657.67, 5)
    near(random.rSquared.between, 0.8196, 4)
    near(random.rSquared.overall, 0.8061, 4)
  })
})

describe('unbalanced, as plm has it', () => {
  it('fixed and random', () => {
    hold(fit({ errors: 'classical' }, unbalanced), [0.115061391242432, 0.312072430696633], [0.0118403198378568, 0.0174459310867545])
    const both = fit({ effects: 'both', errors: 'classical' }, unbalanced)
    hold(both, [0.122512266812338, 0.360651691836693], [0.0140157483255764, 0.023167871086345])
    near(both.rSquared.own, 0.726515398599478)
    const random = fit({ effects: 'random', errors: 'classical' }, unbalanced)
    hold(random, [-61.9360731801618, 0.11368594251015, 0.310472190595681], [29.8218944396257, 0.0105487537469951, 0.0173169750741191])
    near(random.sigma.effect! ** 2, 7587.292810239288)
    near(random.sigma.rest ** 2, 2588.367259891848)
    expect(random.balanced).toBe(false)
    near(valueOf(hausman(unbalanced, { y: 'inv', x: ['value', 'capital'] })).statistic!, 2.45115485253675)
  })
  it('robust and clustered', () => {
    const { coefficients } = fit({ effects: 'both', smallSample: 'plm' }, unbalanced)
    near(coefficients[1]!.error, 0.0138317257209958)
    near(coefficients[2]!.error, 0.0394035859192637)
    const random = fit({ effects: 'random', smallSample: 'none' }, unbalanced).coefficients
    near(random[1]!.error, 0.0147142305139777)
    near(random[2]!.error, 0.0508621035700585)
    near(fit({ errors: 'robust', smallSample: 'plm' }, unbalanced).coefficients[1]!.error, 0.0196303134655279)
  })
  it('the harmonic mean of the lengths, as xtreg, re, differs from the exact one there only', () => {
    const of = (components: 'exact' | 'harmonic', given: Panel) =>
      fit({ effects: 'random', errors: 'classical', components }, given).coefficients[1]!.estimate
    expect(of('harmonic', unbalanced)).not.toBe(of('exact', unbalanced))
    near(of('harmonic', unbalanced), of('exact', unbalanced), 2)
    near(of('harmonic', panel), of('exact', panel))
  })
})
