import type { AnalysisResult, AnalysisTable } from '#contract/analysis/result.ts'
import type { Language } from '../../stores/language.ts'
import { columnTitle } from './names.ts'

/** The columns that a table rests on by title; an indicator that is no column stands under its own. */
export const inputTitles = (result: AnalysisResult, table: Pick<AnalysisTable, 'inputs'>, language: Language): string[] => [
  ...new Set(
    table.inputs.map((name) => {
      const indicator = result.inputs.indicators.find((one) => one.indicator === name)
      return indicator ? indicator.title[language] : columnTitle(result, name, language)
    }),
  ),
]
