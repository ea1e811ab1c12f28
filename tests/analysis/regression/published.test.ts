import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Panel } from '#analysis/panel.ts'
import { effectsTest } from '#analysis/regression/effectsTest.ts'
import { hausman } from '#analysis/regression/hausman.ts'
import { panelRegression, type PanelFit } from '#analysis/regression/panelRegression.ts'
import type { RegressionSpec } from '#analysis/regression/spec.ts'
import { publishedTable } from '../../helpers/publishedTable.ts'
import { valueOf } from '../../helpers/valueOf.ts'

type Model = {
  est: number[]
  se: number[]
  p: number[]
  r2: number
  adj: number
  F: number
  pF?: number
  sigma2?: [number, number]
} & Record<string, number[]>
type Said = Record<string, { models: Record<RegressionSpec['effects'], Model>; hausman: { stat: number; df: number; p: number } }>
const SAID = JSON.parse(readFileSync(new URL('../../fixtures/published/plm.json', import.meta.url), 'utf8')) as Said

const panelOf = (name: string, unit: string, columns: (table: Record<string, number[]>) => Record<string, number[]>): Panel => {
  const table = publishedTable(name)
  return { rows: table[unit]!.map((one, at) => ({ region: `${one}`, period: `${table.year![at]}` })), columns: columns(table) }
}
const log = (values: number[] | undefined): number[] => values!.map(Math.log)
const PANELS: Record<string, Panel> = {
  produc: panelOf('produc', 'state', ({ gsp, pcap, pc, emp, unemp }) => ({ y: log(gsp), pcap: log(pcap), pc: log(pc), emp: log(emp), unemp: unemp! })), // prettier-ignore
  empluk: panelOf('empluk', 'firm', ({ emp, wage, capital, output }) => ({ y: log(emp), wage: log(wage), capital: log(capital), output: log(output) })), // prettier-ignore
  fatalities: panelOf('fatalities', 'state', ({ fatal, pop, beertax }) => ({ y: fatal!.map((one, at) => (one / pop![at]!) * 10_000), beertax: beertax! })), // prettier-ignore
}
const NAMES = Object.keys(PANELS)
const EFFECTS = ['pooled', 'region', 'period', 'both', 'random'] as const
const spec = (name: string, more: Partial<RegressionSpec>): RegressionSpec => ({ y: 'y', x: Object.keys(PANELS[name]!.columns).filter((one) => one !== 'y'), effects: 'pooled', ...more }) // prettier-ignore
const fit = (name: string, more: Partial<RegressionSpec>): PanelFit => valueOf(panelRegression(PANELS[name]!, spec(name, more)))
const near = (ours: number, theirs: number, digits = 9): void =>
  expect(Math.abs(ours - theirs), `${ours} for ${theirs}`).toBeLessThanOrEqual(Math.abs(theirs) * 10 ** -digits)
const ERRORS: [string, NonNullable<RegressionSpec['errors']>, NonNullable<RegressionSpec['smallSample']>][] = [
  ['se', 'classical', 'plm'],
  ['white0', 'robust', 'none'],
  ['white1', 'robust', 'plm'],
  ['white2', 'robust', 'hc2'],
  ['white3', 'robust', 'hc3'],
  ['cl0', 'clustered', 'none'],
  ['clsss', 'clustered', 'plm'],
]

describe.each(NAMES)('%s as R’s plm has it', (name) => {
  it.each(EFFECTS)('%s: estimates, every kind of error, p, R², F, variances', (effects) => {
    const says = SAID[name]!.models[effects]
    for (const [key, errors, smallSample] of ERRORS) {
      const { coefficients } = fit(name, { effects, errors, smallSample })
      for (const [at, estimate] of says.est.entries()) {
        const own = coefficients.at(at - says.est.length)!
        near(own.estimate, estimate)
        near(own.error, says[key]![at]!)
        if (key === 'se' && says.p[at]! > 1e-280) near(own.p, says.p[at]!, 7)
      }
    }
    const { rSquared, joint, sigma } = fit(name, { effects, errors: 'classical' })
    near(rSquared.own, says.r2)
    near(rSquared.adjusted, says.adj)
    near(joint.statistic!, says.F)
    if (says.sigma2) near(sigma.rest ** 2, says.sigma2[0])
    if (says.sigma2) near(sigma.effect! ** 2, says.sigma2[1])
    if (says.pF !== undefined && effects !== 'pooled' && effects !== 'random')
      near(valueOf(effectsTest(PANELS[name]!, { ...spec(name, {}), effects })).statistic!, says.pF)
  })
  it('Hausman', () => {
    const test = valueOf(hausman(PANELS[name]!, spec(name, {})))
    near(test.statistic!, SAID[name]!.hausman.stat)
    near(test.p!, SAID[name]!.hausman.p, 6)
    expect(test.degrees).toBe(SAID[name]!.hausman.df)
  })
})

describe('as printed in books', () => {
  it('Baltagi, Munnell’s states: the public capital of the within estimator is −0.026 (0.029), of the pooled one 0.155 (0.017)', () => {
    const [inside, pooled] = [fit('produc', { effects: 'region', errors: 'classical' }), fit('produc', { errors: 'classical' })]
    expect(inside.coefficients.slice(1).map(({ estimate, error }) => [estimate.toFixed(3), error.toFixed(3)])).toEqual([['-0.026', '0.029'], ['0.292', '0.025'], ['0.768', '0.030'], ['-0.005', '0.001']]) // prettier-ignore
    expect([pooled.coefficients[1]!.estimate.toFixed(3), pooled.coefficients[1]!.error.toFixed(3)]).toEqual(['0.155', '0.017'])
  })
  it('Stock & Watson, beer tax and traffic deaths: −0.66 (0.29) with state effects, −0.64 (0.36) with both, clustered', () => {
    const [state, both] = [fit('fatalities', { effects: 'region' }), fit('fatalities', { effects: 'both' })]
    expect([state, both].map(({ coefficients }) => [coefficients[1]!.estimate.toFixed(2), coefficients[1]!.error.toFixed(2)])).toEqual([['-0.66', '0.29'], ['-0.64', '0.36']]) // prettier-ignore
  })
})

describe('Hausman where a regressor does not vary within regions', () => {
  it('compares the others, as phtest does, and says when the covariances do not differ as they must', () => {
    const panel = PANELS.empluk!
    const sector = panel.rows.map(({ region }) => Number(region) % 9)
    const test = valueOf(hausman({ ...panel, columns: { ...panel.columns, sector } }, { y: 'y', x: ['wage', 'sector', 'capital'] }))
    expect(test.degrees).toBe(2)
    expect(valueOf(hausman(panel, { y: 'y', x: ['wage', 'capital', 'output'] })).definite).toBe(false)
  })
})
