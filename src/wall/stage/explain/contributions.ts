import type { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { eyeScale, figureIn } from '../../i18n/figure.ts'
import type { Language } from '../../stores/language.ts'
import type { Subject } from './subject.ts'

/** One part of a figure; `name` is a region's code, a category or an indicator, as `kind` says. */
export interface Part {
  name: string
  value: number | null
  /** With what it is compared, on the same base as the whole. */
  before: number | null
}
export interface ContributionRow {
  /** Empty for all the rest together. */
  name: string
  words: string
  /** −1 to 1 of the longest bar; the rest together has none. */
  bar: number
  subject: Subject | null
}
export interface ContributionPlan {
  /** What the rows say: parts of the change, parts of the value, members' points of those to be had, or values side by side. */
  says: 'change' | 'share' | 'scores' | 'values'
  /** `moves`: members by what each added to the change. */
  kind: 'region' | 'category' | 'indicator' | 'moves'
  rows: ContributionRow[]
  /** How many are in the last row, which stands for the rest. */
  rest: number
  total: string
}

export const partOf = (state: State, kind: 'region' | 'category'): Part => ({
  name: kind === 'region' ? state.region : state.category!,
  value: state.freshness === 'lost' ? null : state.value,
  before: state.previous?.value ?? null,
})

interface Sized {
  name: string
  size: number
}

const barred = (
  rows: readonly Sized[],
  words: (size: number) => string,
  subjectOf: (name: string) => Subject | null,
): ContributionRow[] => {
  // Many together would dwarf each one.
  const longest = Math.max(...rows.map((row) => (row.name === '' ? 0 : Math.abs(row.size))), 0)
  return rows.map((row) => ({
    name: row.name,
    words: words(row.size),
    bar: longest === 0 || row.name === '' ? 0 : row.size / longest,
    subject: row.name === '' ? null : subjectOf(row.name),
  }))
}

/** How the parts make the whole. What adds up is told as parts of the change, or of the value where there is no base; what does not stands side by side, the worst first. */
export const planContributions = (
  parts: readonly Part[],
  kind: 'region' | 'category',
  adds: boolean,
  indicator: Indicator,
  language: Language,
  most: number,
  subjectOf: (name: string) => Subject | null,
): ContributionPlan | null => {
  const there = parts.flatMap((part) => (part.value === null ? [] : [{ ...part, value: part.value }]))
  if (there.length === 0) return null
  const based = adds && there.every((part) => part.before !== null)
  const sized = there
    .map((part): Sized => ({ name: part.name, size: based ? part.value - part.before! : part.value }))
    .sort((a, b) => (!adds && indicator.better === 'higher' ? a.size - b.size : Math.abs(b.size) - Math.abs(a.size)))
  const sum = sized.reduce((all, one) => all + one.size, 0)
  const gathers = adds && sized.length > most
  const shown = gathers ? sized.slice(0, most - 1) : sized.slice(0, most)
  const rows = gathers ? [...shown, { name: '', size: sum - shown.reduce((all, one) => all + one.size, 0) }] : shown
  const scale = eyeScale(Math.max(...rows.map((row) => Math.abs(row.size)), Math.abs(sum)), indicator, language)
  const words = (size: number): string => figureIn(size, { ...scale, unit: '' }, based).text
  return {
    says: based ? 'change' : adds ? 'share' : 'values',
    kind,
    rest: gathers ? sized.length - shown.length : 0,
    rows: barred(rows, words, subjectOf),
    total: adds ? figureIn(sum, scale, based).text : '',
  }
}
