import type { LonLat } from '#analysis/datum.ts'
import type { Point } from './engine.ts'

/** From degrees to a flat plane in earth radii, y down. */
export type Projection = (point: LonLat) => Point

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Albers' conic equal-area projection of the sphere (Snyder 1987, p. 100). */
export const albers = (south: number, north: number, meridian: number, origin: number): Projection => {
  const n = (Math.sin(radians(south)) + Math.sin(radians(north))) / 2
  const c = Math.cos(radians(south)) ** 2 + 2 * n * Math.sin(radians(south))
  const rho = (lat: number): number => Math.sqrt(c - 2 * n * Math.sin(radians(lat))) / n
  const rho0 = rho(origin)
  return ([lon, lat]) => {
    const theta = n * radians(lon - meridian)
    return [rho(lat) * Math.sin(theta), rho(lat) * Math.cos(theta) - rho0]
  }
}

/** Degrees as lengths around a point: right within a part in a thousand over a province. */
export const local = (meridian: number, parallel: number): Projection => {
  const squeeze = Math.cos(radians(parallel))
  return ([lon, lat]) => [radians(lon - meridian) * squeeze, -radians(lat - parallel)]
}

/** China as it is drawn in atlases. */
export const COUNTRY = albers(25, 47, 105, 36)

/** A country's width asks for the conic projection, anything smaller for the local one. */
export const isCountry = (west: number, east: number): boolean => east - west > 20
