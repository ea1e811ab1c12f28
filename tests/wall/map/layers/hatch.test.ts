import type { Line, Polygon } from '#wall/map/engine.ts'
import { dots, hatch } from '#wall/map/layers/hatch.ts'
import { contains } from '#wall/map/rings.ts'
import { describe, expect, it } from 'vitest'

const box = (left: number, top: number, right: number, bottom: number): Line => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
  [left, top],
]
const square: Polygon = [box(0, 0, 70, 70), box(20, 20, 50, 50)]

describe('hatch', () => {
  const lines = hatch([square], 7)
  it('runs at 45° and as far apart as asked', () => {
    for (const [[ax, ay], [bx, by]] of lines as [readonly [number, number], readonly [number, number]][])
      expect(bx - ax).toBeCloseTo(ay - by, 6)
    const offsets = [...new Set(lines.map(([from]) => Math.round((from![0] + from![1]) * 1000) / 1000))].sort((a, b) => a - b)
    for (let at = 1; at < offsets.length; at += 1) expect((offsets[at]! - offsets[at - 1]!) / Math.SQRT2).toBeCloseTo(7, 2)
  })
  it('stays inside, out of holes', () => {
    expect(lines.length).toBeGreaterThan(10)
    for (const line of lines) {
      const middle = [(line[0]![0] + line[1]![0]) / 2, (line[0]![1] + line[1]![1]) / 2] as const
      expect(contains([square], middle)).toBe(true)
    }
  })
  it('sets dots inside only', () => {
    const found = dots([square], 5, 1.8)
    expect(found.length).toBeGreaterThan(100)
    for (const [ring] of found) expect(contains([square], [ring![0]![0] - 1.8, ring![0]![1]])).toBe(true)
  })
})
