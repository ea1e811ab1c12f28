import { contains } from '#wall/map/rings.ts'
import type { Box } from '#wall/map/rings.ts'
import { groundOf, surroundings } from '#wall/map/shapes.ts'
import { describe, expect, it } from 'vitest'
import { shipped } from './given.ts'

const free: Box = [14, 20, 952, 646]
const keepouts: Box[] = [
  [0, 566, 236, 680],
  [742, 542, 966, 680],
]

describe('ground', () => {
  it.each(['china', 'chongqing', 'beijing'] as const)('lays %s whole into the free box, clear of what stands on the panel', (name) => {
    const ground = groundOf(shipped(name), free, keepouts)
    expect(ground.box[0]).toBeGreaterThanOrEqual(free[0] - 1)
    expect(ground.box[2]).toBeLessThanOrEqual(free[2] + 1)
    expect(ground.box[1]).toBeGreaterThanOrEqual(free[1] - 1)
    expect(ground.box[3]).toBeLessThanOrEqual(free[3] + 1)
    const under = ground.shapes
      .flatMap((shape) => shape.polygons.flat(2))
      .filter(([x, y]) => keepouts.some((box) => x > box[0] + 1 && x < box[2] - 1 && y > box[1] + 1 && y < box[3] - 1))
    expect(under).toEqual([])
  })
  it('shows all units, each named inside itself', () => {
    const ground = groundOf(shipped('china'), free, keepouts)
    expect(ground.country).toBe(true)
    expect(ground.shapes).toHaveLength(34)
    for (const shape of ground.shapes.filter((one) => one.area > 4)) expect(contains(shape.polygons, shape.anchor), shape.name).toBe(true)
  })
  it('keeps the dashes beside Taiwan on the main map', () => {
    expect(groundOf(shipped('china'), free, keepouts).dashes.length).toBeGreaterThanOrEqual(2)
    expect(groundOf(shipped('chongqing'), free, keepouts).dashes).toEqual([])
  })
  it('is squashed by the tilt: .8 for a place', () => {
    const ground = groundOf(shipped('chongqing'), free, [])
    const [a, b, c] = [ground.project([107, 30]), ground.project([107, 30.1]), ground.project([107.1, 30])]
    const squeeze = Math.cos((30.05 * Math.PI) / 180)
    expect((a[1] - b[1]) / ((c[0] - a[0]) / squeeze)).toBeCloseTo(0.8, 1)
  })
  it('knows the provinces around, and leaves out the one that is shown', () => {
    const ground = groundOf(shipped('chongqing'), free, keepouts)
    const around = surroundings(shipped('china'), ground, [0, 0, 966, 680], '500000').map((shape) => shape.code)
    expect(around).toEqual(expect.arrayContaining(['420000', '510000', '520000']))
    expect(around).not.toContain('500000')
    expect(around).not.toContain('100000_JD')
  })
})
