import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastSquares } from '#analysis/linear/leastSquares.ts'
import type { Panel } from '#analysis/panel.ts'
import { effectsTest } from '#analysis/regression/effectsTest.ts'
import { hausman } from '#analysis/regression/hausman.ts'
import { panelRegression } from '#analysis/regression/panelRegression.ts'
import { EFFECTS, type RegressionSpec } from '#analysis/regression/spec.ts'
import { seeded } from '#analysis/seeded.ts'
import { reasonOf, valueOf } from '../../helpers/valueOf.ts'

/** y = 3 + 2a − b + an effect of the region + one of the year + noise; a leans on the region's effect where `leaning`. */
const planted = (seed: number, regions: number, years: number, noise: number, gaps = 0): Panel => {
  const random = seeded(seed)
  const own = Array.from({ length: regions }, () => 10 * random())
  const yearly = Array.from({ length: years }, () => 5 * random())
  const rows: Panel['rows'][number][] = []
  const [a, b, y]: [number[], number[], number[]] = [[], [], []]
  for (let region = 0; region < regions; region++)
    for (let year = 0; year < years; year++) {
      if (random() < gaps) continue
      rows.push({ region: `r${region}`, period: `${2000 + year}` })
      a.push(own[region]! + 4 * random())
      b.push(yearly[year]! + 4 * random())
      y.push(3 + 2 * a.at(-1)! - b.at(-1)! + own[region]! + yearly[year]! + noise * (random() - 0.5))
    }
  return { rows, columns: { a, b, y } }
}
const spec: RegressionSpec = { y: 'y', x: ['a', 'b'], effects: 'region' }
const cases = fc.record({ seed: fc.integer(), effects: fc.constantFrom(...EFFECTS), gaps: fc.constantFrom(0, 0.2) })
const slopes = (
  panel: Panel,
  effects: RegressionSpec['effects'],
  more: Partial<RegressionSpec> = {},
): { estimates: number[]; errors: number[] } => {
  const { coefficients } = valueOf(panelRegression(panel, { ...spec, effects, ...more }))
  return { estimates: coefficients.slice(1).map(({ estimate }) => estimate), errors: coefficients.slice(1).map(({ error }) => error) }
}
const same = (ours: number[], theirs: number[], factor = 1): void => {
  for (const [at, one] of theirs.entries()) expect(ours[at]! / (one * factor)).toBeCloseTo(1, 8)
}
const holds = (test: (given: { seed: number; effects: RegressionSpec['effects']; gaps: number }) => void): void =>
  void fc.assert(fc.property(cases, test), { seed: 3, numRuns: 60 })

describe('what must stay the same', () => {
  it('reordered rows', () =>
    holds(({ seed, effects, gaps }) => {
      const panel = planted(seed, 8, 6, 3, gaps)
      const order = panel.rows.map((_, at) => at).sort((i, j) => ((i * 31) % 47) - ((j * 31) % 47))
      const mixed = { rows: order.map((at) => panel.rows[at]!), columns: Object.fromEntries(Object.entries(panel.columns).map(([name, column]) => [name, order.map((at) => column[at]!)])) } // prettier-ignore
      same(slopes(mixed, effects).estimates, slopes(panel, effects).estimates)
      same(slopes(mixed, effects).errors, slopes(panel, effects).errors)
    }))
  it('units: slopes and errors move by the factor, t does not', () =>
    holds(({ seed, effects, gaps }) => {
      const panel = planted(seed, 8, 6, 3, gaps)
      const yuan = { ...panel, columns: { ...panel.columns, a: panel.columns.a!.map((one) => one! * 1e8) } }
      same([slopes(yuan, effects).estimates[0]!], [slopes(panel, effects).estimates[0]!], 1e-8)
      same([slopes(yuan, effects).errors[0]!], [slopes(panel, effects).errors[0]!], 1e-8)
      same([slopes(yuan, effects).estimates[1]!], [slopes(panel, effects).estimates[1]!])
    }))
  it('a region that is the same in every year, under fixed effects of the region', () =>
    holds(({ seed, gaps }) => {
      const panel = planted(seed, 8, 6, 3, gaps)
      const years = ['2000', '2001', '2002']
      const more: Panel = {
        rows: [...panel.rows, ...years.map((period) => ({ region: 'constant', period }))],
        columns: { a: [...panel.columns.a!, 7, 7, 7], b: [...panel.columns.b!, 1, 1, 1], y: [...panel.columns.y!, 100, 100, 100] },
      }
      same(slopes(more, 'region').estimates, slopes(panel, 'region').estimates)
    }))
  it('a doubled panel, every region twice: slopes stay, clustered errors shrink by √2', () =>
    holds(({ seed, effects, gaps }) => {
      if (effects === 'random') return
      const panel = planted(seed, 8, 6, 3, gaps)
      const doubled: Panel = {
        rows: [...panel.rows, ...panel.rows.map((row) => ({ ...row, region: `${row.region}x` }))],
        columns: Object.fromEntries(Object.entries(panel.columns).map(([name, column]) => [name, [...column, ...column]])),
      }
      const [once, twice] = [panel, doubled].map((one) => slopes(one, effects, { smallSample: 'none' }))
      same(twice!.estimates, once!.estimates)
      same(twice!.errors, once!.errors, Math.SQRT1_2)
    }))
})

