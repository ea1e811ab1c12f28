import { equal } from '#contract/equal.ts'
import { seriesKey, type State } from '#contract/state.ts'
import { defineStore } from 'pinia'
import { computed, type ComputedRef, type MaybeRefOrGetter, onScopeDispose, shallowReactive, toValue, watch } from 'vue'
import type { AskHistory } from './ask.ts'
import { useBoard } from './board.ts'
import { listOf } from './listOf.ts'
import { type Point, withState } from './points.ts'

export interface SeriesAsk {
  indicator: string
  region: string
  category?: string | null
  /** The newest so many periods. */
  last: number
}
export interface SeriesView {
  points: readonly Point[]
  state: 'loading' | 'ready' | 'failed'
}

interface Kept extends SeriesView {
  asked: SeriesAsk
  users: number
  /** Nobody kept it up for a while: what is newer than its points may have a gap before it. */
  stale: boolean
}

/** So many series that nobody shows are kept for the scene that comes back to them. */
const SPARE = 300
const LOADING: SeriesView = { points: [], state: 'loading' }
const FAILED: SeriesView = { points: [], state: 'failed' }
const keyOf = (ask: SeriesAsk): string => `${seriesKey(ask.indicator, ask.region, ask.category ?? null)}#${ask.last}`

/**
 * Past values, asked once for all widgets that show them, kept up by the board, asked again after a reconnect, another epoch
 * or a new period. What its last user left is kept for a while: who comes back sees it at once, and what has changed since as
 * soon as the gateway has said it. Call `series` in setup.
 */
export const useHistory = defineStore('history', () => {
  const board = useBoard()
  const kept = shallowReactive(new Map<string, Kept>())
  /** Each made once for all who look at it, until its points or its newest state change. */
  const views = new WeakMap<Kept, { newest: State | undefined; view: SeriesView }>()
  let asks: AskHistory | null = null
  let round = 0

  const fetch = async (key: string): Promise<void> => {
    const at = round
    const before = kept.get(key)
    if (!before || !asks) return
    const { indicator, region, category, last } = before.asked
    const reply = await asks({ indicator, region, last, ...(category == null ? {} : { category }) })
    const now = kept.get(key)
    if (!now || at !== round) return
    if (reply.ok && now.state === 'ready' && equal(now.points, reply.value.points)) now.stale = false
    else if (reply.ok) kept.set(key, { ...now, points: reply.value.points, state: 'ready', stale: false })
    // A picture that was there stays: old points are better than none.
    else if (now.state !== 'ready') kept.set(key, { ...now, state: 'failed' })
  }
  const hold = (ask: SeriesAsk): void => {
    const key = keyOf(ask)
    const before = kept.get(key)
    if (before) {
      before.users += 1
      if (before.users === 1) before.stale = true
      if (before.stale || before.state === 'failed') void fetch(key)
      return
    }
    kept.set(key, { ...LOADING, asked: ask, users: 1, stale: false })
    void fetch(key)
  }
  const drop = (ask: SeriesAsk): void => {
    const found = kept.get(keyOf(ask))
    if (!found) return
    found.users -= 1
    if (found.users > 0) return
    // The last to be left is the last to be dropped.
    kept.delete(keyOf(ask))
    if (found.state === 'ready') kept.set(keyOf(ask), found)
    if (kept.size <= SPARE) return
    const unused = [...kept].filter(([, one]) => one.users === 0)
    for (const [key] of unused.slice(0, Math.max(0, unused.length - SPARE))) kept.delete(key)
  }
  /** Asks for everything in use anew: after a reconnect, and when the epoch changed. */
  const renew = (): void => {
    round += 1
    for (const [key, { users }] of kept) {
      if (users === 0) kept.delete(key)
      else void fetch(key)
    }
  }
  const askBy = (ask: AskHistory): void => {
    asks = ask
  }

  const view = (ask: SeriesAsk): SeriesView => {
    const found = kept.get(keyOf(ask))
    if (!found || found.state === 'loading') return LOADING
    if (found.state === 'failed') return FAILED
    const state = board.get(ask.indicator, ask.region, ask.category)
    const follows = !found.stale || found.points.at(-1)?.[0] === state?.period?.label
    const newest = follows ? state : undefined
    const seen = views.get(found)
    if (seen !== undefined && seen.newest === newest) return seen.view
    const view: SeriesView = { points: withState(found.points, newest, ask.last), state: 'ready' }
    views.set(found, { newest, view })
    return view
  }
  /** Several series at once, in the order asked. */
  const many = (asked: MaybeRefOrGetter<readonly SeriesAsk[]>): ComputedRef<readonly SeriesView[]> => {
    let held: readonly SeriesAsk[] = []
    const stop = watch(
      () => toValue(asked),
      (now) => {
        now.forEach(hold)
        held.forEach(drop)
        held = now
      },
      { immediate: true },
    )
    const label = (ask: SeriesAsk): string => board.get(ask.indicator, ask.region, ask.category)?.period?.label ?? ''
    const stopLabels = watch(
      () => toValue(asked).map(label).join(' '),
      () => {
        for (const ask of held) {
          const found = kept.get(keyOf(ask))
          if (found?.state === 'ready' && found.points.at(-1)?.[0] !== label(ask)) void fetch(keyOf(ask))
        }
      },
    )
    onScopeDispose(() => {
      stop()
      stopLabels()
      held.forEach(drop)
    })
    return listOf(() => toValue(asked).map(view))
  }
  const series = (asked: MaybeRefOrGetter<SeriesAsk | null>): ComputedRef<SeriesView> => {
    const views = many(() => {
      const one = toValue(asked)
      return one ? [one] : []
    })
    return computed(() => views.value[0] ?? LOADING)
  }
  return { series, many, renew, askBy, kept }
})
