import type { Line } from '#wall/map/engine.ts'
import { type LabelWish, widthOf } from '#wall/map/layers/labelBox.ts'
import { placeLabels } from '#wall/map/layers/labels.ts'
import { type Box, overlaps } from '#wall/map/rings.ts'
import { groundOf } from '#wall/map/shapes.ts'
import { describe, expect, it } from 'vitest'
import { shipped } from '../given.ts'

const box = (left: number, top: number, right: number, bottom: number): Line => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
  [left, top],
]
const bounds: Box = [0, 0, 400, 300]
const wish = (code: string, ring: Line, more: Partial<LabelWish> = {}): LabelWish => {
  const [[left, top], , [right, bottom]] = ring as [Line[0], Line[0], Line[0]]
  return {
    code,
    name: '渝中',
    value: '88.4',
    size: 16,
    at: [(left! + right!) / 2, (top! + bottom!) / 2],
    polygons: [[ring]],
    priority: 0,
    area: (right! - left!) * (bottom! - top!),
    must: false,
    leader: false,
    ...more,
  }
}

describe('labels', () => {
  it('measures Chinese as wide as high', () => {
    expect(widthOf('渝中', 16)).toBe(32)
    expect(widthOf('88.4', 16)).toBeLessThan(32)
  })
  it('sets the value below the name where it fits, beside it where the unit is flat, and leaves it out where it does not', () => {
    expect(placeLabels([wish('a', box(100, 100, 180, 160))], bounds, [])[0]).toMatchObject({ form: 'two', inside: true, value: '88.4' })
    expect(placeLabels([wish('a', box(100, 100, 200, 122))], bounds, [])[0]).toMatchObject({ form: 'one', value: '88.4' })
    expect(placeLabels([wish('a', box(100, 100, 140, 116))], bounds, [])[0]).toMatchObject({ form: 'name', value: null })
  })
  it('drops a label rather than let it overlap, and the unit at a level comes first', () => {
    const unit = box(100, 100, 144, 122)
    const placed = placeLabels([wish('large', unit, { area: 1e6 }), wish('alarm', unit, { priority: 3, must: true })], bounds, [])
    expect(placed.map((label) => label.code)).toEqual(['alarm'])
  })
  it('goes around an obstacle, and stays within the panel', () => {
    const obstacle: Box = [130, 118, 150, 142]
    const [label] = placeLabels([wish('a', box(100, 100, 180, 160))], bounds, [obstacle])
    expect(overlaps(label!.box, obstacle)).toBe(false)
    expect(placeLabels([wish('a', box(-40, 100, 10, 150), { must: true })], bounds, []).every((one) => one.box[0] >= 0)).toBe(true)
  })
  it('names a unit that is too small beside it, with a leader', () => {
    const [label] = placeLabels([wish('a', box(100, 100, 106, 106), { leader: true })], bounds, [])
    expect(label!.leader!.from).toEqual([103, 103])
    expect(label!.value).toBe('88.4')
  })
  it('names a unit whose outline is drawn beside it, rather than across the outline', () => {
    const ring = box(100, 100, 140, 126)
    const [across] = placeLabels([wish('a', ring, { leader: true })], bounds, [])
    const [beside] = placeLabels([wish('a', ring, { leader: true, whole: true })], bounds, [])
    expect([across!.leader, beside!.leader?.from]).toEqual([null, [120, 113]])
  })
  it('keeps the label of one small unit away from the point of another', () => {
    const two = [wish('a', box(200, 150, 206, 156), { leader: true }), wish('b', box(240, 160, 246, 166), { leader: true })]
    for (const label of placeLabels(two, bounds, [])) {
      const [x, y] = two.find((one) => one.code !== label.code)!.at as [number, number]
      expect(overlaps(label.box, [x - 14, y - 14, x + 14, y + 14]), label.code).toBe(false)
    }
  })
  it('leads to a unit at a level from beside it, rather than naming it on its neighbour', () => {
    const obstacle: Box = [80, 90, 120, 130]
    const alarm = wish('a', box(100, 100, 112, 112), { must: true, from: [106, 104] })
    expect(placeLabels([alarm], bounds, [obstacle])[0]!.leader!.from).toEqual([106, 104])
    expect(placeLabels([{ ...alarm, from: undefined }], bounds, [obstacle])[0]!.leader).toBeNull()
    expect(placeLabels([wish('a', box(100, 100, 180, 160), { must: true, from: [140, 120] })], bounds, [])[0]!.leader).toBeNull()
  })
  it('is the same whatever the order of its wishes', () => {
    const wishes = [wish('a', box(0, 0, 60, 40)), wish('b', box(60, 0, 120, 40)), wish('c', box(0, 40, 60, 80))]
    expect(placeLabels(wishes, bounds, [])).toEqual(placeLabels([...wishes].reverse(), bounds, []))
  })
  it.each(['china', 'chongqing', 'beijing'] as const)('never lets two labels of %s overlap', (name) => {
    const panel: Box = [0, 0, 966, 680]
    const ground = groundOf(shipped(name), [14, 20, 952, 646], [])
    const placed = placeLabels(
      ground.shapes.map((shape) => ({
        code: shape.code,
        name: shape.name.slice(0, 3),
        value: '88.4',
        size: 16,
        at: shape.anchor,
        polygons: shape.rough,
        priority: 0,
        area: shape.area,
        must: ground.country,
        leader: ground.country && shape.area < 800,
      })),
      panel,
      [[0, 600, 236, 680]],
    )
    for (const [at, one] of placed.entries())
      for (const other of placed.slice(at + 1)) expect(overlaps(one.box, other.box), `${one.name} ${other.name}`).toBe(false)
    if (name === 'china') expect(placed).toHaveLength(34)
    expect(placed.length).toBeGreaterThan(ground.shapes.length * 0.7)
  })
})
