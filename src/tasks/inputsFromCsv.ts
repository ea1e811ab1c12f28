import type { AnalysisInputs } from '#contract/analysis/result.ts'
import type { AnalysisSpec } from '#contract/analysis/spec.ts'
import { IndicatorId } from '#contract/names.ts'
import Papa from 'papaparse'

type Read = { ok: true; inputs: unknown } | { ok: false; faults: string[] }

/** A CSV does not say whether more is better: the spec must, for each member of an index. */
const declared = (id: string, values: readonly (number | null)[]): AnalysisInputs['indicators'][number] => ({
  indicator: id,
  title: { zh: id, en: id },
  unit: '',
  better: 'neither',
  decimals: 2,
  department: 'csv',
  source: 'CSV',
  values: [...values],
})

/**
 * The inputs of an analysis from a panel in CSV: `region`, `period`, then one column an indicator, under
 * its id or the id of the spec's column that is that indicator; an empty cell is missing. Rows may
 * stand in any order, and each once.
 */
export const inputsFromCsv = (text: string, spec: AnalysisSpec): Read => {
  const { data, meta } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, '').trim(), { header: true })
  const idOf = (name: string): string | null => {
    if (IndicatorId.safeParse(name).success) return name
    const own = spec.columns.find(({ id }) => id === name)
    return own !== undefined && 'indicator' in own ? own.indicator : null
  }
  const names = (meta.fields ?? []).filter((name) => idOf(name) !== null)
  const lacks = ['region', 'period'].filter((name) => !meta.fields?.includes(name))
  if (lacks.length > 0) return { ok: false, faults: lacks.map((name) => `the panel has no column ${name}`) }
  const regions = [...new Set(data.map((line) => line['region']!))]
  const periods = [...new Set(data.map((line) => line['period']!))].sort().filter((one) => one >= spec.panel.from && one <= spec.panel.to)
  const at = new Map<string, Record<string, string>>()
  const faults: string[] = []
  for (const [line, row] of data.entries()) {
    const key = `${row['region']} ${row['period']}`
    if (at.has(key)) faults.push(`line ${line + 2}: ${key} stands twice`)
    at.set(key, row)
  }
  const cell = (name: string, region: string, period: string): number | null => {
    const held = at.get(`${region} ${period}`)?.[name]?.trim() ?? ''
    if (held === '') return null
    const value = Number(held)
    if (!Number.isFinite(value)) faults.push(`${region} ${period} ${name}: no number: ${held.slice(0, 40)}`)
    return value
  }
  const indicators = names.map(
    (name) =>
    declared(idOf(name)!, periods.flatMap((period) => regions.map((region) => cell(name, region, period)))), // prettier-ignore
  )
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, inputs: { regions: regions.map((code) => ({ code, name: { zh: code, en: code } })), periods, indicators } }
}
