import type { Goal, Way } from '#analysis/supposed/cheapest.ts'
import type { Levers } from '#analysis/supposed/levers.ts'
import type { Supposition } from '#analysis/supposed/suppose.ts'
import type { AnalysisRefusal } from '#contract/analysis/unfit.ts'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef, toRaw, watch } from 'vue'
import type { Study } from '../study/useStudy.ts'
import type { SupposeAsked, SupposeTold } from './messages.ts'

type Ask = (asked: SupposeAsked) => void
/** Opens where suppositions are worked out, and says how to close it. */
export type OpenDesk = (tell: (told: SupposeTold) => void) => { ask: Ask; close: () => void }

const inWorker: OpenDesk = (tell) => {
  const worker = new Worker(new URL('./suppose.worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<SupposeTold>) => tell(data))
  return { ask: (asked) => worker.postMessage(asked), close: () => worker.terminate() }
}

/** The goal that a panel opens with. */
const PLACES_UP = 3

/** What is supposed on this wall, shared by its panels: nothing of it leaves the page. */
export const useSupposed = defineStore('supposed', () => {
  const levers = shallowRef<Levers | null>(null)
  const refusal = shallowRef<AnalysisRefusal | null>(null)
  /** Figures that stand elsewhere than they really do, by column. */
  const moved = shallowRef<Readonly<Record<string, number>>>({})
  const supposition = shallowRef<Supposition | null>(null)
  const goal = shallowRef<Goal | null>(null)
  const way = shallowRef<Way | null>(null)
  const wayRefusal = shallowRef<AnalysisRefusal | null>(null)
  let open: OpenDesk = inWorker
  let desk: ReturnType<OpenDesk> | null = null
  let users = 0
  let loaded = ''
  let follows = 0
  const newest = { load: 0, suppose: 0, reach: 0 }
  let count = 0

  const told = (said: SupposeTold): void => {
    // Only the newest answer of each kind stands.
    if (said.ask !== newest[said.did]) return
    if (said.did === 'suppose') supposition.value = said.supposition
    else if (said.did === 'reach') {
      way.value = said.way.ok ? said.way.value : null
      wayRefusal.value = said.way.ok ? null : said.way.refusal
      if (said.ask === follows) go()
    } else {
      levers.value = said.levers.ok ? said.levers.value : null
      refusal.value = said.levers.ok ? null : said.levers.refusal
      if (said.levers.ok) {
        reckon()
        aimUp()
      }
    }
  }
  const numbered = (kind: keyof typeof newest): number => (newest[kind] = count += 1)
  const reckon = (): void => desk?.ask({ do: 'suppose', ask: numbered('suppose'), moved: { ...moved.value } })
  /** Looks for the cheapest way to a goal, and goes it as soon as it is found where asked to. */
  const aim = (to: Goal, going = false): void => {
    goal.value = to
    const ask = numbered('reach')
    if (going) follows = ask
    desk?.ask({ do: 'reach', ask, goal: to })
  }
  const aimUp = (): void => {
    if (levers.value) aim({ rank: Math.max(1, levers.value.rank - PLACES_UP) })
  }
  const move = (column: string, value: number): void => {
    const real = levers.value?.levers.find((one) => one.column === column)?.real
    const { [column]: _, ...rest } = moved.value
    moved.value = value === real ? rest : { ...rest, [column]: value }
    reckon()
  }
  const put = (figures: Readonly<Record<string, number>>): void => {
    moved.value = { ...figures }
    reckon()
  }
  const reset = (): void => put({})
  /** Where the figures stand once the way is gone: a function's goal leaves what is supposed of the others. */
  const ahead = computed((): Readonly<Record<string, number>> => {
    const [to, own] = [way.value?.goal, levers.value]
    if (!to || !own) return {}
    const kept = 'rank' in to ? [] : own.levers.filter((one) => one.function !== to.function && one.column in moved.value)
    return Object.fromEntries([
      ...kept.map(({ column }) => [column, moved.value[column]!] as const),
      ...way.value!.moves.map((move) => [move.column, move.to] as const),
    ])
  })
  const go = (): void => put(ahead.value)
  const gone = computed(() => {
    const [there, here] = [Object.entries(ahead.value), moved.value]
    return there.length === Object.keys(here).length && there.every(([column, value]) => here[column] === value)
  })
  const load = (study: Study<'index'>): void => {
    const [index, result] = [study.shown.value, study.result.value]
    if (!desk || !index || !result) return
    const [region, period] = [study.region.value, study.period.value]
    const key = [result.tag, study.about.value.indicator, region, period].join(' ')
    if (key === loaded) return
    loaded = key
    moved.value = {}
    desk.ask({
      do: 'load',
      ask: numbered('load'),
      index: toRaw(index),
      columns: toRaw(result.columns),
      inputs: toRaw(result.inputs),
      region,
      period,
    })
  }
  /** Loads what a panel looks at, for as long as it stands. Call in setup. */
  const follow = (study: Study<'index'>): void => {
    users += 1
    desk ??= open(told)
    watch([study.shown, study.region, study.period], () => load(study), { immediate: true })
    onScopeDispose(() => {
      users -= 1
      if (users > 0) return
      desk?.close()
      desk = null
      loaded = ''
      levers.value = supposition.value = way.value = null
      moved.value = {}
    })
  }
  const openBy = (made: OpenDesk): void => {
    open = made
  }
  return { levers, refusal, moved, supposition, goal, way, wayRefusal, gone, follow, move, put, reset, aim, aimUp, go, openBy }
})
