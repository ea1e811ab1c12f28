import type { IndexShown } from '#contract/analysis/indexTable.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { computed } from 'vue'
import type { SeriesView } from '../../stores/history.ts'
import { listOf } from '../../stores/listOf.ts'
import type { Point } from '../../stores/points.ts'
import { usePlace } from '../../stores/place.ts'
import { useStudyView } from '../../stores/studyView.ts'
import type { MapSource } from '../map/source.ts'
import type { Study } from '../study/useStudy.ts'

const HUNDRED = 100

/** An index as an indicator: 0 to 100, higher is better, ended with its last period. */
const asIndicator = (id: string, study: Study<'index'>): Indicator | undefined => {
  const [result, table, shown] = [study.result.value, study.table.value, study.shown.value]
  if (!result || !table || !shown) return undefined
  const { scope, grain, to } = result.spec.panel
  return {
    id,
    title: table.title,
    definition: shown.definition,
    department: result.inputs.indicators[0]?.department ?? '',
    departments: [],
    tolerance: 0,
    unit: '',
    scale: 1,
    units: {},
    decimals: 1,
    better: 'higher',
    grain,
    accrual: 'period',
    stamp: 'start',
    gather: 'last',
    per: 1,
    scope,
    rollUp: { method: 'never' },
    bands: [],
    hysteresis: 0,
    due: '0s',
    compare: 'previous',
    until: to,
    source: shown.definition.zh,
  }
}

/** A score as the state of a series that has ended; a region without one has no value. */
const asState = (id: string, region: string, period: string, score: number | null, simulated: boolean): State => ({
  indicator: id,
  region,
  category: null,
  period: {
    start: `${period.slice(0, 4)}-01-01T00:00:00Z`,
    end: `${Number(period.slice(0, 4)) + 1}-01-01T00:00:00Z`,
    label: period,
    until: null,
  },
  value: score === null ? null : score * HUNDRED,
  reason: score === null ? 'no_member' : null,
  origin: 'derived',
  coverage: null,
  check: null,
  previous: null,
  lastYear: null,
  target: null,
  level: 'normal',
  levelSince: null,
  trend: 'unknown',
  freshness: 'ended',
  quality: score === null ? 'missing' : simulated ? 'simulated' : 'measured',
  simulated,
  dispute: null,
  departments: [],
  knownAt: null,
  readAt: null,
  config: 0,
})

const scoresOf = (shown: IndexShown): ReadonlyMap<string, number> =>
  new Map(shown.rows.map((row) => [`${row.region} ${row.period}`, row.score]))

/** An index of an analysis in the form in which a map takes its figures. */
export const useIndexSource = (study: Study<'index'>): MapSource => {
  const place = usePlace()
  const view = useStudyView()
  const indicator = computed(() => asIndicator(study.about.value.indicator, study))
  const scores = computed(() => (study.shown.value ? scoresOf(study.shown.value) : new Map<string, number>()))
  const simulated = computed(
    () => study.result.value?.inputs.indicators.some((one) => place.department(one.department)?.simulated === true) ?? false,
  )
  const states = computed(() => {
    const last = study.periods.value.at(-1) ?? ''
    return new Map(
      (study.result.value?.inputs.regions ?? []).map(({ code }) => [
        code,
        asState(study.about.value.indicator, code, last, scores.value.get(`${code} ${last}`) ?? null, simulated.value),
      ]),
    )
  })
  const seriesOf = (region: string): SeriesView => ({
    points: study.periods.value.map((period): Point => {
      const score = scores.value.get(`${region} ${period}`)
      return [period, score === undefined ? null : score * HUNDRED]
    }),
    state: 'ready',
  })
  const series = computed(() => new Map([...states.value.keys()].map((code) => [code, seriesOf(code)])))
  const NONE: SeriesView = { points: [], state: 'ready' }
  return {
    indicator: (id) => (id === study.about.value.indicator ? indicator.value : undefined),
    state: (_, code) => states.value.get(code),
    children: (_, code) => place.children(code).flatMap((one) => states.value.get(one.code) ?? []),
    series: (asked) => listOf(() => asked.value.map(({ region }) => series.value.get(region) ?? NONE)),
    chosen: computed({ get: () => view.period, set: (period) => (view.period = period) }),
  }
}
