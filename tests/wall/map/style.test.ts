import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { Layer } from '#wall/map/engine.ts'
import { before, styleOf } from '#wall/map/style.ts'
import { describe, expect, it } from 'vitest'

const layer = (id: string, order: number): Layer => ({
  id,
  order,
  faces: [
    {
      code: '500101',
      polygons: [
        [
          [
            [0, 0],
            [10, 0],
            [10, 10],
            [0, 0],
          ],
        ],
      ],
      colour: '#2c6265',
      opacity: 1,
    },
  ],
  strokes: [
    {
      lines: [
        [
          [0, 0],
          [10, 10],
        ],
      ],
      colour: '#0a1218',
      width: 1.5,
      opacity: 1,
    },
  ],
})

describe('style', () => {
  const style = styleOf([layer('tops', 30), layer('shade', 20)], 2)
  it('is valid by the style specification', () => {
    expect(validateStyleMin(style as never)).toEqual([])
  })
  it('asks for nothing from anywhere', () => {
    expect(JSON.stringify(style)).not.toMatch(/https?:|mapbox:|glyphs|sprite/)
  })
  it('draws by order, faces before strokes', () => {
    expect(style.layers.map((one) => one.id)).toEqual(['shade:faces', 'shade:strokes', 'tops:faces', 'tops:strokes'])
    expect(before(layer('hatch', 25), [layer('tops', 30), layer('shade', 20)])).toBe('tops:faces')
    expect(before(layer('last', 90), [layer('tops', 30)])).toBeUndefined()
  })
  it('scales widths to CSS px', () => {
    expect(style.sources.plane?.data.features.find((one) => one.geometry.type === 'MultiLineString')?.properties?.['width']).toBe(3)
  })
})
