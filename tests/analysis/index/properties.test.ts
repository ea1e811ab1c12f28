import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contributions } from '#analysis/index/contributions.ts'
import { dirichletDraw } from '#analysis/index/dirichlet.ts'
import { indexOf } from '#analysis/index/indexOf.ts'
import { ratioColumn } from '#analysis/index/ratioColumn.ts'
import { NORMALISATIONS, WEIGHTINGS, type IndexSpec } from '#analysis/index/spec.ts'
import type { Panel } from '#analysis/panel.ts'
import { seeded } from '#analysis/seeded.ts'
import { reasonOf, valueOf } from '../../helpers/valueOf.ts'

const MEMBERS = ['a', 'b', 'c'].map((id, at) => ({
  id,
  better: at === 1 ? ('lower' as const) : ('higher' as const),
  function: at < 2 ? 'f' : 'g',
  weight: at + 1,
  floor: -10,
  ceiling: 2000,
}))
const REGIONS = 6
const YEARS = ['2018', '2019', '2020']

const panels = fc
  .array(fc.integer({ min: 1, max: 1000 }), { minLength: 3 * REGIONS * YEARS.length, maxLength: 3 * REGIONS * YEARS.length })
  .map((cells): Panel => {
    const rows = YEARS.flatMap((period) => Array.from({ length: REGIONS }, (_, at) => ({ region: `r${at}`, period })))
    return { rows, columns: Object.fromEntries(MEMBERS.map(({ id }, j) => [id, rows.map((_, at) => cells[j * rows.length + at]!)])) }
  })
const specs: fc.Arbitrary<IndexSpec> = fc.record({
  members: fc.constant(MEMBERS),
  normalise: fc.constantFrom(...NORMALISATIONS.filter((how) => how !== 'z_score')),
  weighting: fc.constantFrom(...WEIGHTINGS),
  over: fc.constantFrom('period' as const, 'panel' as const),
  weightsOver: fc.constantFrom('period' as const, 'panel' as const),
  within: fc.constantFrom('all' as const, 'functions' as const),
  aggregate: fc.constantFrom('weighted_sum' as const, 'topsis' as const),
  distance: fc.constantFrom('inside' as const, 'before' as const),
})
const picked = (panel: Panel, at: readonly number[]): Panel => ({
  rows: at.map((one) => panel.rows[one]!),
  columns: Object.fromEntries(Object.entries(panel.columns).map(([id, column]) => [id, at.map((one) => column[one]!)])),
})
const changed = (panel: Panel, id: string, by: (cell: number) => number): Panel => ({
  ...panel,
  columns: { ...panel.columns, [id]: panel.columns[id]!.map((cell) => by(cell!)) },
})
const scores = (panel: Panel, spec: IndexSpec): Map<string, number> | null => {
  const index = indexOf(panel, spec)
  return index.ok ? new Map(index.value.rows.map((row) => [`${row.region} ${row.period}`, row.score])) : null
}
const holds = (property: fc.IPropertyWithHooks<[Panel, IndexSpec]>): void => void fc.assert(property, { seed: 5, numRuns: 120 })

