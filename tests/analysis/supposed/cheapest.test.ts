import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cheapestWay, type Goal, type Way } from '#analysis/supposed/cheapest.ts'
import { type Levers, leversOf } from '#analysis/supposed/levers.ts'
import { suppose } from '#analysis/supposed/suppose.ts'
import { national, shownOf } from '../../wall/widgets/study/national.ts'

const index = shownOf('index', 'governance')
const levers = (region: string): Levers => {
  const answer = leversOf({ index, columns: national.columns, inputs: national.inputs }, region, '2020')
  if (!answer.ok) throw new Error(answer.refusal.message)
  return answer.value
}
const own = levers('500000')
const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)
const wayOf = (goal: Goal, from = own): Way => {
  const way = cheapestWay(from, goal)
  if (!way.ok) throw new Error(way.refusal.message)
  return way.value
}
const gone = (way: Way, from = own) => suppose(from, Object.fromEntries(way.moves.map((move) => [move.column, move.to])))
const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 })

describe('the cheapest way to a rank', () => {
  it('puts every region there, by several moves, and costs no less the higher it is', () => {
    for (const { region } of index.rows.filter(({ period }) => period === '2020')) {
      const from = levers(region)
      let before = 0
      for (let rank = from.rank - 1; rank >= Math.max(1, from.rank - 4); rank -= 1) {
        const way = wayOf({ rank }, from)
        expect([way.reached, gone(way, from).rank <= rank], `${region} ${rank}`).toEqual([true, true])
        expect(way.effort).toBeGreaterThanOrEqual(before)
        expect(way.moves.length).toBeGreaterThan(1)
        before = way.effort
      }
    }
  })
  it('needs nothing for a rank that it has or is better than', () => {
    expect(wayOf({ rank: own.rank })).toMatchObject({ reached: true, moves: [], effort: 0 })
    expect(wayOf({ rank: own.rank + 5 })).toMatchObject({ reached: true, moves: [], score: own.score })
  })
  it('names the move that adds most first, and its parts sum to what it gains', () => {
    const way = wayOf({ rank: 8 })
    expect(way.moves.map((move) => move.adds)).toEqual(way.moves.map((move) => move.adds).sort((a, b) => b - a))
    expect(own.score + sum(way.moves.map((move) => move.adds))).toBeCloseTo(way.score, 12)
    expect(sum(way.moves.map((move) => move.steps ** 2))).toBeCloseTo(way.effort, 9)
  })
  it('is cheaper than any other that gets there', () => {
    const way = wayOf({ rank: 8 })
    fc.assert(
      fc.property(shares, (random) => {
        const gains = own.levers.map((lever, at) => random[at]! * Math.max(0, (lever.best - lever.real) * lever.slope))
        const whole = sum(gains.map((gain, at) => gain * own.levers[at]!.weight))
        fc.pre(whole > way.target - own.score)
        const part = (way.target - own.score) / whole
        expect(sum(gains.map((gain, at) => ((gain * part) / own.levers[at]!.pace) ** 2))).toBeGreaterThanOrEqual(way.effort * (1 - 1e-9))
      }),
      { numRuns: 300 },
    )
  })
  it('is one long move at most where only one figure ever improved', () => {
    const one = { ...own, levers: own.levers.map((lever) => ({ ...lever, pace: lever.column === 'gdp_per_capita' ? lever.pace : 0 })) }
    const way = wayOf({ rank: own.rank - 1 }, one)
    expect([way.reached, way.moves.map(({ column }) => column)]).toEqual([true, ['gdp_per_capita']])
  })
  it('says how far one gets where the best of every figure is not enough', () => {
    const near = { ...own, levers: own.levers.map((lever) => ({ ...lever, best: lever.real + (lever.best - lever.real) / 50 })) }
    const way = wayOf({ rank: 1 }, near)
    expect([way.reached, way.moves.length]).toEqual([false, 12])
    expect(way.moves.every((move) => move.to === near.levers.find((lever) => lever.column === move.column)!.best)).toBe(true)
    expect(way.score).toBeLessThan(way.target)
    expect(gone(way, near).score).toBeCloseTo(way.score, 12)
    const stuck = { ...own, levers: own.levers.map((lever) => ({ ...lever, best: lever.real })) }
    expect(wayOf({ rank: 3 }, stuck)).toMatchObject({ reached: false, moves: [], score: own.score })
  })
  it('shares the place of one whom nobody can pass', () => {
    const top = suppose(own, Object.fromEntries(own.levers.map((lever) => [lever.column, lever.best]))).score
    const beside = { ...own, others: [{ region: 'best', score: top, rank: 1 }, ...own.others] }
    const way = wayOf({ rank: 1 }, beside)
    expect([way.reached, gone(way, beside).rank]).toEqual([true, 1])
  })
  it('is ahead of all who share a place', () => {
    const tied = { ...own, others: own.others.map((one) => (one.rank >= 9 && one.rank <= 12 ? { ...one, score: 0.23 } : one)) }
    for (const rank of [9, 10, 11, 12]) expect(gone(wayOf({ rank }, tied), tied).rank, String(rank)).toBeLessThanOrEqual(rank)
  })
  it('refuses a rank that nobody stands at', () => {
    for (const rank of [0, 40, 1.5, NaN, -1, Infinity])
      expect(cheapestWay(own, { rank })).toMatchObject({ ok: false, refusal: { reason: 'bad_option', path: 'rank' } })
  })
  it('refuses a panel in which nothing ever improved: a step has no length', () => {
    const one = { ...own, levers: own.levers.map((lever) => ({ ...lever, pace: 0 })) }
    expect(cheapestWay(one, { rank: 3 })).toMatchObject({ ok: false, refusal: { reason: 'too_few_periods' } })
    expect(wayOf({ rank: own.rank }, one).reached).toBe(true)
  })
})

