import { describe, expect, it } from 'vitest'
import type { Panel } from '#analysis/panel.ts'
import { panelRegression } from '#analysis/regression/panelRegression.ts'
import { groupDifference, type GroupDifferenceSpec } from '#analysis/robustness/groupDifference.ts'
import { lagged } from '#analysis/robustness/lagged.ts'
import { subsample } from '#analysis/robustness/subsample.ts'
import { twoStage, type TwoStageSpec } from '#analysis/robustness/twoStage.ts'
import { winsorised } from '#analysis/robustness/winsorised.ts'
import { seeded } from '#analysis/seeded.ts'
import { grunfeld } from '../../helpers/publishedTable.ts'
import { reasonOf, valueOf } from '../../helpers/valueOf.ts'

const YEARS = Array.from({ length: 20 }, (_, at) => `${1935 + at}`)
const panel = grunfeld()
const withLag: Panel = { ...panel, columns: { ...panel.columns, before: valueOf(lagged(panel, 'value', YEARS)) } }
const near = (ours: number, theirs: number): void => expect(Math.abs(ours / theirs - 1), `${ours} for ${theirs}`).toBeLessThan(1e-10)

describe('a lagged column', () => {
  it('regresses as plm(inv ~ lag(value) + capital) does', () => {
    const fit = valueOf(panelRegression(withLag, { y: 'inv', x: ['before', 'capital'], effects: 'region', errors: 'classical' }))
    near(fit.coefficients[1]!.estimate, 0.0645010937990392)
    near(fit.coefficients[1]!.error, 0.0144483108746825)
    expect(fit.n).toBe(190)
  })
  it('never bridges a gap', () => {
    const rows = ['2015', '2017', '2018'].map((period) => ({ region: 'a', period }))
    const years = ['2015', '2016', '2017', '2018']
    expect(valueOf(lagged({ rows, columns: { x: [1, 2, 3] } }, 'x', years))).toEqual([null, null, 2])
    expect(valueOf(lagged({ rows, columns: { x: [1, 2, 3] } }, 'x', years, 2))).toEqual([null, 1, null])
    expect(reasonOf(lagged({ rows, columns: { x: [1, 2, 3] } }, 'x', ['2015']))).toBe('unknown_period 2017')
    expect(reasonOf(lagged({ rows, columns: {} }, 'x', years))).toBe('unknown_column x')
    expect(reasonOf(lagged({ rows, columns: { x: [1, 2, 3] } }, 'x', years, 0))).toBe('bad_option by')
  })
})

describe('winsorising', () => {
  it('draws the ends in and leaves what is missing', () => {
    expect(valueOf(winsorised([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, null], 0.1))).toEqual([1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, null])
    expect(reasonOf(winsorised([1, 2], 0.5))).toBe('bad_option share')
    expect(reasonOf(winsorised([1, null], 0.1))).toBe('too_few_rows')
    expect(reasonOf(winsorised([1, NaN], 0.1))).toBe('not_finite')
  })
})

