import type { Level } from '#contract/names.ts'
import { expect, it } from 'vitest'
import { type AttentionRow, stayingRows } from '#wall/widgets/incidents/plan.ts'

const rows = (...levels: Level[]): AttentionRow[] => levels.map((level) => ({ level }) as AttentionRow)
const even = (list: readonly unknown[]): number[] => list.map(() => 60)

it('keeps red and orange on every page, and lets the rest turn', () => {
  const list = rows('red', 'orange', 'yellow', 'blue', 'blue', 'blue', 'blue')
  expect(stayingRows(list, even(list), 360, 6)).toBe(2)
})
it('keeps none where all stand on one page, or none is so grave', () => {
  const short = rows('red', 'blue')
  expect(stayingRows(short, even(short), 360, 6)).toBe(0)
  const mild = rows('blue', 'blue', 'blue', 'blue', 'blue', 'blue', 'blue')
  expect(stayingRows(mild, even(mild), 360, 6)).toBe(0)
})
it('keeps yellow where there is nothing graver', () => {
  const list = rows('yellow', 'yellow', 'blue', 'blue', 'blue', 'blue', 'blue')
  expect(stayingRows(list, even(list), 360, 6)).toBe(2)
})
it('leaves half of the room to what turns', () => {
  const grave = rows('red', 'red', 'red', 'red', 'orange', 'orange', 'orange')
  expect(stayingRows(grave, even(grave), 360, 6)).toBe(3)
  expect(stayingRows(grave, [120, 120, 60, 60, 60, 60, 60], 360, 6)).toBe(1)
})
