import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Levers, leversOf } from '#analysis/supposed/levers.ts'
import { suppose } from '#analysis/supposed/suppose.ts'
import { resultOf } from '#gateway/analyses/resultOf.ts'
import { plantedInputs, smallIndex, smallSpec } from '../../helpers/smallStudy.ts'
import { national, shownOf } from '../../wall/widgets/study/national.ts'

const index = shownOf('index', 'governance')
const told = { index, columns: national.columns, inputs: national.inputs }
const levers = (region: string, period = '2020'): Levers => {
  const answer = leversOf(told, region, period)
  if (!answer.ok) throw new Error(answer.refusal.message)
  return answer.value
}
const own = levers('500000')
const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)

describe('levers', () => {
  it('give back the score of every region from its raw figures', () => {
    for (const row of index.rows.filter(({ period }) => period === '2020')) {
      const one = levers(row.region)
      expect(sum(one.levers.map((lever) => lever.weight * (lever.real - lever.worst) * lever.slope))).toBeCloseTo(row.score, 9)
      expect([one.rank, one.others.length]).toEqual([row.rank, 30])
    }
  })
  it('know how far any region has been in each function', () => {
    for (const [name, best] of Object.entries(own.reached)) {
      const scores = index.rows.map((row) => row.functions[name]!.score)
      expect(best).toBe(Math.max(...scores))
    }
    expect(Object.keys(own.reached)).toEqual(['economy', 'market', 'society', 'services'])
  })
  it('know that lower is better where it is', () => {
    const unemployment = own.levers.find((lever) => lever.column === 'urban_registered_unemployment_rate')!
    expect([unemployment.slope < 0, unemployment.best < unemployment.worst, unemployment.better]).toEqual([true, true, 'lower'])
  })
  it('refuse a region without a score, and an index that is no sum of straight members', () => {
    expect(leversOf(told, '540000', '2015')).toMatchObject({ ok: false, refusal: { reason: 'missing_cell' } })
    const bent = {
      ...told,
      index: { ...index, rows: index.rows.map((row) => ({ ...row, values: row.values.map((value) => value ** 2) })) },
    }
    expect(leversOf(bent, '500000', '2020')).toMatchObject({ ok: false, refusal: { reason: 'bad_option' } })
    const { rows } = index
    const curved = rows.map((row) => ({
      ...row,
      score: sum(row.values.map((value, at) => value ** 2 * index.weights[0]!.weights[at]!)),
      values: row.values.map((value) => value ** 2),
    }))
    expect(leversOf({ ...told, index: { ...index, rows: curved } }, '500000', '2020')).toMatchObject({ refusal: { reason: 'bad_option' } })
  })
})

describe('a supposition', () => {
  it('that moves nothing changes nothing', () => {
    const still = suppose(own, {})
    expect([still.score, still.rank, still.adds.every((one) => one === 0)]).toEqual([own.score, own.rank, true])
    for (const { before, after } of Object.values(still.functions)) expect(after).toBe(before)
    expect(still.functions.economy!.before).toBeCloseTo(
      index.rows.find((row) => row.region === '500000' && row.period === '2020')!.functions.economy!.score,
      9,
    )
  })
  it('begins at the function’s own score under any straight normalisation, also where the worst is not 0', () => {
    const spec = smallSpec([smallIndex({ normalise: 'max', weighting: 'equal' })])
    const result = resultOf(spec, plantedInputs(30, 3))
    const shown = result.tables[0]!.kind === 'index' ? result.tables[0]!.result! : null
    const row = shown!.rows.find((one) => one.period === '2020')!
    const from = leversOf({ index: shown!, columns: result.columns, inputs: result.inputs }, row.region, '2020')
    if (!from.ok) throw new Error(from.refusal.message)
    for (const [name, { before }] of Object.entries(suppose(from.value, {}).functions))
      expect(before).toBeCloseTo(row.functions[name]!.score, 12)
  })
  it('takes another region’s figures to that region’s score', () => {
    const other = levers('510000')
    const moved = Object.fromEntries(other.levers.map((lever) => [lever.column, lever.real]))
    expect(suppose(own, moved).score).toBeCloseTo(other.score, 9)
  })
  it('stays within what any region has had', () => {
    const best = Object.fromEntries(own.levers.map((lever) => [lever.column, lever.best]))
    const beyond = Object.fromEntries(own.levers.map((lever) => [lever.column, lever.better === 'higher' ? 1e12 : -1e12]))
    expect(suppose(own, beyond)).toEqual(suppose(own, best))
    expect(suppose(own, best).rank).toBe(1)
    expect(suppose(own, best).score).toBeCloseTo(1, 9)
  })
  it('has the region among its neighbours, whatever moves', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }), (shares) => {
        const moved = Object.fromEntries(
          own.levers.map((lever, at) => [lever.column, lever.worst + (lever.best - lever.worst) * shares[at]!]),
        )
        const { around, adds, score, rank } = suppose(own, moved)
        expect(around).toHaveLength(7)
        expect(around.filter((one) => one.region === '500000')).toEqual([{ region: '500000', score, rank, was: own.rank }])
        for (const one of around) {
          const real = index.rows.find((row) => row.region === one.region && row.period === '2020')!
          expect(one.was).toBe(real.rank)
          // Who was overtaken falls by one place, nobody else moves.
          if (one.region !== '500000') expect(one.rank - one.was).toBe(Number(score > one.score) - Number(own.score > one.score))
        }
        around.slice(1).forEach((one, at) => expect(one.score).toBeLessThanOrEqual(around[at]!.score))
        expect(sum(adds)).toBeCloseTo(score - own.score, 9)
      }),
      { numRuns: 60 },
    ))
})