describe('two-stage least squares', () => {
  const spec: TwoStageSpec = {
    y: 'inv',
    endogenous: 'value',
    instruments: ['before'],
    controls: ['capital'],
    effects: 'region',
    errors: 'classical',
  }
  it('as plm(inv ~ value + capital | lag(value) + capital) has it', () => {
    const within = valueOf(twoStage(withLag, spec))
    near(within.coefficients[1]!.estimate, 0.257371380632803)
    near(within.coefficients[1]!.error, 0.0653576847872887)
    near(within.coefficients[2]!.estimate, 0.253045098369033)
    near(within.coefficients[2]!.error, 0.036955293089712)
    near(within.firstStage.statistic!, 3.43214627165261 ** 2)
    expect([within.n, within.weak, within.missing.length]).toEqual([190, false, 10])
    const pooled = valueOf(twoStage(withLag, { ...spec, effects: 'pooled' }))
    near(pooled.coefficients[0]!.estimate, -46.311678119168228)
    near(pooled.coefficients[1]!.error, 0.00641702365755758)
  })
  it('recovers what least squares get wrong, and knows a weak instrument', () => {
    const random = seeded(8)
    const rows = Array.from({ length: 240 }, (_, at) => ({ region: `r${Math.floor(at / 6)}`, period: `${at % 6}` }))
    const hidden = rows.map(() => random() * 4)
    const z = rows.map(() => random() * 4)
    const junk = rows.map(() => random())
    const x = z.map((one, at) => one + hidden[at]! + random())
    const y = x.map((one, at) => 2 * one + 3 * hidden[at]! + random())
    const made: Panel = { rows, columns: { x, y, z, junk } }
    const plain = valueOf(panelRegression(made, { y: 'y', x: ['x'], effects: 'both' })).coefficients[1]!
    const two = valueOf(twoStage(made, { y: 'y', endogenous: 'x', instruments: ['z'], effects: 'both' }))
    expect(plain.low).toBeGreaterThan(2.5)
    expect(two.coefficients[1]!.low < 2 && 2 < two.coefficients[1]!.high).toBe(true)
    expect(valueOf(twoStage(made, { y: 'y', endogenous: 'x', instruments: ['junk'], effects: 'both' })).weak).toBe(true)
  })
  it.each<[string, Partial<TwoStageSpec>]>([
    ['too_few_members instruments', { instruments: [] }],
    ['duplicate_member capital', { instruments: ['capital'] }],
    ['unknown_column z', { instruments: ['z'] }],
    ['bad_option effects', { effects: 'random' as never }],
  ])('refuses with %s', (reason, more) => expect(reasonOf(twoStage(withLag, { ...spec, ...more }))).toBe(reason))
})

describe('groups of regions', () => {
  const made = (apart: number): Panel => {
    const random = seeded(3)
    const rows = Array.from({ length: 120 }, (_, at) => ({ region: `r${Math.floor(at / 6)}`, period: `${2015 + (at % 6)}` }))
    const x = rows.map(() => random() * 4)
    const y = x.map((one, at) => one * (at < 60 ? 1 + apart : 1) + 2 * random())
    return { rows, columns: { x, y } }
  }
  const names = Array.from({ length: 20 }, (_, at) => `r${at}`)
  const spec = (): GroupDifferenceSpec => ({ y: 'y', x: ['x'], effects: 'both', compared: 'x', groups: [names.slice(0, 10), names.slice(10)], draws: 99, random: seeded(2) }) // prettier-ignore
  it('differ where it was planted, and not where it was not', () => {
    const found = valueOf(groupDifference(made(0.8), spec()))
    expect(found.difference).toBeCloseTo(0.8, 0)
    expect(found.p).toBeLessThanOrEqual(0.02)
    expect(valueOf(groupDifference(made(0.8), spec()))).toEqual(found)
    expect(valueOf(groupDifference(made(0), spec())).p).toBeGreaterThan(0.01)
  })
  it.each<[string, Partial<GroupDifferenceSpec>]>([
    ['unknown_column z', { compared: 'z' }],
    ['unknown_region x1', { groups: [['x1'], ['r1']] }],
    ['duplicate_row r1', { groups: [['r1', 'r2'], ['r1']] }],
    ['too_few_draws draws', { draws: 1 }],
    ['one_cluster', { groups: [['r1'], ['r2', 'r3']] }],
  ])('refuses with %s', (reason, more) => expect(reasonOf(groupDifference(made(0), { ...spec(), ...more }))).toBe(reason))
  it('a subsample is what the rows alone would be', () => {
    const kept = subsample(panel, (region, period) => region !== '1' && period >= '1940')
    expect(kept.rows).toHaveLength(9 * 15)
    expect(kept.columns.inv![0]).toBe(panel.columns.inv![20 + 5])
  })
})
