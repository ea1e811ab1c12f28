import type { Level } from '#contract/names.ts'
import type { State, Trend } from '#contract/state.ts'
import { computed, type ComputedRef, inject, type InjectionKey, onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import type { Where } from '#contract/widgets.ts'
import type { z } from 'zod'
import { useBoard } from '../stores/board.ts'
import { useStage } from '../stores/stage.ts'
import { type DataState, dataStateOf } from './dataState.ts'

/** What a widget says of itself; the panel around it draws freshness, foot and attributes from it. */
export interface PanelReport {
  /** The main figures: freshness, departments, period, age and quality come from them. */
  states: readonly (State | undefined)[]
  /** The text alternative, in the wall's language: value, unit, period, level. */
  text: string
  /** Still waiting for what it cannot draw without. */
  loading?: boolean
  /** Why it cannot be drawn, in the wall's language. */
  failed?: string | null
  /** Shows no figures of its own (ticker, clock): live while the link is. */
  plain?: boolean
  /** Grey words beside the title, in place of the scene's note. */
  note?: string
  /** Words at the right of the head, in place of the freshness. */
  count?: string
  /** Marks the head and the top bar of a panel that shows one figure. */
  level?: Level
  trend?: Trend
  /** A level's shape before the title, which takes its colour; faint where nothing stands at it. */
  lead?: { level: Exclude<Level, 'normal'>; faint: boolean }
  /** Departments of what is listed, where `states` do not say them: the foot counts them. */
  departments?: readonly string[]
  /** No room or no need for a foot: the tags stand in the head. */
  footless?: boolean
  /** Whether anything simulated is shown beyond `states` (incidents). */
  simulated?: boolean
  /** What it stands at, where no states say it: an analysis. */
  standing?: DataState
  /** Words of the foot, where no states say them: whose, of when, of how many. */
  foot?: readonly string[]
}

/** Where a widget's report goes; Panel.vue provides it. */
export type ReportSlot = ShallowRef<ComputedRef<PanelReport> | null>
export const REPORT: InjectionKey<ReportSlot> = Symbol('report')

/** The panel's width and height in units of the canvas. */
export const SIZE: InjectionKey<ComputedRef<readonly [number, number]>> = Symbol('size')

/** The state and stamp that a report amounts to. */
export const summaryOf = (report: PanelReport | undefined, filled: boolean): { state: DataState; simulated: boolean } => {
  if (!report) return { state: 'loading', simulated: false }
  const simulated = report.simulated === true || report.states.some((state) => state?.simulated === true)
  if (report.failed != null && report.failed !== '') return { state: 'failed', simulated }
  if (report.standing) return { state: report.standing, simulated }
  if (report.plain === true) return { state: filled && report.loading !== true ? 'live' : 'loading', simulated }
  return { state: dataStateOf(report.states, report.loading === true || !filled), simulated }
}

/** A widget's place on the stage: the region it looks at, and how it reports to the panel around it. Call in setup. */
export const usePanel = (
  panel: () => { region: z.infer<typeof Where> },
): {
  region: ComputedRef<string>
  /** Width and height in units of the canvas. */
  size: ComputedRef<readonly [number, number]>
  report: (says: () => PanelReport) => void
  dataState: ComputedRef<DataState>
  simulated: ComputedRef<boolean>
} => {
  const stage = useStage()
  const board = useBoard()
  const slot = inject(REPORT, () => shallowRef(null), true)
  const region = computed(() => stage.regionOf(panel().region))
  const summary = computed(() => summaryOf(slot.value?.value, board.filled))
  const report = (says: () => PanelReport): void => {
    const mine = computed(says)
    slot.value = mine
    onScopeDispose(() => {
      if (slot.value === mine) slot.value = null
    })
  }
  const size = inject(SIZE, () => computed(() => [480, 320] as const), true)
  return { region, size, report, dataState: computed(() => summary.value.state), simulated: computed(() => summary.value.simulated) }
}
