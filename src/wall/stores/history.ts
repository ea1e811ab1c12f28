import { seriesKey } from '#contract/state.ts'
import { defineStore } from 'pinia'
import { computed, type ComputedRef, type MaybeRefOrGetter, onScopeDispose, shallowReactive, toValue, watch } from 'vue'
import type { AskHistory } from './ask.ts'
import { useBoard } from './board.ts'
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
  round: number
}

const LOADING: SeriesView = { points: [], state: 'loading' }
const keyOf = (ask: SeriesAsk): string => `${seriesKey(ask.indicator, ask.region, ask.category ?? null)}#${ask.last}`

/**
 * Past values, asked once for all widgets that show them, kept up by the board, asked again after a reconnect, another epoch
 * or a new period, dropped when the last user is gone. Call `series` in setup.
 */
export const useHistory = defineStore('history', () => {
  const board = useBoard()
  const kept = shallowReactive(new Map<string, Kept>())
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
    if (reply.ok) kept.set(key, { ...now, points: reply.value.points, state: 'ready' })
    // A picture that was there stays: old points are better than none.
    else if (now.state !== 'ready') kept.set(key, { ...now, state: 'failed' })
  }
  const hold = (ask: SeriesAsk): void => {
    const key = keyOf(ask)
    const before = kept.get(key)
    if (before) {
      before.users += 1
      if (before.state === 'failed') void fetch(key)
      return
    }
    kept.set(key, { ...LOADING, asked: ask, users: 1, round })
    void fetch(key)
  }
  const drop = (ask: SeriesAsk): void => {
    const found = kept.get(keyOf(ask))
    if (!found) return
    found.users -= 1
    if (found.users === 0) kept.delete(keyOf(ask))
  }
  /** Asks for everything in use anew: after a reconnect, and when the epoch changed. */
  const renew = (): void => {
    round += 1
    for (const key of kept.keys()) void fetch(key)
  }
  const askBy = (ask: AskHistory): void => {
    asks = ask
  }

  const view = (ask: SeriesAsk): SeriesView => {
    const found = kept.get(keyOf(ask))
    if (!found || found.state === 'loading') return LOADING
    if (found.state === 'failed') return { points: [], state: 'failed' }
    return { points: withState(found.points, board.get(ask.indicator, ask.region, ask.category), ask.last), state: 'ready' }
  }
  /** Several series at once, in the order asked. */
  const many = (asked: MaybeRefOrGetter<readonly SeriesAsk[]>): ComputedRef<SeriesView[]> => {
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
    return computed(() => toValue(asked).map(view))
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