describe('what must stay the same', () => {
  it('reordered rows: to the last bit', () =>
    holds(
      fc.property(panels, specs, (panel, spec) => {
        const order = panel.rows.map((_, at) => at).sort((a, b) => ((a * 7) % 18) - ((b * 7) % 18))
        const [before, after] = [scores(panel, spec), scores(picked(panel, order), spec)]
        if (before !== null) for (const [key, score] of before) expect(after!.get(key)).toBe(score)
        else expect(after).toBeNull()
      }),
    ))
  it('another unit, yuan for 亿元', () =>
    holds(
      fc.property(panels, specs, (panel, spec) => {
        if (spec.normalise === 'bounds') return
        const [before, after] = [
          scores(panel, spec),
          scores(
            changed(panel, 'a', (cell) => cell * 1e8),
            spec,
          ),
        ]
        for (const [key, score] of before ?? []) expect(after!.get(key)).toBeCloseTo(score, 10)
      }),
    ))
  it('a doubled panel, every region twice', () =>
    holds(
      fc.property(panels, specs, (panel, spec) => {
        if (spec.normalise === 'rank' || spec.normalise === 'share' || spec.normalise === 'vector') return
        const doubled: Panel = {
          rows: [...panel.rows, ...panel.rows.map((row) => ({ ...row, region: `${row.region}x` }))],
          columns: Object.fromEntries(Object.entries(panel.columns).map(([id, column]) => [id, [...column, ...column]])),
        }
        const [before, after] = [scores(panel, spec), scores(doubled, spec)]
        for (const [key, score] of before ?? []) expect(after!.get(key)).toBeCloseTo(score, 10)
      }),
    ))
  it('a dropped year, where each cross-section stands alone: to the last bit', () =>
    holds(
      fc.property(panels, specs, (panel, spec) => {
        const alone = { ...spec, over: 'period' as const, weightsOver: 'period' as const }
        const kept = panel.rows.flatMap(({ period }, at) => (period === '2019' ? [] : [at]))
        const [before, after] = [scores(panel, alone), scores(picked(panel, kept), alone)]
        if (before !== null) for (const [key, score] of after!) expect(before.get(key)).toBe(score)
      }),
    ))
  it('a further region inside the extremes, under declared weights', () =>
    holds(
      fc.property(panels, specs, (panel, spec) => {
        const fixed = { ...spec, normalise: 'min_max' as const, weighting: 'expert' as const, over: 'panel' as const }
        const middle = Object.fromEntries(
          MEMBERS.map(({ id }) => [id, panel.columns[id]!.reduce((a, b) => a! + b!, 0)! / panel.rows.length]),
        )
        const more: Panel = {
          rows: [...panel.rows, ...YEARS.map((period) => ({ region: 'constant', period }))],
          columns: Object.fromEntries(
            Object.entries(panel.columns).map(([id, column]) => [id, [...column, ...YEARS.map(() => middle[id]!)]]),
          ),
        }
        const [before, after] = [scores(panel, fixed), scores(more, fixed)]
        for (const [key, score] of before ?? []) expect(after!.get(key)).toBeCloseTo(score, 13)
      }),
    ))
})

