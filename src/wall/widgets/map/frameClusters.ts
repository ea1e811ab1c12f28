import type { Point } from '../../map/engine.ts'
import { clusterBox } from '../../map/layers/clusterBox.ts'
import type { Cluster, Gathered } from '../../map/points/messages.ts'
import type { Box } from '../../map/rings.ts'
import { type Enlarged, heldIn, inFrame } from './laid.ts'

/** A cluster and where its middle stands on the panel. */
export interface SeenCluster extends Cluster {
  seen: Point
}

/** Around its middle a mark in the frame needs so much of it. */
const MARGIN = 24

/** What lies in the square that is drawn enlarged stands in its frame, and only there: each is counted once. */
export const partByFrame = (points: readonly Gathered[], source: Box | null): { map: Gathered[]; frame: Gathered[] } => {
  const inside = ({ at: [x, y] }: Gathered): boolean => source !== null && x > source[0] && x < source[2] && y > source[1] && y < source[3]
  return { map: points.filter((point) => !inside(point)), frame: points.filter(inside) }
}

export const clustersInFrame = (clusters: readonly Cluster[], enlarged: Enlarged): SeenCluster[] =>
  clusters.map((cluster) => ({ ...cluster, seen: heldIn(inFrame(enlarged, cluster.at), enlarged.frame, MARGIN) }))

/** What clusters cover of the panel: labels keep off. */
export const boxesOf = (clusters: readonly SeenCluster[]): Box[] => clusters.map(({ seen, count }) => clusterBox(seen, count === 1))
