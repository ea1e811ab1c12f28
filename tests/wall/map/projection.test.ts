import { toLonLat, zoomOf } from '#wall/map/plane.ts'
import { albers, COUNTRY, isCountry, local } from '#wall/map/projection.ts'
import { describe, expect, it } from 'vitest'

describe('projection', () => {
  it('gives the numbers of Snyder 1987, p. 291, for the sphere', () => {
    const [x, y] = albers(29.5, 45.5, -96, 23)([-75, 35])
    expect(x).toBeCloseTo(0.295272, 6)
    expect(-y).toBeCloseTo(0.2416774, 6)
  })
  it('keeps areas: a degree square is as large in the north as the sphere has it', () => {
    const area = (lat: number): number => {
      const corners = [
        [105, lat],
        [105.1, lat],
        [105.1, lat + 0.1],
        [105, lat + 0.1],
      ].map(([lon, la]) => COUNTRY([lon!, la!]))
      return Math.abs(corners.reduce((sum, [x, y], at) => sum + x * corners[(at + 1) % 4]![1] - corners[(at + 1) % 4]![0] * y, 0) / 2)
    }
    const onSphere = (lat: number): number =>
      ((0.1 * Math.PI) / 180) * (Math.sin(((lat + 0.1) * Math.PI) / 180) - Math.sin((lat * Math.PI) / 180))
    for (const lat of [4, 20, 36, 53]) expect(area(lat) / onSphere(lat)).toBeCloseTo(1, 4)
  })
  it('lays north up and east to the right', () => {
    const place = local(106, 29)
    expect(place([107, 29])[0]).toBeGreaterThan(0)
    expect(place([106, 30])[1]).toBeLessThan(0)
  })
  it('knows a country by its width', () => {
    expect(isCountry(73.5, 135.1)).toBe(true)
    expect(isCountry(105.3, 110.2)).toBe(false)
  })
})

describe('plane', () => {
  const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))

  it('is undistorted: a unit is a pixel at its zoom, along both axes and far from the corner', () => {
    const world = 512 * 2 ** zoomOf(1)
    for (const [x, y] of [
      [0, 0],
      [966, 680],
      [1904, 720],
    ] as const) {
      const [lon, lat] = toLonLat([x, y])
      const [east, south] = [(lon / 360) * world, (-mercator(lat) / (2 * Math.PI)) * world]
      const [lon0, lat0] = toLonLat([0, 0])
      expect(east - (lon0 / 360) * world).toBeCloseTo(x, 3)
      expect(south - (-mercator(lat0) / (2 * Math.PI)) * world).toBeCloseTo(y, 3)
    }
  })
  it('zooms by powers of two', () => {
    expect(zoomOf(2) - zoomOf(1)).toBe(1)
  })
})
