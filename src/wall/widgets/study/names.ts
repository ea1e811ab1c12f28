import type { AnalysisResult } from '#contract/analysis/result.ts'
import type { Text } from '#contract/names.ts'
import type { Language } from '../../stores/language.ts'

/** Which region of an analysis a panel is about: the first of each line (from the region up) that the analysis knows. */
export const regionShown = (codes: readonly string[], lines: readonly (readonly string[])[]): string => {
  for (const line of lines) for (const code of line) if (codes.includes(code)) return code
  return codes[0] ?? ''
}

const OWN: Text = { zh: '', en: '' }

/** A column of the panel, an index by its table, or one of its other weightings: `governance`, `governance.equal`. */
export const columnTitle = (result: AnalysisResult, name: string, language: Language): string => {
  const column = result.columns.find((one) => one.id === name)
  if (column) return column.title[language]
  const [id, beside] = name.split('.')
  const table = result.tables.find((one) => one.id === id)
  if (!table) return name
  const spec = result.spec.tables.find((one) => one.id === id)
  const weighting = spec?.kind === 'index' && beside !== undefined ? (spec.beside.find((one) => one.id === beside)?.title ?? OWN) : OWN
  const more = weighting[language] || (beside === undefined ? '' : beside)
  return more === '' ? table.title[language] : `${table.title[language]} · ${more}`
}
