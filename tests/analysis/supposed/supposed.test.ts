import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cheapestWay } from '#analysis/supposed/cheapest.ts'
import { type Levers, leversOf } from '#analysis/supposed/levers.ts'
import { suppose } from '#analysis/supposed/suppose.ts'
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
        expect(around.filter((one) => one.region === '500000')).toEqual([{ region: '500000', score, rank }])
        around.slice(1).forEach((one, at) => expect(one.score).toBeLessThanOrEqual(around[at]!.score))
        expect(sum(adds)).toBeCloseTo(score - own.score, 9)
      }),
      { numRuns: 60 },
    ))
})

describe('the cheapest way', () => {
  it('to each better rank reaches it, and costs no less the higher it is', () => {
    let before = 0
    for (let rank = own.rank - 1; rank >= 1; rank -= 1) {
      const way = cheapestWay(own, rank)
      if (!way.ok) throw new Error(`${rank}: ${way.refusal.message}`)
      const reached = suppose(own, Object.fromEntries(way.value.moves.map((move) => [move.column, move.to + (move.to - move.from) * 1e-9])))
      expect(reached.rank).toBeLessThanOrEqual(rank)
      expect(way.value.steps).toBeGreaterThanOrEqual(before)
      before = way.value.steps
    }
  })
  it('needs nothing for a rank that it has or is better than', () => {
    expect(cheapestWay(own, own.rank)).toMatchObject({ ok: true, value: { moves: [], steps: 0 } })
    expect(cheapestWay(own, own.rank + 5)).toMatchObject({ ok: true, value: { moves: [] } })
  })
  it('is not dearer than any other way that gains as much', () => {
    const way = cheapestWay(own, 8)
    if (!way.ok) throw new Error(way.refusal.message)
    const gap = way.value.target - own.score
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }), (shares) => {
        const gains = own.levers.map((lever, at) => shares[at]! * Math.max(0, (lever.best - lever.real) * lever.slope))
        const whole = sum(gains.map((gain, at) => gain * own.levers[at]!.weight))
        fc.pre(whole > gap)
        const steps = sum(gains.map((gain, at) => (gain === 0 ? 0 : gain / own.levers[at]!.pace)))
        // As much of it as is needed costs its share of the steps.
        expect((steps * gap) / whole).toBeGreaterThanOrEqual(way.value.steps - 1e-9)
      }),
      { numRuns: 200 },
    )
  })
  it('refuses a rank that nobody stands at, and one out of reach', () => {
    for (const rank of [0, 40, 1.5])
      expect(cheapestWay(own, rank)).toMatchObject({ ok: false, refusal: { reason: 'bad_option', path: 'rank' } })
    const stuck = { ...own, levers: own.levers.map((lever) => ({ ...lever, best: lever.real })) }
    expect(cheapestWay(stuck, 3)).toMatchObject({ ok: false, refusal: { reason: 'out_of_reach' } })
  })
})
