import { expect, it } from 'vitest'
import { seriesHash } from '#contract/delta/stateDelta.ts'
import { Board, keyOf } from '#gateway/board.ts'
import { Deltas } from '#gateway/deltas.ts'
import { stateOf } from '../helpers/stateOf.ts'

// Found by search: two series with one hash.
const [one, other] = [
  { indicator: 'economy.absy', region: '44862' },
  { indicator: 'economy.axod', region: '24755' },
]

it('names a series by its hash only while no other has it', () => {
  const board = new Board()
  const hash = seriesHash('economy.absy|44862')
  expect(seriesHash('economy.axod|24755')).toBe(hash)
  expect(board.names(hash)).toBe(false)
  board.apply(1, 0, [stateOf(one)], [])
  expect(board.names(hash)).toBe(true)
  board.apply(2, 0, [stateOf(other)], [])
  expect(board.names(hash)).toBe(false)
  board.apply(3, 0, [stateOf({ ...one, value: 5 })], ['economy.axod|24755'])
  board.apply(4, 0, [stateOf({ ...other, value: 5 })], [])
  expect(board.names(hash)).toBe(false)
  const restored = new Board()
  restored.restore(4, [stateOf(one), stateOf(other)])
  expect(restored.names(hash)).toBe(false)
})

it('sends whole what two series share a hash for, what is new, and what a wall did not hold', () => {
  const states = [one, other, { indicator: 'economy.gdp', region: '500000' }].map((key) => stateOf({ ...key, value: 2 }))
  const [shared, , plain] = states
  const fresh = stateOf({ region: '500101' })
  const before = new Map(states.map((state) => [`${state.indicator}|${state.region}`, { ...state, value: 1 }]))
  const board = new Board()
  board.apply(1, 0, [...before.values()], [])
  const deltas = new Deltas({ position: 2, changed: [], gone: [], before, calmed: new Set() }, (hash) => board.names(hash))
  expect(deltas.split([shared!, plain!, fresh], () => true).changed).toEqual([shared, fresh])
  expect(deltas.split([plain!], () => false)).toEqual({ deltas: '', changed: [plain] })
})

it('tells what changed and what left since a position, as long as it is known', () => {
  const MINUTE = 60_000
  const [gdp, power] = [stateOf({ indicator: 'economy.gdp' }), stateOf({ indicator: 'economy.power' })]
  const key = (state: typeof gdp) => keyOf(state)
  const board = new Board()
  board.restore(5, [gdp])
  board.apply(6, 0, [power], [])
  board.apply(7, MINUTE, [gdp], [key(power)])
  board.apply(8, 2 * MINUTE, [gdp], [])
  expect(board.since(4)).toBeNull()
  expect(board.since(9)).toBeNull()
  expect(board.since(5)).toEqual({ keys: new Set([key(gdp)]), gone: new Set([key(power)]) })
  expect(board.since(7)).toEqual({ keys: new Set([key(gdp)]), gone: new Set() })
  expect(board.since(8)).toEqual({ keys: new Set(), gone: new Set() })
  board.apply(9, 3 * MINUTE, [power], [])
  expect(board.since(6)).toEqual({ keys: new Set([key(gdp), key(power)]), gone: new Set() })
  board.apply(10, 90 * MINUTE, [power], [])
  expect([8, 9, 10].map((at) => board.since(at)?.keys.size)).toEqual([undefined, 1, 0])
})

it('keeps one position for a series, however often it changes', () => {
  const board = new Board()
  const state = stateOf({ indicator: 'economy.gdp' })
  for (let position = 1; position <= 10_000; position++) board.apply(position, position * 1000, [state], [])
  const held = board as unknown as { moved: Map<string, number>; taken: unknown[] }
  expect(held.moved.size).toBe(1)
  expect(held.taken.length).toBeLessThanOrEqual(3600)
})