describe('against an oracle', () => {
  it('two-way effects of an unbalanced panel are the regression on every dummy', () =>
    holds(({ seed, gaps }) => {
      const { rows, columns } = planted(seed, 7, 5, 3, gaps)
      const regions = [...new Set(rows.map(({ region }) => region))]
      const periods = [...new Set(rows.map(({ period }) => period))].slice(1)
      const dummies = [...regions.map((one) => rows.map(({ region }) => (region === one ? 1 : 0))), ...periods.map((one) => rows.map(({ period }) => (period === one ? 1 : 0)))] // prettier-ignore
      const x = [...dummies, columns.a as number[], columns.b as number[]]
      const fit = valueOf(leastSquares(x, x.map((_, at) => `${at}`), columns.y as number[])) // prettier-ignore
      const both = valueOf(panelRegression({ rows, columns }, { ...spec, effects: 'both', errors: 'classical' }))
      same(both.coefficients.slice(1).map(({ estimate }) => estimate), fit.coefficients.slice(-2)) // prettier-ignore
      expect(both.degrees).toBe(rows.length - x.length)
      expect(both.squares / fit.squares).toBeCloseTo(1, 9)
    }))
  it('planted slopes are recovered, and the intervals hold them as often as they say', () => {
    let held = 0
    for (let seed = 1; seed <= 200; seed++) {
      const { coefficients } = valueOf(panelRegression(planted(seed, 30, 6, 4), { ...spec, effects: 'both' }))
      if (coefficients[1]!.low <= 2 && 2 <= coefficients[1]!.high) held++
      if (seed === 1) expect(coefficients[2]!.estimate).toBeCloseTo(-1, 0)
    }
    expect(held).toBeGreaterThanOrEqual(180)
    expect(held).toBeLessThanOrEqual(199)
  })
  it('Hausman’s test sees that the regressor leans on the effect, and says where it has no statistic', () => {
    const leaning = { y: 'y', x: ['a', 'b'] }
    const test = valueOf(hausman(planted(4, 30, 6, 2), leaning))
    expect(test.common.p).toBeLessThan(0.01)
    expect([test.definite, test.degrees]).toEqual([false, 2])
  })
})

describe('hostile inputs', () => {
  const good = planted(1, 6, 5, 1)
  const flat = { ...good, columns: { ...good.columns, c: good.rows.map(({ region }) => Number(region.slice(1))), d: good.columns.a!.map((one) => 2 * one! + 1), one: good.rows.map(() => 5), none: good.rows.map(() => null) } } // prettier-ignore
  const few = (count: number): Panel => ({
    rows: good.rows.slice(0, count),
    columns: Object.fromEntries(Object.entries(good.columns).map(([name, column]) => [name, column.slice(0, count)])),
  })
  it.each<[string, Partial<RegressionSpec>, Panel?]>([
    ['found', {}],
    ['unknown_column z', { x: ['z'] }],
    ['unknown_column toString', { y: 'toString' }],
    ['too_few_members', { x: [] }],
    ['duplicate_member a', { x: ['a', 'a'] }],
    ['duplicate_member y', { x: ['y'] }],
    ['singular_design c', { x: ['c'] }],
    ['found', { x: ['a', 'c'], effects: 'random' }],
    ['singular_design d', { x: ['a', 'd'] }],
    ['singular_design d', { x: ['a', 'd'], effects: 'random' }],
    ['singular_design one', { x: ['one'], effects: 'pooled' }],
    ['too_few_rows', { x: ['none'] }],
    ['one_cluster', {}, few(5)],
    ['one_cluster', { effects: 'pooled' }, few(5)],
    ['too_few_rows', { errors: 'classical' }, few(3)],
    ['too_few_rows', { effects: 'both' }, few(6)],
    ['too_few_regions', { effects: 'random' }, few(15)],
    ['bad_option effects', { effects: 'magic' as never }],
    ['bad_option errors', { errors: 'hasOwnProperty' as never }],
    ['bad_option smallSample', { smallSample: 1 as never }],
    ['bad_option level', { level: 1 }],
    ['bad_option smallSample', { smallSample: 'hc3' }],
    ['found', { errors: 'robust', smallSample: 'hc3' }],
    ['no_variation one', { y: 'one' }],
    ['no_variation c', { y: 'c' }],
    ['found', { y: 'c', effects: 'pooled' }],
    ['not_finite a', {}, { ...flat, columns: { ...flat.columns, a: good.columns.a!.map((cell) => cell! * 1e300) } }],
    [
      'singular_design',
      { x: ['first'], effects: 'pooled', errors: 'robust', smallSample: 'hc3' },
      { ...flat, columns: { ...flat.columns, first: good.rows.map((_, at) => (at === 0 ? 1 : 0)) } },
    ],
  ])('%s: %j', (reason, more, panel = flat) => expect(reasonOf(panelRegression(panel, { ...spec, ...more }))).toBe(reason))
  it('a refusal of one of two regressions is the test’s', () => {
    expect(reasonOf(hausman(flat, { y: 'y', x: ['c'] }))).toBe('singular_design c')
    expect(reasonOf(effectsTest(flat, { y: 'y', x: ['z'], effects: 'region' }))).toBe('unknown_column z')
  })
  it('a missing cell leaves its row out, and is named', () => {
    const [first, ...rest] = good.columns.a!
    const holed = { ...good, columns: { ...good.columns, a: [null, ...rest] } }
    const { missing, n } = valueOf(panelRegression(holed, spec))
    expect(missing).toEqual([{ region: 'r0', period: '2000', column: 'a' }])
    expect(n).toBe(29)
    expect(first).not.toBeNull()
  })
})
