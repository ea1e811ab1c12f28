import type { Aspect, Scene } from '#contract/scene.ts'
import { sceneAsked } from '#contract/wanted.ts'
import { defineStore } from 'pinia'
import { computed, ref, toRef } from 'vue'
import type { ThemeName } from '../theme/tokens.ts'
import { useLanguage } from './language.ts'
import { usePlace } from './place.ts'

/** What stands on the wall: scene, region, language, theme, and the unit of its canvas (CSS px). */
export const useStage = defineStore('stage', () => {
  const place = usePlace()
  const language = toRef(useLanguage(), 'language')
  const theme = ref<ThemeName>('night')
  const u = ref(1)
  const aspect = ref<Aspect>('landscape')
  const sceneId = ref<string | null>(null)
  const focused = ref<string | null>(null)
  const incident = ref<string | null>(null)

  const scene = computed(() => sceneAsked(place.scenes, sceneId.value))
  const rootOf = (one: Scene | undefined): string => (one && one.region !== 'stage' ? one.region : (place.config?.place.home ?? ''))
  /** The region a scene starts from. */
  const root = computed(() => rootOf(scene.value))
  const inside = (code: string, top: string): boolean => place.lineage(code).some((one) => one.code === top)
  /** The region every panel looks at that does not name its own. */
  const region = computed(() => (focused.value !== null && inside(focused.value, root.value) ? focused.value : root.value))
  const regionOf = (where: string): string => (where === 'stage' ? region.value : where)

  const focus = (code: string): void => {
    const home = place.config?.place.home
    const own = code === region.value && code === home && root.value !== home ? place.scenes.find((one) => rootOf(one) === home) : undefined
    // Where the place is one of many, touching it once more goes into it.
    if (own) return show(own.id)
    focused.value = code === root.value ? null : code
  }
  const show = (id: string): void => {
    const next = place.scene(id)
    if (!next) return
    if (rootOf(next) !== root.value) focused.value = null
    sceneId.value = id
    incident.value = null
  }
  const openIncident = (id: string | null): void => {
    incident.value = id
  }
  const fit = (found: { aspect: Aspect; u: number }): void => {
    aspect.value = found.aspect
    u.value = found.u
  }
  /** What the URL asks for before the first welcome. */
  const ask = (asked: { scene?: string | null; region?: string | null }): void => {
    sceneId.value = asked.scene ?? null
    focused.value = asked.region ?? null
  }
  return { scene, sceneId, root, region, focused, language, theme, u, aspect, incident, regionOf, focus, show, openIncident, fit, ask }
})
