import Supercluster from 'supercluster'
import type { Point } from '../engine.ts'
import { PLANE_ZOOM, toLonLat } from '../plane.ts'

/** A point on the plane to be gathered. */
export interface Gathered {
  id: string
  at: Point
  /** How grave: the gravest of a cluster speaks for it. */
  rank: number
}

/** One point, or several that lie too near to tell apart at this zoom of the camera. */
export interface Cluster {
  /** The points that stand in it; one where it is a single point. */
  ids: readonly string[]
  at: Point
  rank: number
  /** The zoom at which it opens; null for a single point. */
  opensAt: number | null
}

/** Points nearer than this on the panel (units) stand together. */
const RADIUS = 44
/** Beyond this zoom of the camera nothing is gathered: points in the same place open as a list. */
const LAST = 6

type Marked = { id: string; rank: number }

/** Gathers points of the plane: an index once, then the clusters at any zoom of the camera. */
export const gather = (points: readonly Gathered[]): ((zoom: number) => Cluster[]) => {
  const index = new Supercluster<Marked, { rank: number }>({
    radius: RADIUS,
    extent: 512,
    minZoom: PLANE_ZOOM - 2,
    maxZoom: PLANE_ZOOM + LAST,
    minPoints: 2,
    map: ({ rank }) => ({ rank }),
    reduce: (sum, { rank }) => {
      sum.rank = Math.max(sum.rank, rank)
    },
  })
  const at = new Map(points.map((point) => [point.id, point.at]))
  index.load(
    points.map((point) => {
      const [lon, lat] = toLonLat(point.at)
      return { type: 'Feature', properties: { id: point.id, rank: point.rank }, geometry: { type: 'Point', coordinates: [lon, lat] } }
    }),
  )
  return (zoom) => {
    const found = index.getClusters([-180, -85, 180, 85], Math.round(PLANE_ZOOM + Math.log2(zoom)))
    return found
      .map((feature): Cluster => {
        const { properties } = feature
        if (!('cluster' in properties)) return { ids: [properties.id], at: at.get(properties.id)!, rank: properties.rank, opensAt: null }
        const ids = index.getLeaves(properties.cluster_id, Infinity).map((leaf) => leaf.properties.id)
        const places = ids.map((id) => at.get(id)!)
        const mean = (axis: 0 | 1): number => places.reduce((sum, place) => sum + place[axis], 0) / places.length
        return {
          ids,
          at: [mean(0), mean(1)],
          rank: properties.rank,
          opensAt: 2 ** (index.getClusterExpansionZoom(properties.cluster_id) - PLANE_ZOOM),
        }
      })
      .sort((a, b) => a.at[1] - b.at[1] || a.at[0] - b.at[0])
  }
}
