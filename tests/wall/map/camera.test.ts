import { homeView, planeAt, sameView, seenAt, viewOn } from '#wall/map/camera.ts'
import { onPlane } from '#wall/map/onPlane.ts'
import type { Box } from '#wall/map/rings.ts'
import { describe, expect, it } from 'vitest'

const panel: Box = [0, 0, 1000, 600]

describe('camera', () => {
  it('stands over the middle, and shows everything where it was laid', () => {
    const home = homeView(panel)
    expect(home).toEqual({ centre: [500, 300], zoom: 1 })
    expect(seenAt(home, panel, [123, 45])).toEqual([123, 45])
  })
  it('brings a box to the middle of the free part, as large as two thirds of it', () => {
    const free: Box = [0, 0, 1000, 400]
    const view = viewOn([100, 100, 200, 150], panel, free)
    // 0.66 × 400 / 50 = 5.28 is less than 0.66 × 1000 / 100.
    expect(view.zoom).toBeCloseTo(5.28, 9)
    const [x, y] = seenAt(view, panel, [150, 125])
    expect([x, y].map((one) => Math.round(one * 1e6) / 1e6)).toEqual([500, 200])
  })
  it('never goes farther than the whole nor nearer than the boundary bears', () => {
    expect(viewOn([0, 0, 1000, 600], panel, panel).zoom).toBe(1)
    expect(viewOn([500, 300, 500, 300], panel, panel).zoom).toBe(7)
  })
  it('goes there and back', () => {
    const view = viewOn([100, 100, 300, 200], panel, panel)
    const [x, y] = planeAt(view, panel, seenAt(view, panel, [222, 111]))
    expect(x).toBeCloseTo(222, 9)
    expect(y).toBeCloseTo(111, 9)
    expect(sameView(view, { ...view })).toBe(true)
    expect(sameView(view, homeView(panel))).toBe(false)
  })
  it('lays on the plane what was planned on the panel', () => {
    const view = { centre: [100, 100] as const, zoom: 4 }
    const layer = onPlane(
      {
        id: 'a',
        order: 1,
        faces: [
          {
            code: null,
            polygons: [
              [
                [
                  [500, 300],
                  [540, 300],
                  [500, 340],
                  [500, 300],
                ],
              ],
            ],
            colour: '#000000',
            opacity: 1,
          },
        ],
        strokes: [],
      },
      view,
      panel,
    )
    expect(layer.faces[0]!.polygons[0]![0]).toEqual([
      [100, 100],
      [110, 100],
      [100, 110],
      [100, 100],
    ])
  })
})
