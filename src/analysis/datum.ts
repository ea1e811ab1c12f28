import type { Datum } from '#contract/names.ts'

/** [longitude, latitude] in degrees. */
export type LonLat = readonly [lon: number, lat: number]

const A = 6378245
const EE = 0.006693421622965943

const eastward = (x: number, y: number): number =>
  300 +
  x +
  2 * y +
  0.1 * x * x +
  0.1 * x * y +
  0.1 * Math.sqrt(Math.abs(x)) +
  ((20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2) / 3 +
  ((20 * Math.sin(x * Math.PI) + 40 * Math.sin((x / 3) * Math.PI)) * 2) / 3 +
  ((150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * 2) / 3

const northward = (x: number, y: number): number =>
  -100 +
  2 * x +
  3 * y +
  0.2 * y * y +
  0.1 * x * y +
  0.2 * Math.sqrt(Math.abs(x)) +
  ((20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * 2) / 3 +
  ((20 * Math.sin(y * Math.PI) + 40 * Math.sin((y / 3) * Math.PI)) * 2) / 3 +
  ((160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y / 30) * Math.PI)) * 2) / 3

/** The published offset is applied inside mainland China's box only; Hong Kong, Macao and Taiwan lie in it too. */
const outside = ([lon, lat]: LonLat): boolean => lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271

/** WGS-84 to GCJ-02, by the published approximation of the offset (errors of metres). */
export const wgs84ToGcj02 = (point: LonLat): LonLat => {
  if (outside(point)) return point
  const [lon, lat] = point
  const radians = (lat / 180) * Math.PI
  const magic = 1 - EE * Math.sin(radians) ** 2
  const north = (northward(lon - 105, lat - 35) * 180) / (((A * (1 - EE)) / (magic * Math.sqrt(magic))) * Math.PI)
  const east = (eastward(lon - 105, lat - 35) * 180) / ((A / Math.sqrt(magic)) * Math.cos(radians) * Math.PI)
  return [lon + east, lat + north]
}

/** GCJ-02 to WGS-84 by fixed-point iteration, to better than a millimetre of the forward formula. */
export const gcj02ToWgs84 = (point: LonLat): LonLat => {
  let guess = point
  for (let turn = 0; turn < 8; turn += 1) {
    const [lon, lat] = wgs84ToGcj02(guess)
    guess = [guess[0] + point[0] - lon, guess[1] + point[1] - lat]
  }
  return guess
}

/** A point in another datum. CGCS2000 and WGS-84 differ by centimetres and are taken as one. */
export const toDatum = (point: LonLat, from: Datum, to: Datum): LonLat => {
  const shifted = { from: from === 'gcj02', to: to === 'gcj02' }
  if (shifted.from === shifted.to) return point
  return shifted.to ? wgs84ToGcj02(point) : gcj02ToWgs84(point)
}
