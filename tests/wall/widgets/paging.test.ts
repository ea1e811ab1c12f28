import { expect, it } from 'vitest'
import { evenly, filledBack, pageOf, pagesFor, pageWords, withStaying } from '#wall/widgets/paging.ts'
import { zh } from '#wall/i18n/messages/zh.ts'

const eight = [1, 2, 3, 4, 5, 6, 7, 8]
const say = (key: string, named: Record<string, number | string>): string =>
  (zh.panel as Record<string, string>)[key.slice(6)]!.replace(/\{(\w+)\}/g, (_, name: string) => String(named[name]))

it.each([
  [0, [1, 2, 3, 4, 5, 6], '前 6 项，共 8'],
  [1, [7, 8], '第 7–8 项，共 8'],
  [2, [1, 2, 3, 4, 5, 6], '前 6 项，共 8'],
])('at turn %i shows %j and says %s', (turn, rows, words) => {
  const page = pageOf(eight, 6, turn)
  expect(page.rows).toEqual(rows)
  expect(pageWords(page, say)).toBe(words)
})
it('says a page of one row, and a list that needs no pages', () => {
  expect(pageWords(pageOf([1, 2, 3], 2, 1), say)).toBe('第 3 项，共 3')
  expect(pageWords(pageOf([1, 2, 3], 3, 5), say)).toBe('共 3 项')
  expect(pageWords(pageOf([1, 2, 3], 1, 0), say)).toBe('前 1 项，共 3')
  expect(pageWords(pageOf([], 3, 1), say)).toBe('共 0 项')
})
it('shows every row once in a round, whatever the pages hold', () => {
  for (const most of [1, 3, 5, 8, 20, [2, 5, 1]])
    expect([0, 1, 2, 3, 4, 5, 6, 7].flatMap((turn) => pageOf(eight, most, turn).rows).slice(0, 8)).toEqual(eight)
})
it('fills pages by the height of their rows', () => {
  expect(pagesFor([50, 50, 80, 50], 130, 9)).toEqual([2, 2])
  expect(pagesFor([50, 50, 50], 400, 2)).toEqual([2, 1])
  expect(pagesFor([500, 500], 100, 5)).toEqual([1, 1])
  expect(pagesFor([], 100, 5)).toEqual([])
})
it('evens pages out', () => {
  expect([evenly(7, 6), evenly(8, 6), evenly(12, 6), evenly(13, 6), evenly(0, 6)]).toEqual([4, 4, 6, 5, 1])
})
it('begins a last page earlier where it has room', () => {
  const last = (heights: number[], room: number, most: number) => {
    const page = pageOf(eight, [6, 2], 1)
    return filledBack(page, eight, heights, room, most)
  }
  const even = eight.map(() => 10)
  expect(last(even, 60, 6)).toEqual({ rows: [3, 4, 5, 6, 7, 8], from: 3, to: 8, all: 8 })
  expect(last([10, 10, 10, 10, 10, 45, 10, 10], 60, 6).from).toBe(7)
  expect(last(even, 60, 3).from).toBe(6)
  const first = pageOf(eight, [6, 2], 0)
  expect(filledBack(first, eight, even, 200, 8)).toBe(first)
})
it('says which rows stay above the page that turns', () => {
  const page = (turn: number) => withStaying(pageOf(eight.slice(1), [3, 3, 1], turn), eight, 1)
  expect([0, 1, 2].map((turn) => page(turn).rows)).toEqual([
    [1, 2, 3, 4],
    [1, 5, 6, 7],
    [1, 8],
  ])
  expect([0, 1, 2].map((turn) => pageWords(page(turn), say))).toEqual(['前 4 项，共 8', '第 1、5–7 项，共 8', '第 1、8 项，共 8'])
  expect(pageWords(withStaying(pageOf(eight.slice(2), [3, 3], 1), eight, 2), say)).toBe('第 1–2、6–8 项，共 8')
})
