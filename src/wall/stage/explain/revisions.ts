import type { Indicator } from '#contract/indicator.ts'
import { eyeScale, figureIn, MISSING } from '../../i18n/figure.ts'
import { dateWords, labelWords, localOf, momentWords } from '../../i18n/words.ts'
import type { Said } from '../../widgets/context.ts'
import type { Lineage, Reading } from './lineage.ts'

/** A row of the table of readings: what stands, what stood before it, when it became known. */
export interface RevisionRow {
  key: string
  time: string
  value: string
  /** Struck through: what this value replaced, the newest first. */
  before: string[]
  known: string
  times: number
  department: string
}
export interface PeriodLineage {
  label: string
  value: number | null
  lineage: Lineage
}

/** From so many readings on, one period alone fills the table. */
const MANY = 4

const grouped = (readings: readonly Reading[]): Reading[][] => {
  const groups = new Map<string, Reading[]>()
  for (const one of readings) {
    const key = `${one.time} ${one.department}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].map((group) => group.sort((a, b) => b.revision - a.revision || Date.parse(b.knownAt) - Date.parse(a.knownAt)))
}

/**
 * The last readings and their revisions: those of the running period where many make one (every 5 minutes), else one row a period.
 * A period that is rolled up from below has no readings of its own: it shows its value alone.
 */
export const planRevisions = (periods: readonly PeriodLineage[], indicator: Indicator, said: Said, rows: number): RevisionRow[] => {
  const { language, zone, now } = said
  const toDate = indicator.accrual === 'yearToDate'
  const all = periods.flatMap((one) => [one.value ?? 0, ...one.lineage.readings.map((reading) => reading.value ?? 0)])
  const scale = { ...eyeScale(Math.max(0, ...all.map(Math.abs)), indicator, language), unit: '' }
  const words = (value: number | null): string => (value === null ? MISSING : figureIn(value, scale).text)
  const known = (instant: string): string => momentWords(Date.parse(instant), now, zone, language)
  const today = dateWords(now, zone, 'zh')
  const labelled = (label: string): string => {
    const clock = labelWords(label, indicator.grain, toDate, language, !label.startsWith(String(localOf(now, zone).year)))
    const fine = indicator.grain === 'hour' || indicator.grain === 'minute'
    return fine && labelWords(label, 'day', false, 'zh') !== today ? `${labelWords(label, 'day', false, language, false)} ${clock}` : clock
  }
  const timeOf = (time: string): string =>
    /T\d\d:\d\d:\d\d/.test(time) ? momentWords(Date.parse(time), now, zone, language) : labelled(time)
  const rowOf = (group: readonly Reading[], time: string): RevisionRow => {
    const [newest, ...older] = group
    const before = [...new Set(older.map((one) => words(one.value)))].filter((one) => one !== words(newest!.value))
    return {
      key: `${newest!.time}${newest!.department}`,
      time,
      value: words(newest!.value),
      before,
      known: known(newest!.knownAt),
      times: older.length,
      department: newest!.department,
    }
  }
  const first = grouped(periods[0]?.lineage.readings ?? [])
  if (first.length >= MANY)
    return first
      .sort((a, b) => Date.parse(b[0]!.knownAt) - Date.parse(a[0]!.knownAt) || b[0]!.time.localeCompare(a[0]!.time))
      .slice(0, rows)
      .map((group) => rowOf(group, timeOf(group[0]!.time)))
  return periods
    .flatMap((one): RevisionRow[] => {
      const time = labelled(one.label)
      const groups = grouped(one.lineage.readings).sort((a, b) => b[0]!.time.localeCompare(a[0]!.time))
      if (groups.length === 0) return [{ key: one.label, time, value: words(one.value), before: [], known: '', times: 0, department: '' }]
      return groups.map((group) => rowOf(group, timeOf(group[0]!.time)))
    })
    .filter((row, at, all) => all.findIndex((other) => other.key === row.key) === at)
    .slice(0, rows)
}
