import { onBeforeUnmount, onMounted, type Ref, ref, type ShallowRef, shallowRef, watch } from 'vue'
import { FLIGHT, type View } from '../../map/camera.ts'
import type { Layer, MapEngine } from '../../map/engine.ts'
import type { MapPark, MapSeat } from '../../map/park.ts'
import { usePlace } from '../../stores/place.ts'

/** Size of an element in CSS px. */
export type Size = readonly [width: number, height: number]

/** What a camera looks at: a ground, from a view. The same object as long as both are the same. */
export interface Sight {
  ground: object
  view: View
}

export interface SeatWish {
  host: Readonly<Ref<HTMLElement | null>>
  size: ShallowRef<Size>
  unit: () => number
  layers: () => readonly Layer[]
  sight: () => Sight | null
  pick: (code: string | null) => void
}

/** An engine that says nothing for so long does not keep the words off the map any longer. */
const PATIENCE = 8000
const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Sits down at the wall's one map for as long as the widget stands, keeps it drawn, and flies where it is to look. */
export const useSeat = (park: MapPark, wish: SeatWish): { engine: Ref<MapEngine['name'] | null>; standing: ShallowRef<Sight | null> } => {
  const place = usePlace()
  const { size } = wish
  const engine = ref<MapEngine['name'] | null>(null)
  const seat = shallowRef<MapSeat | null>(null)
  /** The sight that is on the screen, with the camera at rest. */
  const standing = shallowRef<Sight | null>(null)
  const observer = new ResizeObserver(() => measure())
  let flown: Sight | null = null
  let patience: ReturnType<typeof setTimeout> | undefined

  const measure = (): void => {
    const { clientWidth = 0, clientHeight = 0 } = wish.host.value ?? {}
    if (clientWidth === 0 || clientHeight === 0 || (size.value[0] === clientWidth && size.value[1] === clientHeight)) return
    size.value = [clientWidth, clientHeight]
    seat.value?.resize()
  }
  onMounted(() => {
    const host = wish.host.value
    const settings = place.config?.place.map
    if (!host || !settings) return
    measure()
    observer.observe(host)
    seat.value = park.take({ host, settings, pick: wish.pick, drawnBy: (name) => (engine.value = name) })
  })
  watch(
    () => [seat.value, size.value, wish.unit(), wish.layers(), wish.sight()] as const,
    ([sitting, [width], scale, layers, sight]) => {
      if (width === 0 || layers.length === 0 || !sight || !sitting) return
      const flies = flown !== null && flown.ground === sight.ground && flown !== sight && !still()
      if (flown !== sight) {
        clearTimeout(patience)
        patience = setTimeout(() => (standing.value = sight), PATIENCE)
      }
      flown = sight
      sitting.draw(layers, { ...sight.view, scale, ms: flies ? FLIGHT : 0 }, () => {
        if (flown !== sight) return
        clearTimeout(patience)
        standing.value = sight
      })
    },
    { flush: 'post' },
  )
  onBeforeUnmount(() => {
    clearTimeout(patience)
    observer.disconnect()
    seat.value?.leave()
  })
  return { engine, standing }
}
