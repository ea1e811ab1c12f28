import Supercluster, { type PointFeature } from 'supercluster'
import { fromLonLat, PLANE_ZOOM, toLonLat } from '../plane.ts'
import type { Cluster, Look, PointChange } from './messages.ts'

/** Points nearer than this on the panel (units) stand together. */
const RADIUS = 44
/** Beyond this zoom of the camera nothing is gathered: points in the same place open as a list. */
const LAST = PLANE_ZOOM + 6

/** Points in a leaf of the tree: few questions are asked of it, so that building it is what costs. */
const NODE = 256
const NONE: string[] = []

interface Marked {
  id: string
  rank: number
  x: number
  y: number
}
interface Sum {
  first: string
  rank: number
  holds: string[]
}
type Feature = PointFeature<Marked>
type Index = Supercluster<Marked, Sum>

const gathered = (points: readonly Feature[], from: number, to: number, about: ReadonlySet<string>): Index =>
  new Supercluster<Marked, Sum>({
    radius: RADIUS,
    extent: 512,
    nodeSize: NODE,
    minZoom: from,
    maxZoom: to,
    minPoints: 2,
    map: ({ id, rank }) => ({ first: id, rank, holds: about.has(id) ? [id] : NONE }),
    reduce: (sum, { rank, holds }) => {
      sum.rank = Math.max(sum.rank, rank)
      if (holds.length > 0) sum.holds = [...sum.holds, ...holds]
    },
  }).load([...points])

const featureOf = (id: string, rank: number, x: number, y: number): Feature => {
  const [lon, lat] = toLonLat([x, y])
  return { type: 'Feature', properties: { id, rank, x, y }, geometry: { type: 'Point', coordinates: [lon, lat] } }
}
const degrees = ([left, top, right, bottom]: NonNullable<Look['box']>): [number, number, number, number] => {
  const [west, north] = toLonLat([left, top])
  const [east, south] = toLonLat([right, bottom])
  return [west, south, east, north]
}
const zoomAt = ({ zoom }: Look): number => Math.max(PLANE_ZOOM - 2, Math.min(LAST + 1, Math.round(PLANE_ZOOM + Math.log2(zoom))))

/** Points that are kept, and gathered for one zoom at a time: that is a quarter of the work of gathering them for all. */
export interface PointIndex {
  change(change: PointChange): void
  /** From the top of the panel down. */
  clusters(look: Look): Cluster[]
  /** The zoom of the camera at which a cluster seen so comes apart; beyond every zoom for points in the same place. */
  opensAt(look: Look, key: string): number
}

export const createPointIndex = (): PointIndex => {
  const slots = new Map<string, number>()
  const points: Feature[] = []
  let made: { key: string; index: Index } | null = null

  const put = (slot: number, point: Feature): void => {
    points[slot] = point
    slots.set(point.properties.id, slot)
  }
  const drop = (id: string): void => {
    const slot = slots.get(id)
    if (slot === undefined) return
    slots.delete(id)
    const last = points.pop()!
    if (last.properties.id !== id) put(slot, last)
  }
  const indexAt = (look: Look): Index => {
    const zoom = zoomAt(look)
    const key = JSON.stringify([zoom, look.about])
    // Supercluster gathers at each zoom up to the last and leaves points single beyond it.
    if (made?.key !== key) made = { key, index: gathered(points, Math.min(zoom, LAST), Math.min(zoom, LAST), new Set(look.about)) }
    return made.index
  }
  return {
    change: ({ ids, places, ranks, gone }) => {
      made = null
      for (const id of gone) drop(id)
      for (const [at, id] of ids.entries())
        put(slots.get(id) ?? points.length, featureOf(id, ranks[at]!, places[at * 2]!, places[at * 2 + 1]!))
    },
    clusters: (look) => {
      const about = new Set(look.about)
      const found = indexAt(look).getClusters(look.box ? degrees(look.box) : [-180, -85, 180, 85], zoomAt(look))
      return found
        .map(({ properties, geometry }): Cluster => {
          if ('cluster' in properties) {
            const at = fromLonLat(geometry.coordinates as [number, number])
            return { key: properties.first, count: properties.point_count, at, rank: properties.rank, holds: properties.holds }
          }
          const { id, rank, x, y } = properties
          return { key: id, count: 1, at: [x, y], rank, holds: about.has(id) ? [id] : [] }
        })
        .sort((a, b) => a.at[1] - b.at[1] || a.at[0] - b.at[0])
    },
    opensAt: (look, key) => {
      const index = indexAt(look)
      const cluster = index
        .getClusters([-180, -85, 180, 85], zoomAt(look))
        .find(({ properties }) => 'cluster' in properties && properties.first === key)
      const beyond = 2 ** (LAST + 1 - PLANE_ZOOM)
      if (!cluster || !('cluster' in cluster.properties)) return beyond
      const from = zoomAt(look) + 1
      if (from > LAST) return beyond
      const inside = gathered(index.getLeaves(cluster.properties.cluster_id, Infinity), from, LAST, new Set())
      for (let zoom = from; zoom <= LAST; zoom++)
        if (inside.getClusters([-180, -85, 180, 85], zoom).length > 1) return 2 ** (zoom - PLANE_ZOOM)
      return beyond
    },
  }
}
