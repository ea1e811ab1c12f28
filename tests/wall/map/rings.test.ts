import type { Line, Polygon } from '#wall/map/engine.ts'
import { areaOf, clip, contains, poleOf, signedArea } from '#wall/map/rings.ts'
import { describe, expect, it } from 'vitest'

const box = (left: number, top: number, right: number, bottom: number): Line => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
  [left, top],
]
const ring: Polygon = [box(0, 0, 10, 10), box(4, 4, 6, 6)]

describe('rings', () => {
  it('takes holes off the area', () => {
    expect(areaOf([ring])).toBe(96)
    expect(signedArea(box(0, 0, 2, 3))).toBe(-signedArea([...box(0, 0, 2, 3)].reverse()))
  })
  it('is not inside in a hole', () => {
    expect(contains([ring], [5, 5])).toBe(false)
    expect(contains([ring], [1, 5])).toBe(true)
    expect(contains([ring], [11, 5])).toBe(false)
  })
  it('finds the roomiest point of an L, not its centroid', () => {
    const bent: Polygon = [
      [
        [0, 0],
        [30, 0],
        [30, 10],
        [4, 10],
        [4, 40],
        [0, 40],
        [0, 0],
      ],
    ]
    const [x, y] = poleOf(bent)
    expect(contains([bent], [x, y])).toBe(true)
    expect(y).toBeCloseTo(5, 0)
    expect(x).toBeGreaterThan(4)
  })
  it('clips to a box', () => {
    expect(areaOf(clip([[box(-5, -5, 5, 5)]], [0, 0, 10, 10]))).toBeCloseTo(25)
    expect(clip([[box(20, 20, 30, 30)]], [0, 0, 10, 10])).toEqual([])
    expect(areaOf(clip([ring], [0, 0, 5, 10]))).toBeCloseTo(48)
  })
})
