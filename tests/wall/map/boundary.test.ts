import { isDashLine, parseBoundary } from '#wall/map/boundary.ts'
import { describe, expect, it } from 'vitest'
import { shipped } from './given.ts'

const square = (properties: object) => ({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    },
  ],
})

describe('boundary', () => {
  it('ships all 34 units of the country and the ten dashes of the line', () => {
    const china = shipped('china')
    const units = china.filter((one) => !isDashLine(one.code))
    expect(units).toHaveLength(34)
    for (const code of ['710000', '810000', '820000', '460000']) expect(units.map((one) => one.code)).toContain(code)
    const line = china.filter((one) => isDashLine(one.code))
    expect(line.map((one) => one.code)).toEqual(['100000_JD'])
    expect(line[0]!.polygons).toHaveLength(10)
  })
  it('ships every island: the southernmost of Hainan lies below 4° north', () => {
    const hainan = shipped('china').find((one) => one.code === '460000')!
    expect(hainan.polygons).toHaveLength(133)
    expect(Math.min(...hainan.polygons.flat(2).map(([, lat]) => lat))).toBeLessThan(4)
  })
  it('ships 38 districts of Chongqing and 16 of Beijing, each by a six-digit code', () => {
    expect(shipped('chongqing')).toHaveLength(38)
    expect(shipped('beijing')).toHaveLength(16)
    for (const one of [...shipped('chongqing'), ...shipped('beijing')]) expect(one.code).toMatch(/^\d{6}$/)
  })
  it('makes a string of a code that came as a number', () => {
    expect(parseBoundary('x', square({ adcode: 500101, name: '万州区' }))[0]!.code).toBe('500101')
    expect(parseBoundary('x', square({ adcode: '010101' }))[0]).toMatchObject({ code: '010101', name: '' })
  })
  it.each([
    ['nothing', null],
    ['a page', '<!doctype html>'],
    ['no features', { type: 'FeatureCollection', features: [] }],
    ['no code', square({ name: '万州区' })],
    ['a point', { type: 'FeatureCollection', features: [{ properties: { adcode: 1 }, geometry: { type: 'Point', coordinates: [0, 0] } }] }],
    [
      'a ring of two',
      {
        type: 'FeatureCollection',
        features: [
          {
            properties: { adcode: 1 },
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [0, 0],
                  [1, 1],
                ],
              ],
            },
          },
        ],
      },
    ],
    [
      'text for a number',
      {
        type: 'FeatureCollection',
        features: [
          {
            properties: { adcode: 1 },
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  ['0', 0],
                  [1, 1],
                  [1, 0],
                  [0, 0],
                ],
              ],
            },
          },
        ],
      },
    ],
  ])('refuses %s and names the file', (_, body) => {
    expect(() => parseBoundary('boundaries/mine.json', body)).toThrow(/^boundaries\/mine\.json: /)
  })
})