describe('the cheapest way to a function’s score', () => {
  const real = (name: string) => suppose(own, {}).functions[name]!.before
  it('moves that function’s figures only, reaches it, and leaves the others as they are', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('economy', 'market', 'society', 'services'),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (name, share) => {
          const score = real(name) + share * (own.reached[name]! - real(name))
          const way = wayOf({ function: name, score })
          const { functions } = gone(way)
          expect(way.reached).toBe(true)
          expect(functions[name]!.after).toBeCloseTo(Math.max(score, real(name)), 9)
          for (const [other, { before, after }] of Object.entries(functions)) if (other !== name) expect(after).toBe(before)
          for (const move of way.moves) expect(own.levers.find((lever) => lever.column === move.column)!.function).toBe(name)
        },
      ),
      { numRuns: 100 },
    ))
  it('is cheaper than any other that gets there', () => {
    const way = wayOf({ function: 'economy', score: 0.4 })
    const its = own.levers.filter((lever) => lever.function === 'economy')
    const whole = sum(its.map((lever) => lever.weight))
    fc.assert(
      fc.property(shares, (random) => {
        const gains = its.map((lever, at) => random[at]! * Math.max(0, (lever.best - lever.real) * lever.slope))
        const reached = sum(gains.map((gain, at) => (gain * its[at]!.weight) / whole))
        fc.pre(reached > 0.4 - real('economy'))
        const part = (0.4 - real('economy')) / reached
        expect(sum(gains.map((gain, at) => ((gain * part) / its[at]!.pace) ** 2))).toBeGreaterThanOrEqual(way.effort * (1 - 1e-9))
      }),
      { numRuns: 300 },
    )
  })
  it('needs nothing for a score that it has', () => {
    for (const score of [0, -5, real('market')]) expect(wayOf({ function: 'market', score })).toMatchObject({ reached: true, moves: [] })
  })
  it('says how far one gets beyond the best figures', () => {
    const way = wayOf({ function: 'services', score: 1.2 })
    expect([way.reached, way.target]).toEqual([false, 1.2])
    expect(way.score).toBeCloseTo(1, 9)
  })
  it('refuses a function without members, and a target that is no number', () => {
    expect(cheapestWay(own, { function: 'environment', score: 0.5 })).toMatchObject({
      refusal: { reason: 'unknown_group', path: 'environment' },
    })
    for (const score of [NaN, Infinity, -Infinity])
      expect(cheapestWay(own, { function: 'economy', score })).toMatchObject({ ok: false, refusal: { reason: 'not_finite' } })
  })
})
