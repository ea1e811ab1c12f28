import Papa from 'papaparse'
import type { Reading } from '#contract/reading.ts'

/** Ratios of two columns of the panel: indicator → numerator, denominator. Both ends are sent, so that the country is the ratio of its sums. */
export const RATIOS: Readonly<Record<string, readonly [numerator: string, denominator: string]>> = {
  'economy.fiscal_per_capita_annual': ['fiscal_expenditure', 'resident_population'],
  'economy.scitech_share_annual': ['fiscal_scitech_expenditure', 'fiscal_expenditure'],
  'market.patents_per_10k_annual': ['patent_grants', 'resident_population'],
  'market.inventions_per_10k_annual': ['invention_grants', 'resident_population'],
  'market.tech_contract_share_annual': ['tech_contract_value', 'gdp'],
  'society.urbanisation_annual': ['urban_population', 'resident_population'],
  'services.education_per_capita_annual': ['education_funds', 'resident_population'],
}

/**
 * Readings of the national panel: one for each cell whose column is declared as `<function>.<column>_annual`, and one for each
 * declared ratio of two columns; an empty cell is null, and none after a figure's declared end. `declared` holds each indicator's id and end.
 */
export const panelRows = (panelCsv: string, dictionaryCsv: string, declared: ReadonlyMap<string, string | undefined>): Reading[] => {
  const parsed = (text: string): Record<string, string>[] => Papa.parse<Record<string, string>>(text.trim(), { header: true }).data
  const columns = parsed(dictionaryCsv)
    .map((line) => ({ column: line['column']!, indicator: `${line['function']}.${line['column']}_annual` }))
    .filter(({ indicator }) => declared.has(indicator))
  const provinces = parsed(panelCsv)
  const cellOf = (line: Record<string, string>, column: string): number | null => {
    const cell = line[column]?.trim() ?? ''
    return cell === '' ? null : Number(cell)
  }
  const plain = columns.flatMap(({ column, indicator }) =>
    provinces.flatMap((line): Reading[] => {
      const [value, time] = [cellOf(line, column), line['year']!]
      if (value === null && time > (declared.get(indicator) ?? time)) return []
      return [{ indicator, region: line['adcode']!, time, value }]
    }),
  )
  const ratios = Object.entries(RATIOS)
    .filter(([indicator]) => declared.has(indicator))
    .flatMap(([indicator, [above, below]]) =>
      provinces.map((line): Reading => {
        const [numerator, denominator] = [cellOf(line, above), cellOf(line, below)]
        const known = numerator !== null && denominator !== null
        return { indicator, region: line['adcode']!, time: line['year']!, ...(known ? { numerator, denominator } : { value: null }) }
      }),
    )
  return [...ratios, ...plain]
}
