import { describe, expect, it } from 'vitest'
import type { Panel } from '#analysis/panel.ts'
import { twoStage, type TwoStage, type TwoStageSpec } from '#analysis/robustness/twoStage.ts'
import { publishedTable } from '../../helpers/publishedTable.ts'
import { reasonOf, valueOf } from '../../helpers/valueOf.ts'

const table = publishedTable('cigarettes')
const by = (formula: (row: Record<string, number>) => number): number[] =>
  table.state!.map((_, at) => formula(Object.fromEntries(Object.entries(table).map(([name, values]) => [name, values[at]!]))))
const both: Panel = {
  rows: table.state!.map((state, at) => ({ region: `${state}`, period: `${table.year![at]}` })),
  columns: {
    y: by(({ packs }) => Math.log(packs!)),
    price: by(({ price, cpi }) => Math.log(price! / cpi!)),
    income: by(({ income, population, cpi }) => Math.log(income! / population! / cpi!)),
    sales: by(({ taxs, tax, cpi }) => (taxs! - tax!) / cpi!),
    tax: by(({ tax, cpi }) => tax! / cpi!),
  },
}
const places = (period: string): number[] => both.rows.flatMap((row, at) => (row.period === period ? [at] : []))
const [first, last] = [places('1985'), places('1995')]
const of = (cell: (values: readonly (number | null)[], at: number) => number): Panel => ({
  rows: last.map((at) => both.rows[at]!),
  columns: Object.fromEntries(Object.entries(both.columns).map(([name, values]) => [name, last.map((_, at) => cell(values, at))])),
})
const of1995 = of((values, at) => values[last[at]!]!)
const decade = of((values, at) => values[last[at]!]! - values[first[at]!]!)
const SPEC: TwoStageSpec = { y: 'y', endogenous: 'price', controls: ['income'], instruments: ['sales', 'tax'], effects: 'pooled', errors: 'classical' } // prettier-ignore
const fit = (panel: Panel, more: Partial<TwoStageSpec> = {}): TwoStage => valueOf(twoStage(panel, { ...SPEC, ...more }))
const near = (ours: number | null, theirs: number, digits = 9): void =>
  expect(Math.abs(ours! - theirs), `${ours} for ${theirs}`).toBeLessThanOrEqual(Math.abs(theirs) * 10 ** -digits)
const hold = ({ coefficients }: TwoStage, estimates: number[], errors: number[]): void => {
  for (const [at, own] of coefficients.slice(-estimates.length).entries()) near(own.estimate, estimates[at]!)
  for (const [at, own] of coefficients.slice(-errors.length).entries()) near(own.error, errors[at]!)
}

describe('cigarettes and their price, as R’s AER::ivreg has it', () => {
  it('1995: errors of every kind and the three diagnostics', () => {
    const estimates = [9.89495554115521, -1.27742413342728, 0.280404825083421]
    hold(fit(of1995), estimates, [1.05855994763001, 0.263198590279749, 0.238565436908246])
    hold(fit(of1995, { errors: 'robust', smallSample: 'none' }), estimates, [0.928757811285047, 0.241683843647286, 0.245827599866201])
    hold(fit(of1995, { errors: 'robust', smallSample: 'plm' }), estimates, [0.959216942871077, 0.249610000398155, 0.253889653418665])
    const { firstStage, endogeneity, overidentification, weak } = fit(of1995)
    near(firstStage.statistic, 244.733753555916)
    near(endogeneity!.statistic, 3.06781627294407)
    near(endogeneity!.p, 0.0868250462413101, 8)
    near(overidentification!.statistic, 0.332622141936518)
    near(overidentification!.p, 0.564119140017578)
    expect([weak, firstStage.degrees, endogeneity!.degrees, overidentification!.degrees]).toEqual([false, [2, 44], [1, 44], [1, Infinity]]) // prettier-ignore
  })
  it('over ten years, printed by Stock & Watson as −1.20 (0.20)', () => {
    const robust = fit(decade, { errors: 'robust', smallSample: 'plm' })
    hold(robust, [-0.0520034209685599, -1.20240337295521, 0.462030108330851], [0.0624876337116, 0.196943332466546, 0.309340589811494])
    expect(robust.coefficients[1]!.estimate.toFixed(2)).toBe('-1.20')
    expect(robust.coefficients[1]!.error.toFixed(2)).toBe('0.20')
    near(robust.overidentification!.statistic, 4.83804523693519)
    expect(fit(decade, { instruments: ['sales'] }).overidentification).toBeNull()
  })
  it('with effects of state, and of state and year, as plm(y ~ x | z) has it; Sargan’s as of the differences', () => {
    const one = [-1.26750384292209, 0.203782656318318]
    const two = [-1.20240337295521, 0.46203010833085]
    hold(fit(both, { effects: 'region' }), one, [0.131810014974918, 0.213235694358516])
    hold(fit(both, { effects: 'region', errors: 'clustered', smallSample: 'plm' }), one, [0.161250140855522, 0.236316885237582])
    hold(fit(both, { effects: 'both' }), two, [0.171192853911037, 0.308101316393605])
    hold(fit(both, { effects: 'both', errors: 'clustered', smallSample: 'none' }), two, [0.190689561697381, 0.299517738161474])
    near(fit(both, { effects: 'both' }).overidentification!.statistic, 4.83804523693519)
  })
  it('two endogenous regressors want two instruments, and are then estimated', () => {
    const more = { endogenous: ['price', 'income'], controls: [] }
    expect(fit(of1995, more).coefficients.map(({ name }) => name)).toEqual(['constant', 'price', 'income'])
    expect(fit(of1995, more).firstStage.statistic).toBeLessThan(fit(of1995).firstStage.statistic!)
    expect(reasonOf(twoStage(of1995, { ...SPEC, ...more, instruments: ['tax'] }))).toBe('too_few_members instruments')
    expect(reasonOf(twoStage(of1995, { ...SPEC, endogenous: [] }))).toBe('too_few_members endogenous')
    expect(reasonOf(twoStage(of1995, { ...SPEC, errors: 'robust', smallSample: 'hc3' }))).toBe('bad_option smallSample')
  })
})
