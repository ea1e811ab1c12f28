import { cornerBoxes, legendBase, planCorners } from '#wall/widgets/map/corners.ts'
import { creditIn } from '#wall/widgets/map/corner.ts'
import { overlaps } from '#wall/map/rings.ts'
import { describe, expect, it } from 'vitest'

const wish = {
  width: 966,
  title: 'PM2.5（高 = 差）  µg/m³',
  source: '示意图',
  stations: '',
  attribution: '边界：公开示意数据，未经地图审核',
  layers: [{ layer: 'clusters' as const, categories: [] }],
  nameOf: (text: { zh: string }) => text.zh,
  whole: { name: '重庆 PM2.5', unit: 'µg/m³' },
  levels: true,
  west: false,
  language: 'zh' as const,
}

describe('the corners of a map', () => {
  it('keeps room for every word that stands in them', () => {
    const corners = planCorners(wish)
    const boxes = cornerBoxes(corners, 966, 440, false)
    expect(boxes[0]![1]).toBeLessThan(440 - corners.key[1] - corners.attribution[1])
    expect(boxes.at(-2)![0]).toBeLessThan(966 - corners.total[0])
    expect(legendBase(corners, 440)).toBe(440 - corners.key[1] - corners.attribution[1] - 8)
    for (const left of boxes.slice(0, 3)) for (const right of boxes.slice(3)) expect(overlaps(left, right)).toBe(false)
  })
  it('gives a long credit the lines it needs beside the levels', () => {
    const long = planCorners({ ...wish, width: 600, attribution: '边'.repeat(60) })
    expect(long.attribution[1]).toBeGreaterThanOrEqual(44)
    expect(long.attribution[0]).toBeLessThanOrEqual(long.room)
    expect(planCorners({ ...wish, attribution: '' }).attribution).toEqual([0, 0])
  })
  it('asks for little on a map filled by level', () => {
    const bare = planCorners({ ...wish, title: '', layers: [], whole: null })
    expect(bare.key[1]).toBe(22)
    expect(bare.total).toEqual([0, 0])
    expect(cornerBoxes(bare, 966, 440, false)).toHaveLength(3)
  })
  it('stands the figure of a country at the left, above the key', () => {
    const boxes = cornerBoxes(planCorners(wish), 966, 440, true)
    expect(boxes.at(-1)![0]).toBe(0)
    expect(boxes.at(-1)![3]).toBeLessThan(legendBase(planCorners(wish), 440))
  })
})

it('credits boundaries in the language of the page, or in the one line there is', () => {
  expect(creditIn('边界\nBoundaries\n', 'zh')).toBe('边界')
  expect(creditIn('边界\nBoundaries', 'en')).toBe('Boundaries')
  expect(creditIn('边界', 'en')).toBe('边界')
  expect(creditIn('', 'en')).toBe('')
})
