import { gcj02ToWgs84, type LonLat, toDatum, wgs84ToGcj02 } from '#analysis/datum.ts'
import { describe, expect, it } from 'vitest'

// The pairs of googollee/eviltransform's own tests (longitude, latitude): Shanghai, Shenzhen, Beijing.
const PUBLISHED: readonly (readonly [wgs84: LonLat, gcj02: LonLat])[] = [
  [
    [121.5272106, 31.1774276],
    [121.531541859215, 31.17530398364597],
  ],
  [
    [113.912316, 22.543847],
    [113.9171764808363, 22.540796131694766],
  ],
  [
    [116.377817, 39.911954],
    [116.38404722455657, 39.91334545536069],
  ],
]
/** A hundred-thousandth of a degree is about a metre. */
const METRE = 1e-5

describe('datum', () => {
  it('gives the published GCJ-02 of published WGS-84 points', () => {
    for (const [wgs84, gcj02] of PUBLISHED) {
      const [lon, lat] = wgs84ToGcj02(wgs84)
      expect(Math.abs(lon - gcj02[0])).toBeLessThan(METRE)
      expect(Math.abs(lat - gcj02[1])).toBeLessThan(METRE)
    }
  })
  it('comes back to where it started, to a millimetre', () => {
    for (const [wgs84] of PUBLISHED) {
      const [lon, lat] = gcj02ToWgs84(wgs84ToGcj02(wgs84))
      expect(Math.abs(lon - wgs84[0])).toBeLessThan(1e-8)
      expect(Math.abs(lat - wgs84[1])).toBeLessThan(1e-8)
    }
  })
  it('moves nothing abroad', () => {
    expect(wgs84ToGcj02([-71.06, 42.36])).toEqual([-71.06, 42.36])
    expect(toDatum([151.2, -33.9], 'wgs84', 'gcj02')).toEqual([151.2, -33.9])
  })
  it('takes CGCS2000 and WGS-84 as one, and the same datum as it is', () => {
    const point: LonLat = [106.55, 29.56]
    expect(toDatum(point, 'cgcs2000', 'wgs84')).toEqual(point)
    expect(toDatum(point, 'gcj02', 'gcj02')).toEqual(point)
    expect(toDatum(point, 'cgcs2000', 'gcj02')).toEqual(wgs84ToGcj02(point))
    expect(toDatum(point, 'gcj02', 'cgcs2000')).toEqual(gcj02ToWgs84(point))
  })
})
