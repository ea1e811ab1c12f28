import type { View } from '../../map/camera.ts'
import type { Cluster } from '../../map/points/messages.ts'
import type { LaidMap } from './laid.ts'

/** Nearer than this the camera does not go for a cluster. */
const NEAREST = 24

/** What opens at a touch of a cluster: the camera comes near enough to part it; where it never parts, and for a single one, the incident. */
export const openCluster = (
  { key, count, at }: Cluster,
  opensAt: number,
  { panel, free }: LaidMap,
): { view: View } | { incident: string } => {
  if (count === 1 || opensAt > NEAREST) return { incident: key }
  const [dx, dy] = [(free[0] + free[2] - panel[0] - panel[2]) / 2, (free[1] + free[3] - panel[1] - panel[3]) / 2]
  return { view: { centre: [at[0] - dx / opensAt, at[1] - dy / opensAt], zoom: opensAt } }
}
