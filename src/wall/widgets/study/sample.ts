import type { AnalysisTable } from '#contract/analysis/result.ts'
import type { StudyWords } from './words.ts'

/** First and last period, regions, and rows of a table: what every panel says at its foot. */
export const sampleWords = (table: Pick<AnalysisTable, 'n' | 'regions' | 'span'>, words: StudyWords): string[] => {
  if (table.n === 0) return []
  const span = table.span === null ? '' : table.span[0] === table.span[1] ? table.span[0] : `${table.span[0]}—${table.span[1]}`
  return [span, words.regions(table.regions), `n = ${table.n}`].filter((word) => word !== '')
}
