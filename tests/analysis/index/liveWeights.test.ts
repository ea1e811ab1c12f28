import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LiveIndex, type LiveRow, liveWeights } from '#analysis/index/liveWeights.ts'

const index = (more: Partial<LiveIndex> = {}): LiveIndex => ({
  method: 'entropy',
  functionsFirst: false,
  members: [
    { indicator: 'market.hours', floor: 10, ceiling: 0 },
    { indicator: 'market.share', floor: 0, ceiling: 100 },
  ],
  ...more,
})
const rowsOf = (table: readonly (readonly (number | null)[])[], period = '2026-10'): LiveRow[] =>
  table.map((values, at) => ({ region: String(at + 1), period, values }))

/**
 * By hand: hours 8 6 4 2 between 10 (worst) and 0 stand at .2 .4 .6 .8, sum 2, p = .1 .2 .3 .4; shares 10 10 40 40 at .1 .1 .4 .4, sum 1.
 */
const TABLE = [
  [8, 10],
  [6, 10],
  [4, 40],
  [2, 40],
]
const entropyByHand = (shares: readonly number[]): number => -shares.reduce((sum, p) => sum + p * Math.log(p), 0) / Math.log(shares.length)
const D = [1 - entropyByHand([0.1, 0.2, 0.3, 0.4]), 1 - entropyByHand([0.1, 0.1, 0.4, 0.4])] as const

const refusal = (spec: LiveIndex, rows: readonly LiveRow[]) => {
  const answer = liveWeights(spec, rows)
  return answer.ok ? null : [answer.refusal.reason, answer.refusal.path]
}

describe('weights of an index on the board', () => {
  it('are those of a small table worked by hand', () => {
    const answer = liveWeights(index(), rowsOf(TABLE))
    if (!answer.ok) throw new Error(answer.refusal.message)
    expect(D[0]).toBeCloseTo(0.0767, 3)
    expect(answer.value.weights[0]).toBeCloseTo(D[0] / (D[0] + D[1]), 12)
    expect(answer.value.weights[1]).toBeCloseTo(D[1] / (D[0] + D[1]), 12)
    expect(answer.value).toMatchObject({ rows: 4, regions: 4 })
    expect(answer.value.entropy![0]).toBeCloseTo(1 - D[0], 12)
  })

  it('hold to a cap, and may be declared or alike', () => {
    const weights = (spec: Partial<LiveIndex>): number[] => {
      const answer = liveWeights(index(spec), rowsOf(TABLE))
      return answer.ok ? answer.value.weights : []
    }
    expect(weights({ cap: 0.55 })).toEqual([0.45, 0.55].map((one) => expect.closeTo(one, 12)))
    expect(weights({ method: 'equal' })).toEqual([0.5, 0.5])
    const [hours, share] = index().members
    expect(weights({ method: 'declared', members: [{ ...hours!, weight: 3 }, { ...share!, weight: 1 }] })).toEqual([0.75, 0.25]) // prettier-ignore
    const other = { indicator: 'economy.growth', floor: 0, ceiling: 100, weight: 1 }
    expect(weights({ method: 'equal', functionsFirst: true, members: [hours!, share!, other] })).toEqual([0.25, 0.25, 0.5])
  })

  it.each([
    ['too_few_rows', undefined, index(), []],
    ['missing_cell', 'market.share', index(), rowsOf([[8, null], [6, null], [4, null]])], // prettier-ignore
    ['constant_column', 'market.share', index(), rowsOf([[8, 10], [6, 10], [4, 10]])], // prettier-ignore
    ['too_few_regions', undefined, index(), [...rowsOf([[8, 10]]), ...rowsOf([[6, 20]], '2026-11')]], // prettier-ignore
    ['bad_weights', 'market.hours', index({ method: 'declared' }), []],
    ['bad_cap', 'cap', index({ cap: 0.3 }), rowsOf(TABLE)],
    ['duplicate_row', '1', index(), [...rowsOf(TABLE), ...rowsOf(TABLE)]],
  ] as const)('are refused: %s', (reason, path, spec, rows) => expect(refusal(spec, rows)).toEqual([reason, path]))

  const cell = fc.integer({ min: 1, max: 99 })
  const tables = fc.array(fc.tuple(cell, cell), { minLength: 4, maxLength: 20 })
  const weightsOf = (spec: LiveIndex, rows: readonly LiveRow[]): number[] | null => {
    const answer = liveWeights(spec, rows)
    return answer.ok ? answer.value.weights : null
  }
  const near = (a: number[] | null, b: number[] | null) => {
    if (a === null || b === null) return expect(a).toEqual(b)
    a.forEach((one, at) => expect(one).toBeCloseTo(b[at]!, 9))
  }
  const plain = (more: Partial<LiveIndex> = {}) =>
    index({ members: ['market.a', 'market.b'].map((indicator) => ({ indicator, floor: 0, ceiling: 100 })), ...more })

  it('are the same whatever the order of the rows', () =>
    fc.assert(fc.property(tables, (table) => near(weightsOf(plain(), rowsOf(table).toReversed()), weightsOf(plain(), rowsOf(table))))))

  it('sum to 1, none above the cap, and do not change with the unit', () =>
    fc.assert(
      fc.property(tables, fc.integer({ min: 2, max: 1000 }), (table, unit) => {
        const weights = weightsOf(plain({ cap: 0.6 }), rowsOf(table))
        if (weights === null) return
        expect(weights[0]! + weights[1]!).toBeCloseTo(1, 12)
        expect(Math.max(...weights)).toBeLessThanOrEqual(0.6 + 1e-12)
        const scaled = plain({ cap: 0.6, members: plain().members.map((one) => ({ ...one, ceiling: one.ceiling * unit })) })
        near(weightsOf(scaled, rowsOf(table.map((row) => row.map((value) => value * unit)))), weights)
      }),
    ))

  it('take no row in which a member is missing', () =>
    fc.assert(
      fc.property(tables, (table) => {
        const gap: LiveRow = { region: 'x', period: '2026-10', values: [50, null] }
        near(weightsOf(plain(), [...rowsOf(table), gap]), weightsOf(plain(), rowsOf(table)))
      }),
    ))
})
