import type { Point } from '../engine.ts'
import type { Box } from '../rings.ts'

/** A point on the plane to be gathered. */
export interface Gathered {
  id: string
  at: Point
  /** How grave: the gravest of a cluster speaks for it. */
  rank: number
}

/** One point, or several that lie too near to tell apart at this zoom of the camera. */
export interface Cluster {
  /** The point it is gathered around: the same as long as that one stays where it is. */
  key: string
  count: number
  at: Point
  rank: number
  /** Those of its points that were asked about. */
  holds: readonly string[]
}

/** From where points are looked at. */
export interface Look {
  /** Of the camera; points are gathered anew for each power of two. */
  zoom: number
  /** The part of the plane in which a cluster must stand; null for all of it. */
  box: Box | null
  /** Ids of points of which it must be known where they went. */
  about: readonly string[]
}

/** Points that came or moved, as columns (two numbers a place), and those that went. */
export interface PointChange {
  ids: readonly string[]
  places: Float64Array
  ranks: Uint8Array
  gone: readonly string[]
}

/** What the desk asks where points are gathered. Every `look` and `open` is answered under its number. */
export type PointsAsked =
  | { do: 'change'; set: number; change: PointChange }
  | { do: 'look'; set: number; ask: number; look: Look }
  | { do: 'open'; set: number; ask: number; look: Look; key: string }
  | { do: 'close'; set: number }

export type PointsTold = { ask: number; clusters: readonly Cluster[] } | { ask: number; opensAt: number }
