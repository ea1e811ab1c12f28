import { computed, type ComputedRef, onScopeDispose, shallowRef, watch } from 'vue'
import type { Cluster, Gathered, Look } from '../../map/points/messages.ts'
import type { Points, PointSet } from '../../map/points/points.ts'

/** Points that came or moved since, and the ids of those that went. */
const changes = (before: ReadonlyMap<string, Gathered>, now: readonly Gathered[]): { put: Gathered[]; gone: string[] } => {
  const put = now.filter((point) => {
    const known = before.get(point.id)
    return !known || known.rank !== point.rank || known.at[0] !== point.at[0] || known.at[1] !== point.at[1]
  })
  const ids = new Set(now.map(({ id }) => id))
  return { put, gone: [...before.keys()].filter((id) => !ids.has(id)) }
}

export interface ClusterWish {
  points: readonly Gathered[]
  look: Look
}

/** Points gathered as they are looked at. Those found last stay until the next are found; the same object as long as nothing changed. */
export const useClusters = (
  points: Points,
  wish: () => ClusterWish | null,
): { clusters: ComputedRef<readonly Cluster[]>; coming: ComputedRef<boolean>; opensAt: (cluster: Cluster) => Promise<number> } => {
  const found = shallowRef<readonly Cluster[]>([])
  const awaited = shallowRef(0)
  let set: PointSet | null = null
  let told: ReadonlyMap<string, Gathered> = new Map()
  let look: Look | null = null

  const leave = (): void => {
    set?.close()
    set = null
    told = new Map()
    look = null
    found.value = []
  }
  watch(
    () => wish(),
    async (wanted) => {
      if (!wanted || wanted.points.length === 0) return leave()
      const { put, gone } = changes(told, wanted.points)
      const same = look !== null && JSON.stringify(look) === JSON.stringify(wanted.look)
      if (same && put.length === 0 && gone.length === 0) return
      set ??= points.open()
      if (put.length > 0 || gone.length > 0) set.change(put, gone)
      told = new Map(wanted.points.map((point) => [point.id, point]))
      look = wanted.look
      awaited.value += 1
      const clusters = await set.look(wanted.look)
      awaited.value -= 1
      if (clusters) found.value = clusters
    },
    { immediate: true },
  )
  onScopeDispose(leave)
  return {
    clusters: computed(() => found.value),
    coming: computed(() => awaited.value > 0),
    opensAt: async ({ key }) => (set && look ? set.opensAt(look, key) : Infinity),
  }
}
