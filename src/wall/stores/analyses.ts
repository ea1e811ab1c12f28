import type { AnalysisResult } from '#contract/analysis/result.ts'
import { defineStore } from 'pinia'
import { computed, type ComputedRef, onScopeDispose, shallowReactive, watch } from 'vue'
import { type AnalysisReply, type AskAnalysis, askAnalysis } from './askAnalysis.ts'
import { useConnection } from './connection.ts'
import { usePlace } from './place.ts'

/** `computing`: the gateway is at it; a result that was there stays meanwhile. `failed`: `why` is the reason's code. */
export interface AnalysisView {
  state: 'loading' | 'computing' | 'ready' | 'failed'
  result: AnalysisResult | null
  why: string
}

const LOADING: AnalysisView = { state: 'loading', result: null, why: '' }
/** An analysis that stands is asked for again (ms): its tag says in one line whether it has changed. */
const AGAIN = 120_000
/** After a failure, doubled with each up to the longest. */
const [FIRST, LONGEST] = [2_000, 60_000]

/** What stands after a reply, and when to ask again (ms). */
export const afterReply = (before: AnalysisView, reply: AnalysisReply, failures: number): { view: AnalysisView; after: number } => {
  const pause = Math.min(LONGEST, FIRST * 2 ** failures)
  if (reply.is === 'result') return { view: { state: 'ready', result: reply.result, why: '' }, after: AGAIN }
  if (reply.is === 'same') return { view: { ...before, state: before.result ? 'ready' : 'loading', why: '' }, after: AGAIN }
  if (reply.is === 'computing') return { view: { ...before, state: before.result ? 'ready' : 'computing', why: '' }, after: reply.after }
  // A picture that was there stays: an old result is better than none, and names its own data.
  if (before.result) return { view: before, after: pause }
  if (reply.is === 'cut') return { view: before.state === 'failed' ? before : { ...before, state: 'loading' }, after: pause }
  return { view: { state: 'failed', result: null, why: reply.reason }, after: pause }
}

interface Held {
  users: number
  failures: number
  timer: ReturnType<typeof setTimeout> | undefined
  round: number
}

/** Analyses asked of the gateway once for all panels that show them, and again while any does. Call `of` in setup. */
export const useAnalyses = defineStore('analyses', () => {
  const connection = useConnection()
  const place = usePlace()
  const views = shallowReactive(new Map<string, AnalysisView>())
  const held = new Map<string, Held>()
  const told = new Map<string, string>()
  let asks: AskAnalysis = askAnalysis

  const ask = async (id: string): Promise<void> => {
    const one = held.get(id)
    if (!one || one.users === 0) return
    clearTimeout(one.timer)
    const round = (one.round += 1)
    const before = views.get(id) ?? LOADING
    const reply = await asks(id, before.result?.tag ?? null)
    if (round !== one.round) return
    one.failures = reply.is === 'cut' || reply.is === 'refused' ? one.failures + 1 : 0
    const { view, after } = afterReply(views.get(id) ?? LOADING, reply, Math.max(0, one.failures - 1))
    if (view !== views.get(id)) views.set(id, view)
    if (one.users > 0) one.timer = setTimeout(() => void ask(id), after)
  }
  const hold = (id: string): void => {
    const one = held.get(id) ?? { users: 0, failures: 0, timer: undefined, round: 0 }
    held.set(id, one)
    one.users += 1
    if (one.users === 1) void ask(id)
  }
  const drop = (id: string): void => {
    const one = held.get(id)
    if (!one) return
    one.users -= 1
    if (one.users === 0) clearTimeout(one.timer)
  }
  /** The pulse tells each analysis's tag: another one than the held says that its inputs have changed. */
  watch(
    () => connection.pulse?.analyses,
    (tags) => {
      for (const [id, tag] of Object.entries(tags ?? {})) {
        const before = views.get(id)?.result
        if (before && before.tag !== tag && told.get(id) !== tag) void ask(id)
        told.set(id, tag)
      }
    },
  )
  watch(
    () => place.number,
    () => [...held.keys()].forEach((id) => void ask(id)),
  )
  /** The analysis as it stands. */
  const of = (id: () => string): ComputedRef<AnalysisView> => {
    let mine: string | null = null
    const stop = watch(
      id,
      (now) => {
        hold(now)
        if (mine !== null) drop(mine)
        mine = now
      },
      { immediate: true },
    )
    onScopeDispose(() => {
      stop()
      if (mine !== null) drop(mine)
    })
    return computed(() => views.get(id()) ?? LOADING)
  }
  const askBy = (ask: AskAnalysis): void => {
    asks = ask
  }
  return { of, askBy, views }
})
