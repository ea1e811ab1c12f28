import type { Line } from '#wall/map/engine.ts'
import { slab } from '#wall/map/layers/slab.ts'
import { wallsOf } from '#wall/map/layers/walls.ts'
import { areaOf, boxOf } from '#wall/map/rings.ts'
import type { Shape } from '#wall/map/shapes.ts'
import { describe, expect, it } from 'vitest'

const shapeOf = (code: string, ring: Line): Shape => ({
  code,
  name: code,
  polygons: [[ring]],
  rough: [[ring]],
  box: boxOf([ring]),
  area: areaOf([[ring]]),
  anchor: ring[0]!,
})
const box = (left: number, top: number, right: number, bottom: number): Line => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
  [left, top],
]
const north = shapeOf('north', box(0, 0, 40, 20))
const south = shapeOf('south', [...box(0, 20, 40, 40)].reverse())
const look = { border: '#000000', side: '#000000', sideShare: 0.5, shade: '#000000', shadeOpacity: 0.1, depth: 12, shadow: 1 }

describe('walls', () => {
  it('finds the southern sides and what stands at their foot, whichever way a ring runs', () => {
    const walls = wallsOf([north, south])
    expect(walls[0]!.map((wall) => wall.foot)).toEqual([1])
    expect(walls[1]!.map((wall) => wall.foot)).toEqual([-1])
    expect(walls[1]![0]!.line.map(([, y]) => y)).toEqual([40, 40])
  })
  it('sees the inner side of a hole from the south, and leaves islets flat', () => {
    const holed: Shape = { ...shapeOf('holed', box(0, 0, 40, 40)), polygons: [[box(0, 0, 40, 40), box(10, 10, 30, 30)]] }
    expect(
      wallsOf([holed])[0]!
        .map((wall) => wall.line[0]![1])
        .sort((a, b) => a - b),
    ).toEqual([10, 40])
    expect(wallsOf([shapeOf('islet', box(0, 0, 3, 3))])[0]).toEqual([])
  })
})

describe('slab', () => {
  const tops = new Map([
    ['north', { colour: '#808080', lift: 16 }],
    ['south', { colour: '#404040', lift: 4 }],
  ])
  const layers = slab([north, south], wallsOf([north, south]), tops, look)

  it('draws the lower top before the higher one', () => {
    const raised = layers.filter((layer) => layer.id.startsWith('slab-')).sort((a, b) => a.order - b.order)
    expect(raised.map((layer) => layer.faces.at(-1)!.code)).toEqual(['south', 'north'])
  })
  it('raises a top by its height and leaves its colour exact', () => {
    const face = layers.find((layer) => layer.id === 'slab-1')!.faces.at(-1)!
    expect(face.colour).toBe('#808080')
    expect(boxOf(face.polygons.flat())).toEqual([0, -16, 40, 4])
  })
  it('shows a side only where the higher unit stands north of the lower, from one top to the other', () => {
    const side = layers.find((layer) => layer.id === 'slab-1')!.faces[0]!
    expect(side.colour).toBe('#404040')
    expect(boxOf(side.polygons.flat())).toEqual([0, 4, 40, 16])
    expect(layers.find((layer) => layer.id === 'slab-0')!.faces).toHaveLength(1)
  })
  it('is as thick as it is asked to be', () => {
    expect(boxOf(layers.find((layer) => layer.id === 'sides')!.faces.flatMap((one) => one.polygons.flat()))[3]).toBe(52)
  })
})
