import { unpackDeltas } from '#contract/delta/stateDelta.ts'
import { seriesKey, type State } from '#contract/state.ts'
import type { Down, Watched } from '#contract/wire.ts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { type Change, changed, emptyBook } from './book.ts'
import { createNewest } from './newest.ts'
import { usePlace } from './place.ts'

/** Runs its argument before the next frame is drawn; replaced where there are no frames. */
export type NextFrame = (run: () => void) => void
const nextFrame: NextFrame = (run) => {
  // A hidden page gets no frames: without the timer its queue would grow for as long as it is hidden.
  let done = false
  const once = (): void => {
    if (done) return
    done = true
    run()
  }
  requestAnimationFrame(once)
  setTimeout(once, 250)
}

/**
 * The wall's copy of the board: immutable, swapped once an animation frame.
 * A state object is replaced when it changes and never written into, so identity says whether something changed.
 */
export const useBoard = defineStore('board', () => {
  const book = shallowRef(emptyBook)
  const epoch = shallowRef<string | null>(null)
  const position = shallowRef<number | null>(null)
  const swaps = shallowRef(0)
  const filled = computed(() => position.value !== null)
  const newest = createNewest()
  let waiting: Change[] = []
  let frames: NextFrame = nextFrame

  const swap = (): void => {
    if (waiting.length === 0) return
    const before = book.value
    const taken = waiting
    waiting = []
    book.value = taken.reduce(changed, before)
    swaps.value += 1
  }
  const enqueue = (change: Change): void => {
    newest.take(change)
    waiting.push(change)
    if (waiting.length === 1) frames(swap)
  }
  /** States that changed up to a position. What is older than what stands here is dropped. */
  const apply = (message: { position: number; changed: readonly State[]; gone: readonly string[] }): boolean => {
    if (position.value !== null && message.position < position.value) return false
    position.value = message.position
    enqueue({ full: false, states: message.changed, gone: message.gone })
    return true
  }
  /** The same as deltas of what stands here. Throws where they do not fit; then nothing has changed. */
  const applyDeltas = ({ position: at, deltas, changed, gone }: Down['deltas']): boolean => {
    if (position.value !== null && at < position.value) return false
    const bytes = Uint8Array.from(atob(deltas), (letter) => letter.charCodeAt(0))
    const states = unpackDeltas(bytes, newest.byHash)
    return apply({ position: at, changed: [...states, ...changed], gone })
  }
  /** The answer to a watch: everything, or what was missed. */
  const replace = (watched: Pick<Watched, 'epoch' | 'position' | 'full' | 'states' | 'gone'>): void => {
    epoch.value = watched.epoch
    position.value = watched.position
    enqueue({ full: watched.full, states: watched.states, gone: watched.gone })
  }
  const drawnBy = (frame: NextFrame): void => {
    frames = frame
  }

  const get = (indicator: string, region: string, category?: string | null): State | undefined =>
    book.value.byKey.get(seriesKey(indicator, region, category ?? null))
  /** The states of a region's children in official order; a child without a state is left out. */
  const children = (indicator: string, region: string): State[] =>
    usePlace()
      .children(region)
      .flatMap((child) => get(indicator, child.code) ?? [])
  /** The states of an indicator's categories in one region: a closed list in its order, else as they came. */
  const categories = (indicator: string, region: string): State[] => {
    const found = book.value.categories.get(seriesKey(indicator, region, null)) ?? []
    const declared = usePlace().indicator(indicator)?.categories
    if (declared?.kind !== 'closed') return [...found]
    return declared.list.flatMap((one) => found.find((state) => state.category === one.id) ?? [])
  }
  /** Every state, to be walked as often as one likes. */
  const all = (): Iterable<State> => {
    const { byKey } = book.value
    return { [Symbol.iterator]: () => byKey.values() }
  }

  return { epoch, position, swaps, filled, get, children, categories, all, apply, applyDeltas, replace, swap, drawnBy }
})
