import type { AnalysisResult } from '#contract/analysis/result.ts'
import type { Language } from '../../stores/language.ts'
import { unitWords } from './unitWords.ts'

/** How a coefficient is read aloud: "one step more of x goes with so much of y", which is its estimate times the factor. */
export interface Step {
  factor: number
  /** One step of x: 1 分, 1%, 1 元. */
  of: string
  /** The unit in which y then differs. */
  unit: string
}

const POINT = { zh: '分', en: 'pt' }
/** Of a logarithm: one part in a hundred more. */
const ONE_PERCENT = Math.log(1.01)

const isIndex = (result: AnalysisResult, name: string): boolean =>
  result.tables.some((table) => table.kind === 'index' && table.id === name.split('.')[0])
const isLog = (result: AnalysisResult, name: string): boolean => result.spec.columns.some((column) => column.id === name && 'log' in column)
const lagged = (result: AnalysisResult, name: string): string => {
  const found = result.spec.columns.find((column) => column.id === name)
  return found && 'lag' in found ? found.lag.column : name
}

/** Indices are read in points of 0 to 100, logarithms in percent, other columns in their own unit. */
export const stepOf = (result: AnalysisResult, y: string, x: string, language: Language): Step => {
  const [own, other] = [lagged(result, x), lagged(result, y)]
  const unitOf = (name: string, one = false): string =>
    unitWords(result.columns.find((column) => column.id === name)?.unit ?? '', language, one)
  const spaced = (unit: string): string => (unit === '' || unit === '%' ? unit : ` ${unit}`)
  const x1 = isIndex(result, own)
    ? { factor: 0.01, of: `1 ${POINT[language]}` }
    : isLog(result, own)
      ? { factor: ONE_PERCENT, of: '1%' }
      : { factor: 1, of: `1${spaced(unitOf(own, true))}` }
  const y1 = isIndex(result, other)
    ? { factor: 100, unit: POINT[language] }
    : isLog(result, other)
      ? { factor: 100, unit: '%' }
      : { factor: 1, unit: unitOf(other) }
  return { factor: x1.factor * y1.factor, of: x1.of, unit: y1.unit }
}
