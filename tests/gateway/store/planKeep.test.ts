import { describe, expect, it } from 'vitest'
import { identitiesOf, planKeep } from '#gateway/store/planKeep.ts'
import type { Outcome } from '#gateway/store/types.ts'
import { row } from './engines.ts'

describe('planning what to keep', () => {
  it('orders identities by key, so that all gateways lock alike, and rows within one as they came', () => {
    const rows = [row({ start: 5 }), row({ start: 1 }), row({ start: 5, value: 2 })]
    const found = identitiesOf(rows, [9, 9, 9], [1, 1, 1])
    expect(found.map(({ starts, rows: numbers }) => [starts, numbers])).toEqual([
      [1, [1]],
      [5, [0, 2]],
    ])
    expect(identitiesOf([row(), row()], [2, 1], [1, 1]).map(({ series }) => series)).toEqual([1, 2])
  })

  it('chains revisions of one call onto what is kept', () => {
    const rows = [row({ value: 1 }), row({ value: 2 }), row({ value: 1 })]
    const identities = identitiesOf(rows, [1, 1, 1], [1, 1, 1])
    const kept = { revision: 4, knownAt: 1, value: 1, numerator: null, denominator: null, estimated: false, simulated: false, source: null }
    const outcomes: Outcome[] = []
    const plan = planKeep(
      identities,
      [kept],
      rows,
      rows.map(() => 9),
      outcomes,
    )
    expect(outcomes).toEqual(['unchanged', 'revised', 'revised'])
    expect(plan.fresh).toEqual([])
    expect(plan.superseded.map(({ content }) => [content.revision, content.value])).toEqual([
      [4, 1],
      [5, 2],
    ])
    expect(plan.revised.map(({ content }) => [content.revision, content.value, content.knownAt])).toEqual([[6, 1, 9]])
  })

  it('takes 0 and -0 for two values', () => {
    const rows = [row({ value: 0 }), row({ value: -0 })]
    const outcomes: Outcome[] = []
    planKeep(identitiesOf(rows, [1, 1], [1, 1]), [], rows, [1, 1], outcomes)
    expect(outcomes).toEqual(['accepted', 'revised'])
  })
})
