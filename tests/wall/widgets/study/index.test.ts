import { describe, expect, it } from 'vitest'
import { comparable, planDecomposition } from '#wall/widgets/decomposition/plan.ts'
import { planIndexCell } from '#wall/widgets/indexcell/plan.ts'
import { planSparks } from '#wall/widgets/indexcell/sparks.ts'
import { planIndexRank } from '#wall/widgets/indexrank/plan.ts'
import { rowOf, rowsIn } from '#wall/widgets/study/indexRows.ts'
import { planWaterfall } from '#wall/widgets/waterfall/plan.ts'
import { planWeights } from '#wall/widgets/weights/plan.ts'
import { national, shownOf } from './national.ts'

const governance = shownOf('index', 'governance')
const { periods } = national.inputs
const regions = national.inputs.regions.map((one) => one.code)
const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)

describe('the ranking of an index', () => {
  it('has every region that has a score, the best first, with its interval around its rank', () => {
    const { rows, missing, since } = planIndexRank(governance, '2020', '2015', regions)
    expect(rows.map((row) => row.rank)).toEqual(Array.from({ length: 31 }, (_, at) => at + 1))
    expect([rows[0]!.region, missing, since]).toEqual(['110000', [], '2015'])
    for (const row of rows) expect(row.low <= row.rank && row.rank <= row.high, row.region).toBe(true)
    expect(rows.some((row) => row.equal !== row.rank)).toBe(true)
  })
  it('moves by the difference of ranks, and not at all where there was none or the period is the first', () => {
    const { rows } = planIndexRank(governance, '2020', '2015', regions)
    const own = rows.find((row) => row.region === '500000')!
    expect(own.move).toBe(rowOf(governance, '500000', '2015')!.rank - own.rank)
    expect(rows.find((row) => row.region === '540000')!.move).toBeNull()
    expect(planIndexRank(governance, '2015', '2015', regions).rows.every((row) => row.move === null)).toBe(true)
  })
  it('names who has no score, and ranks them nowhere', () => {
    const { rows, missing } = planIndexRank(governance, '2015', '2015', regions)
    expect([rows.length, missing]).toEqual([30, ['540000']])
  })
})

describe('a cell of an index', () => {
  it('stands to the mean of those that have a score, and keeps a missing period missing', () => {
    const cell = planIndexCell(governance, 'market', '540000', '2020', periods)!
    const scores = rowsIn(governance, '2020').map((row) => row.functions.market!.score)
    expect(cell.mean).toBeCloseTo(sum(scores) / scores.length, 12)
    expect(cell.points.slice(0, 3).map(([, value]) => value === null)).toEqual([true, true, false])
    expect([cell.since, cell.members]).toEqual(['2017', 3])
  })
  it('is nothing where the region has no score, or the function no column', () => {
    expect(planIndexCell(governance, null, '540000', '2015', periods)).toBeNull()
    expect(planIndexCell(governance, 'environment', '500000', '2020', periods)).toBeNull()
  })
  it('draws both lines on one scale and breaks where a period is missing', () => {
    const { own, mean, last } = planSparks(
      [
        ['1', 1],
        ['2', null],
        ['3', 3],
      ],
      [
        ['1', 2],
        ['2', 2],
        ['3', 2],
      ],
      110,
      40,
    )
    expect([own.split('M').length - 1, mean.split('M').length - 1, last]).toEqual([2, 1, [105, 5]])
  })
})

describe('a decomposition', () => {
  it.each([null, '110000', '510000'])('against %s sums to the difference of the two scores', (against) => {
    const plan = planDecomposition(governance, '500000', against, '2020')!
    expect(sum(plan.rows.map((row) => row.adds))).toBeCloseTo(plan.total, 9)
    expect(plan.total).toBeCloseTo(plan.score - plan.other, 12)
    expect(sum(plan.rows.map((row) => row.weight))).toBeCloseTo(1, 9)
    expect(Math.max(...plan.rows.map((row) => Math.abs(row.bar)))).toBe(1)
  })
  it('offers the mean, the first and the neighbours, itself never', () => {
    const others = comparable(governance, '500000', '2020')
    const rows = rowsIn(governance, '2020')
    const at = rows.findIndex((row) => row.region === '500000')
    expect(others).toEqual([null, '110000', rows[at - 1]!.region, rows[at + 1]!.region])
    expect(comparable(governance, '110000', '2020')).toEqual([null, rows[1]!.region])
  })
  it('is nothing for a region without a score', () => expect(planDecomposition(governance, '540000', null, '2015')).toBeNull())
})

describe('a waterfall', () => {
  it('leads from one score to the other, step by step', () => {
    const plan = planWaterfall(governance, '500000', '2015', '2020')!
    const steps = plan.rows.filter((row) => row.period === null)
    expect(sum(steps.map((row) => row.adds))).toBeCloseTo(plan.after - plan.before, 9)
    expect([steps.length, plan.rows.length]).toEqual([12, 14])
    steps.slice(1).forEach((row, at) => expect(row.from).toBeCloseTo(steps[at]!.to, 12))
    expect(plan.rows.at(-1)!.to).toBeCloseTo(steps.at(-1)!.to, 9)
    for (const row of plan.rows) expect([row.from, row.to].every((one) => one >= 0 && one <= 1)).toBe(true)
  })
  it('folds the smallest steps into one where rows are few, and loses nothing', () => {
    const [whole, few] = [planWaterfall(governance, '500000', '2015', '2020')!, planWaterfall(governance, '500000', '2015', '2020', 8)!]
    expect(few.rows).toHaveLength(8)
    expect(few.rows[6]).toMatchObject({ column: null, folded: 7, period: null })
    expect(sum(few.rows.map((row) => row.adds))).toBeCloseTo(sum(whole.rows.map((row) => row.adds)), 9)
  })
  it('takes any two periods, not only those that the analysis lists', () => {
    const plan = planWaterfall(governance, '500000', '2016', '2019')!
    expect(sum(plan.rows.filter((row) => row.period === null).map((row) => row.adds))).toBeCloseTo(plan.after - plan.before, 9)
  })
  it('is nothing from a period to itself, or where one end is missing', () => {
    expect(planWaterfall(governance, '500000', '2015', '2015')).toBeNull()
    expect(planWaterfall(governance, '540000', '2015', '2020')).toBeNull()
  })
})

it('weights stand by weighting, the own first, each summing to 1, and none twice', () => {
  const plan = planWeights(governance, '2020', (title) => title.zh)
  expect(plan.weightings[0]!.own).toBe(true)
  expect(plan.weightings.map((one) => one.id)).not.toContain('topsis')
  plan.weightings.forEach((_, at) => expect(sum(plan.rows.map((row) => row.weights[at]!))).toBeCloseTo(1, 9))
  expect(plan.largest).toBeCloseTo(0.25, 6)
})
