import { describe, expect, it } from 'vitest'
import type { IndexMake } from '#contract/indexSeen.ts'
import { planMoves, planShares } from '#wall/stage/explain/makeParts.ts'

const member = (indicator: string, weight: number, place: number | null, change: number | null) => ({
  indicator,
  value: place,
  place,
  weight,
  share: weight * (place ?? 0),
  change: change === null ? null : { total: change, value: change, weight: 0 },
})
const make = (members: IndexMake['members'], value: number | null, before: number | null): IndexMake => ({
  value,
  before: before === null ? null : { period: '2026-10', value: before },
  weighing: {
    indicator: 'services.index',
    method: 'entropy',
    cap: null,
    functionsFirst: false,
    since: null,
    until: null,
    window: null,
    refusal: null,
    notes: [],
    members: [],
  },
  standing: null,
  members,
})
const three = make([member('a.a', 0.2, 50, -1), member('a.b', 0.5, 80, 2.5), member('a.c', 0.3, 10, 0)], 53, 51.5)
const words = (plan: ReturnType<typeof planShares>) => plan!.rows.map((row) => [row.name, row.words])

describe('an index', () => {
  it('is the points of its members out of those to be had, the heaviest first', () => {
    const plan = planShares(three, '11', 5)!
    expect(words(plan)).toEqual([
      ['a.b', '40.0/50.0'],
      ['a.c', '3.0/30.0'],
      ['a.a', '10.0/20.0'],
    ])
    expect(plan.rows.map((row) => row.bar)).toEqual([0.8, 0.06, 0.2])
    expect(plan.total).toBe('53.0')
    expect(plan.rows[0]!.subject).toEqual({ indicator: 'a.b', region: '11', category: null })
  })

  it('puts what does not fit into one row, and leaves a missing member out', () => {
    expect(words(planShares(three, '11', 2))).toEqual([
      ['a.b', '40.0/50.0'],
      ['', '13.0/50.0'],
    ])
    expect(words(planShares(make([member('a.a', 0, null, null), member('a.b', 1, 80, null)], 80, null), '11', 5))).toEqual([
      ['a.b', '80.0/100.0'],
    ])
    expect(planShares(make([member('a.a', 0, null, null)], null, null), '11', 5)).toBeNull()
  })

  it('moved by what each member added, the greatest first', () => {
    const plan = planMoves(three, '11', 5)!
    expect(words(plan)).toEqual([
      ['a.b', '+2.5'],
      ['a.a', '−1.0'],
      ['a.c', '0.0'],
    ])
    expect(plan).toMatchObject({ says: 'change', kind: 'moves', total: '+1.5' })
    expect(plan.rows.map((row) => row.bar)).toEqual([1, -0.4, 0])
    expect(planMoves(make([member('a.a', 1, 50, null)], 50, null), '11', 5)).toBeNull()
  })
})
