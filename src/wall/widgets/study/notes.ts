import type { AnalysisResult, AnalysisTable } from '#contract/analysis/result.ts'
import type { MissingCell, Note } from '#contract/analysis/parts.ts'
import type { Language } from '../../stores/language.ts'
import { numberWords } from '../../i18n/figure.ts'
import { percentWords } from './figures.ts'
import { columnTitle } from './names.ts'
import { STUDY_WORDS } from './words.ts'

const functionTitle = (result: AnalysisResult, id: string, language: Language): string => {
  for (const table of result.tables) {
    const found = table.kind === 'index' ? table.result?.functions.find((one) => one.id === id) : undefined
    if (found) return found.title[language]
  }
  return id
}

const bare = (title: string): string => title.replace(/ · .*$/, '')

/** One note in words. */
const noteWords = (result: AnalysisResult, table: AnalysisTable, note: Note, language: Language): string => {
  const words = STUDY_WORDS[language].notes
  const join = (columns: readonly string[]): string =>
    columns.map((column) => columnTitle(result, column, language)).join(STUDY_WORDS[language].and)
  const figures = (ids: readonly string[]): string =>
    ids.map((id) => result.inputs.indicators.find((one) => one.indicator === id)?.title[language] ?? id).join(STUDY_WORDS[language].and)
  switch (note.note) {
    case 'concentrated':
      return words.concentratedIn(join(note.members), note.members.length, percentWords(note.share, 0))
    case 'single_member_function':
      return words.single(functionTitle(result, note.function, language), columnTitle(result, note.member, language))
    case 'empty_function':
      return words.empty(functionTitle(result, note.function, language))
    case 'weightless':
      return words.weightless(join(note.members))
    case 'no_natural_zero':
      return words.noZero
    case 'shared_members': {
      const [first, second] = note.columns.map((column) => bare(columnTitle(result, column, language)))
      return words.shared(first!, second!, note.members.length > 0 ? join(note.members) : figures(note.indicators))
    }
    case 'few_clusters':
      return words.fewClusters(note.clusters)
    case 'effect_truncated':
      return words.truncated
    case 'opposite_paths': {
      const channel = table.kind === 'mediation' ? table.result?.channels.find((one) => one.id === note.channel) : undefined
      return words.opposite(channel?.title[language] ?? '')
    }
    case 'weak_instrument':
      return words.weakInstrument(note.statistic === null ? '—' : numberWords(note.statistic, 1))
  }
}

/** What undoes a figure comes before what colours it. */
const GRAVITY: readonly Note['note'][] = ['concentrated', 'few_clusters', 'weak_instrument', 'opposite_paths', 'no_natural_zero']
const gravity = ({ note }: Note): number => (GRAVITY.includes(note) ? GRAVITY.indexOf(note) : GRAVITY.length)

/** All that a reader must know of a table, the gravest first, each said once. */
export const notesOf = (result: AnalysisResult, table: AnalysisTable, language: Language): string[] => [
  ...new Set([...table.notes].sort((a, b) => gravity(a) - gravity(b)).map((note) => noteWords(result, table, note, language))),
]

/** Missing cells by region and column, with their periods; the columns of other tables among them are named by title as well. */
export const missingOf = (
  result: AnalysisResult,
  missing: readonly MissingCell[],
  nameOf: (code: string) => string,
  language: Language,
): string[] => {
  const words = STUDY_WORDS[language]
  const groups = new Map<string, MissingCell[]>()
  for (const cell of missing) {
    const key = `${cell.region} ${cell.column}`
    groups.set(key, [...(groups.get(key) ?? []), cell])
  }
  return [...groups.values()].map((cells) =>
    words.cell(nameOf(cells[0]!.region), columnTitle(result, cells[0]!.column, language), cells.map((cell) => cell.period).join(words.and)),
  )
}

/** The notes of a table and its missing cells, as its panel says them. */
export const saidOf = (result: AnalysisResult, table: AnalysisTable, nameOf: (code: string) => string, language: Language): string[] => {
  const missing = missingOf(result, table.missing, nameOf, language)
  return [
    ...notesOf(result, table, language),
    ...(missing.length === 0 ? [] : [STUDY_WORDS[language].missingCells(missing.join(STUDY_WORDS[language].because))]),
  ]
}