describe('what must change, and what must add up', () => {
  it('a better value of one member never lowers the weighted sum under declared weights and bounds', () =>
    holds(
      fc.property(panels, specs, (panel, spec) => {
        const fixed = { ...spec, normalise: 'bounds' as const, weighting: 'expert' as const, aggregate: 'weighted_sum' as const }
        const [before, after] = [
          scores(panel, fixed)!,
          scores(
            changed(panel, 'a', (cell) => cell + 1),
            fixed,
          )!,
        ]
        for (const [key, score] of before) expect(after.get(key)!).toBeGreaterThan(score)
      }),
    ))
  it('weights sum to 1, shares to the score, contributions to the change', () =>
    holds(
      fc.property(panels, specs, (panel, spec) => {
        const index = indexOf(panel, spec)
        if (!index.ok) return
        const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
        for (const { weights } of index.value.weights) expect(sum(Object.values(weights))).toBeCloseTo(1, 12)
        const { rows } = index.value
        for (const row of rows) expect(sum(Object.values(row.shares))).toBeCloseTo(row.score, 11)
        for (const [at, row] of rows.entries()) {
          const other = rows[(at * 5 + 3) % rows.length]!
          const parts = contributions(row.standing, other.standing).map(({ total }) => total)
          expect(sum(parts)).toBeCloseTo(other.score - row.score, 11)
        }
      }),
    ))
  it('Dirichlet weights sum to 1, scatter as said, and leave a weight of 0', () => {
    const random = seeded(11)
    const draws = Array.from({ length: 4000 }, () => dirichletDraw([0.5, 0.3, 0.2, 0], 50, random))
    for (const draw of draws) expect(draw.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
    const first = draws.map(([w]) => w!)
    const mean = first.reduce((a, b) => a + b, 0) / first.length
    const spread = Math.sqrt(first.reduce((a, b) => a + (b - mean) ** 2, 0) / first.length)
    expect(mean).toBeCloseTo(0.5, 2)
    expect(spread).toBeCloseTo(Math.sqrt(0.25 / 51), 2)
    expect(draws.every((draw) => draw[3] === 0)).toBe(true)
  })
})

describe('hostile inputs', () => {
  const good: Panel = {
    rows: ['r1', 'r2', 'r3', 'r4'].map((region) => ({ region, period: '2020' })),
    columns: { a: [1, 2, 3, 5], b: [4, 2, 8, 1], c: [1, 1, 2, 9], flat: [7, 7, 7, 7], low: [-3, 1, 2, 4], wide: [1, null, null, null] },
  }
  const members = MEMBERS.map(({ id, better, function: name }) => ({ id, better, function: name }))
  const one = (id: string) => ({ id, better: 'higher' as const, function: 'f' })
  it.each<[string, Partial<IndexSpec>, Panel?]>([
    ['found', {}],
    ['too_few_members', { members: [] }],
    ['unknown_member nobody', { members: [...members, one('nobody')] }],
    ['unknown_member __proto__', { members: [one('__proto__')] }],
    ['unknown_member constructor', { members: [one('constructor')] }],
    ['duplicate_member a', { members: [one('a'), one('a')] }],
    ['constant_column flat', { members: [one('a'), one('flat')] }],
    ['negative_share low', { members: [one('a'), one('low')], normalise: 'share' }],
    ['negative_share a', { normalise: 'z_score' }],
    ['found', { normalise: 'z_score', shift: 3 }],
    ['negative_share a', { normalise: 'z_score', weighting: 'equal', scoreFrom: 'shares' }],
    ['found', { normalise: 'z_score', weighting: 'equal', scoreFrom: 'shares', shift: 3 }],
    ['not_finite c', {}, { rows: good.rows, columns: { ...good.columns, c: [1, 1e300, 3, 4] } }],
    ['not_finite c', {}, { rows: good.rows, columns: { ...good.columns, c: [1, 5e-324, 3, 4] } }],
    ['too_few_rows', { members: [one('wide')] }],
    ['bad_weights a', { weighting: 'expert' }],
    ['bad_weights a', { weighting: 'expert', members: members.map((m) => ({ ...m, weight: -1 })) }],
    ['bad_weights', { weighting: 'expert', members: members.map((m) => ({ ...m, weight: 0 })) }],
    ['bad_weights g', { within: 'functions', functionWeights: { f: 1 } }],
    ['unknown_group h', { within: 'functions', functionWeights: { f: 1, g: 1, h: 1 } }],
    ['bad_cap cap', { cap: 0.2 }],
    ['bad_option normalise', { normalise: 'toString' as never }],
    ['bad_option weighting', { weighting: null as never }],
    ['bad_option aggregate', { aggregate: '' as never }],
    ['bad_option shift', { shift: NaN }],
    ['bad_option stretch', { stretch: 0 }],
    ['too_few_regions', {}, { rows: good.rows.slice(0, 2), columns: { a: [1, 2], b: [2, 1], c: [3, 4] } }],
    ['too_few_rows', {}, { rows: [], columns: { a: [], b: [], c: [] } }],
    ['duplicate_row r1', {}, { rows: [...good.rows.slice(0, 3), good.rows[0]!], columns: good.columns }],
    ['lengths_differ b', {}, { rows: good.rows, columns: { ...good.columns, b: [1] } }],
    ['not_finite c', {}, { rows: good.rows, columns: { ...good.columns, c: [1, NaN, 3, 4] } }],
    ['not_finite c', {}, { rows: good.rows, columns: { ...good.columns, c: [1, Infinity, 3, 4] } }],
  ])('%s: %j', (reason, more, panel = good) => expect(reasonOf(indexOf(panel, { members, ...more }))).toBe(reason))
  it('a function may have any name', () => {
    const named = members.map((one, at) => ({ ...one, function: ['constructor', '__proto__', 'toString'][at]! }))
    const index = valueOf(indexOf(good, { members: named, weighting: 'equal' }))
    for (const [name, weight] of Object.entries(index.weights[0]!.functions)) expect([name, weight]).toEqual([name, 1 / 3])
    expect(Object.keys(index.rows[0]!.functions)).toEqual(['constructor', '__proto__', 'toString'])
  })
  it('a total per head wants heads', () => {
    const rows = good.rows.slice(0, 3)
    const panel = { rows, columns: { gdp: [10, null, 30], people: [5, 2, 3], none: [1, 0, 1], short: [1] } }
    expect(valueOf(ratioColumn(panel, 'gdp', 'people', 100))).toEqual([200, null, 1000])
    expect(reasonOf(ratioColumn(panel, 'gdp', 'none', 1))).toBe('not_positive none')
    expect(reasonOf(ratioColumn(panel, 'gdp', 'short', 1))).toBe('lengths_differ short')
    expect(reasonOf(ratioColumn(panel, 'gdp', 'valueOf', 1))).toBe('unknown_column valueOf')
  })
})
