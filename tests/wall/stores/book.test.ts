import { expect, it } from 'vitest'
import { changed, emptyBook } from '#wall/stores/book.ts'
import { withState } from '#wall/stores/points.ts'
import { stateOf } from '../../helpers/stateOf.ts'

const one = stateOf({ value: 1 })
const part = stateOf({ category: 'a', value: 2 })

it('leaves the book before as it was', () => {
  const first = changed(emptyBook, { full: true, states: [one, part], gone: [] })
  const second = changed(first, { full: false, states: [stateOf({ value: 5 })], gone: [] })
  expect(first.byKey.get('economy.gdp|500000')).toBe(one)
  expect(second.byKey.get('economy.gdp|500000')?.value).toBe(5)
  expect(second.byKey.get('economy.gdp|500000|a')).toBe(part)
  expect(second.categories.get('economy.gdp|500000')).toEqual([part])
})
it('drops what is gone, from the categories too', () => {
  const first = changed(emptyBook, { full: true, states: [one, part], gone: [] })
  const second = changed(first, { full: false, states: [], gone: ['economy.gdp|500000|a', 'unknown|x'] })
  expect(second.byKey.size).toBe(1)
  expect(second.categories.get('economy.gdp|500000')).toEqual([])
})
it('drops everything before a full answer', () => {
  const first = changed(emptyBook, { full: true, states: [one, part], gone: [] })
  const second = changed(first, { full: true, states: [stateOf({ region: '500101' })], gone: [] })
  expect([...second.byKey.keys()]).toEqual(['economy.gdp|500101'])
  expect(second.categories.size).toBe(0)
})

const points = [
  ['2026-08', 1],
  ['2026-09', null],
] as const
it('appends a new period and keeps the length', () =>
  expect(withState(points, stateOf({ value: 3 }), 2)).toEqual([
    ['2026-09', null],
    ['2026-10', 3],
  ]))
it('replaces the value of a period that is there', () =>
  expect(withState([...points, ['2026-10', 1]], stateOf({ value: null }), 3).at(-1)).toEqual(['2026-10', null]))
it('does not append an older period', () => {
  const older = stateOf({ period: { ...stateOf().period!, label: '2026-07' } })
  expect(withState(points, older, 5)).toEqual(points)
})
