import { arcOf, flowWidth, flowsLayer, greatestFlows } from '#wall/map/layers/flows.ts'
import { boxOf } from '#wall/map/rings.ts'
import { describe, expect, it } from 'vitest'

const places = new Map([
  ['a', [0, 100] as const],
  ['b', [300, 100] as const],
  ['c', [150, 300] as const],
])
const look = { colour: '#ffffff', casing: '#000000', widest: 10 }

describe('flows', () => {
  it('takes the greatest between two different units and says how many there are', () => {
    const flows = [
      { from: 'a', to: 'a', value: 900 },
      { from: 'a', to: 'b', value: 5 },
      { from: 'b', to: 'a', value: 9 },
      { from: 'c', to: 'a', value: 0 },
      { from: 'c', to: 'b', value: Number.NaN },
      { from: 'b', to: 'c', value: 9 },
    ]
    expect(greatestFlows(flows, 2)).toEqual({
      shown: [
        { from: 'b', to: 'a', value: 9 },
        { from: 'b', to: 'c', value: 9 },
      ],
      all: 3,
    })
  })
  it('is as wide as its value', () => {
    expect(flowWidth(50, 100, 10)).toBe(5)
    expect(flowWidth(100, 100, 10)).toBe(10)
    expect(flowWidth(1, 100, 10)).toBe(1.6)
    expect(flowWidth(0, 0, 10)).toBe(1.6)
  })
  it('starts thin, ends in an arrow short of its goal, and rises over the ground', () => {
    const ring = arcOf([0, 100], [300, 100], 10)![0]!
    const near = (x: number, reach: number) => ring.filter((point) => Math.abs(point[0] - x) < reach)
    const spread = (points: readonly (readonly [number, number])[]) =>
      Math.max(...points.map(([, y]) => y)) - Math.min(...points.map(([, y]) => y))
    expect(spread(near(4, 6))).toBeLessThan(10)
    const tip = ring.reduce((best, point) => (point[0] > best[0] ? point : best))
    expect(Math.hypot(tip[0] - 300, tip[1] - 100)).toBeLessThan(16)
    expect(tip[0]).toBeLessThan(300)
    expect(boxOf([ring])[1]).toBeLessThan(100 - 10)
  })
  it('bends both ways of a pair apart', () => {
    const middle = (ring: readonly (readonly [number, number])[]) =>
      ring.filter((point) => Math.abs(point[0] - 150) < 15).reduce((sum, [, y], _, all) => sum + y / all.length, 0)
    const there = middle(arcOf([0, 100], [300, 100], 4)![0]!)
    const back = middle(arcOf([300, 100], [0, 100], 4)![0]!)
    expect(Math.abs(there - back)).toBeGreaterThan(20)
  })
  it('draws the greatest on top and leaves out what is not on the panel or too short to be seen', () => {
    const layer = flowsLayer(
      'f',
      1,
      [
        { from: 'a', to: 'b', value: 10 },
        { from: 'b', to: 'c', value: 5 },
        { from: 'a', to: 'elsewhere', value: 99 },
      ],
      places,
      look,
    )
    expect(layer.faces.filter((face) => face.colour === look.colour)).toHaveLength(2)
    expect(layer.faces.at(-1)!.opacity).toBeGreaterThan(layer.faces[1]!.opacity)
    expect(arcOf([0, 0], [10, 0], 4)).toBeNull()
  })
})
