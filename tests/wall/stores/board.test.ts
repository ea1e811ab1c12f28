import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { type Delta, deltaOf, packDeltas } from '#contract/delta/stateDelta.ts'
import { useBoard } from '#wall/stores/board.ts'
import { stateOf } from '../../helpers/stateOf.ts'

let frame: (() => void) | null = null
beforeEach(() => {
  setActivePinia(createPinia())
  frame = null
  useBoard().drawnBy((run) => (frame = run))
})
const base64 = (deltas: Delta[]) => Buffer.from(packDeltas(deltas)).toString('base64')
const full = { epoch: 'e', position: 10, full: true, states: [stateOf({ value: 1 })], gone: [] }

it('swaps once a frame, whatever came', () => {
  const board = useBoard()
  board.replace(full)
  board.apply({ position: 11, changed: [stateOf({ value: 2 })], gone: [] })
  board.apply({ position: 12, changed: [stateOf({ value: 3 })], gone: [] })
  expect(board.get('economy.gdp', '500000')).toBeUndefined()
  frame!()
  expect(board.get('economy.gdp', '500000')?.value).toBe(3)
  expect(board.swaps).toBe(1)
})
it('gives all its states again and again, not once: who counts the seconds of an alert walks them each second', () => {
  const board = useBoard()
  board.replace(full)
  frame!()
  const all = board.all()
  expect([[...all].length, [...all].length]).toEqual([1, 1])
})
it('drops a message older than what stands', () => {
  const board = useBoard()
  board.replace(full)
  expect(board.apply({ position: 9, changed: [stateOf({ value: 99 })], gone: [] })).toBe(false)
  frame!()
  expect(board.get('economy.gdp', '500000')?.value).toBe(1)
  expect(board.position).toBe(10)
})
it('takes another epoch whole, even when its positions begin anew', () => {
  const board = useBoard()
  board.replace(full)
  frame!()
  board.replace({ epoch: 'f', position: 2, full: true, states: [stateOf({ region: '500101', value: 7 })], gone: [] })
  frame!()
  expect([board.epoch, board.position]).toEqual(['f', 2])
  expect(board.get('economy.gdp', '500000')).toBeUndefined()
  expect(board.apply({ position: 3, changed: [], gone: ['economy.gdp|500101'] })).toBe(true)
  frame!()
  expect(board.get('economy.gdp', '500101')).toBeUndefined()
})
it('reads deltas against what came last, also before it is drawn', () => {
  const board = useBoard()
  const [one, two, three] = [1, 2, 3].map((value) => stateOf({ value }))
  const packed = (from: typeof one, to: typeof one) => base64([deltaOf(from!, to!)!])
  board.replace({ ...full, states: [one!] })
  board.applyDeltas({ position: 11, deltas: packed(one, two), changed: [], gone: [] })
  board.applyDeltas({ position: 12, deltas: packed(two, three), changed: [stateOf({ region: '500101', value: 7 })], gone: [] })
  frame!()
  expect(board.get('economy.gdp', '500000')).toEqual(three)
  expect(board.get('economy.gdp', '500101')?.value).toBe(7)
})
it('refuses deltas of something else, and stays where it stood', () => {
  const board = useBoard()
  board.replace(full)
  const deltas = base64([deltaOf(stateOf({ value: 5 }), stateOf({ value: 6 }))!])
  expect(() => board.applyDeltas({ position: 11, deltas, changed: [], gone: [] })).toThrow('another base')
  frame!()
  expect(board.position).toBe(10)
  expect(board.get('economy.gdp', '500000')?.value).toBe(1)
})
