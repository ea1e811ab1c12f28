import type { AnalysisResult, AnalysisTable, AnalysisTableOf } from '#contract/analysis/result.ts'
import type { Where } from '#contract/widgets.ts'
import { computed, type ComputedRef } from 'vue'
import type { z } from 'zod'
import { type AnalysisView, useAnalyses } from '../../stores/analyses.ts'
import { useLanguage } from '../../stores/language.ts'
import { usePlace } from '../../stores/place.ts'
import { useStage } from '../../stores/stage.ts'
import { useStudyView } from '../../stores/studyView.ts'
import { type PanelReport, usePanel } from '../usePanel.ts'
import { sampleWords } from './sample.ts'
import { columnTitle, regionShown } from './names.ts'
import { STUDY_WORDS, type StudyWords } from './words.ts'

export interface StudyPanel {
  region: z.infer<typeof Where>
  period: string
  options: { analysis: string; table: string }
}

/** A table of an analysis as a panel sees it: the table or why there is none, the region and period looked at, and names. */
export interface Study<K extends AnalysisTable['kind']> {
  view: ComputedRef<AnalysisView>
  result: ComputedRef<AnalysisResult | null>
  table: ComputedRef<AnalysisTableOf<K> | null>
  /** The table's own result; null where it is refused or not there. */
  shown: ComputedRef<NonNullable<AnalysisTableOf<K>['result']> | null>
  /** Why the panel cannot stand at all: nothing of that name, or the wrong kind. */
  failed: ComputedRef<string | null>
  words: ComputedRef<StudyWords>
  region: ComputedRef<string>
  period: ComputedRef<string>
  periods: ComputedRef<readonly string[]>
  size: ComputedRef<readonly [number, number]>
  nameOf: (code: string) => string
  titleOf: (column: string) => string
  /** What the sheet of this table is opened with. */
  about: ComputedRef<{ indicator: string; region: string }>
  report: (says: () => Pick<PanelReport, 'text' | 'note' | 'count' | 'footless'>) => void
}

/** As much of a study as says whether there is something to show. */
export interface StudyStanding {
  view: ComputedRef<AnalysisView>
  table: ComputedRef<Pick<AnalysisTable, 'refusal'> | null>
  shown: ComputedRef<unknown>
  words: ComputedRef<StudyWords>
  titleOf: (column: string) => string
}

export const useStudy = <K extends AnalysisTable['kind']>(panel: () => StudyPanel, kinds: readonly K[]): Study<K> => {
  const place = usePlace()
  const stage = useStage()
  const names = useLanguage()
  const shared = useStudyView()
  const { size, report: tell } = usePanel(panel)
  const view = useAnalyses().of(() => panel().options.analysis)
  const result = computed(() => view.value.result)
  const words = computed(() => STUDY_WORDS[names.language])
  const found = computed(() => result.value?.tables.find((one) => one.id === panel().options.table) ?? null)
  const table = computed(() => {
    const one = found.value
    return one && (kinds as readonly string[]).includes(one.kind) ? (one as AnalysisTableOf<K>) : null
  })
  const shown = computed(() => (table.value?.result ?? null) as NonNullable<AnalysisTableOf<K>['result']> | null)
  const failed = computed(() => {
    if (view.value.state === 'failed') return words.value.unavailable(view.value.why)
    if (result.value && !table.value) return words.value.noTable(panel().options.table)
    return null
  })
  const periods = computed(() => result.value?.inputs.periods ?? [])
  const period = computed(() => {
    const asked = shared.period ?? (panel().period === 'stage' ? (stage.scene?.period ?? '') : panel().period)
    return periods.value.includes(asked) ? asked : (periods.value.at(-1) ?? '')
  })
  const region = computed(() => {
    const codes = result.value?.inputs.regions.map((one) => one.code) ?? []
    const lines = [stage.regionOf(panel().region), place.config?.place.home ?? ''].map((code) => place.lineage(code).map((one) => one.code))
    return regionShown(codes, lines)
  })
  const nameOf = (code: string): string => {
    const one = result.value?.inputs.regions.find((region) => region.code === code)
    return one ? names.of(one.short ?? one.name) : place.nameOf(code)
  }
  const titleOf = (column: string): string => (result.value ? columnTitle(result.value, column, names.language) : column)
  const about = computed(() => ({ indicator: `analysis.${panel().options.analysis}.${panel().options.table}`, region: region.value }))
  const simulated = computed(
    () => result.value?.inputs.indicators.some((one) => place.department(one.department)?.simulated === true) ?? false,
  )
  const source = computed(() => {
    const ids = [...new Set(result.value?.inputs.indicators.map((one) => one.department))]
    const [first] = ids.flatMap((id) => place.department(id) ?? [])
    return first ? names.of(first.short ?? first.title) : ''
  })
  const ended = computed(() => {
    const used = result.value?.inputs.indicators.map((one) => place.indicator(one.indicator)) ?? []
    return used.length > 0 && used.every((one) => one?.until !== undefined)
  })
  const report = (says: () => Pick<PanelReport, 'text' | 'note' | 'count' | 'footless'>): void =>
    tell(() => ({
      states: [],
      ...says(),
      // A note names a region and a year: until there are any it would stand half empty.
      ...(!result.value && { note: undefined }),
      failed: failed.value,
      simulated: simulated.value,
      standing: view.value.state === 'loading' || view.value.state === 'computing' ? 'loading' : ended.value ? 'ended' : 'live',
      foot: table.value ? [source.value, ...sampleWords(table.value, words.value)].filter((word) => word !== '') : [],
    }))
  return { view, result, table, shown, failed, words, region, period, periods, size, nameOf, titleOf, about, report }
}
