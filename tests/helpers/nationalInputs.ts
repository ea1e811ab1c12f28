import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { AnalysisInputs } from '#contract/analysis/result.ts'
import type { AnalysisSpec } from '#contract/analysis/spec.ts'
import { Indicator } from '#contract/indicator.ts'
import { Region } from '#contract/region.ts'
import { nationalPanel } from './nationalPanel.ts'

const CONFIG = new URL('../../config/chongqing/', import.meta.url)
const yaml = (path: string): unknown => parse(readFileSync(new URL(path, CONFIG), 'utf8'))

/** The inputs of the national analysis as the gateway would gather them, straight from the recorded panel. */
export const nationalInputs = (spec: AnalysisSpec): AnalysisInputs => {
  const { rows, columns } = nationalPanel()
  const absent = new Set(spec.panel.without?.regions ?? [])
  const regions = (yaml('regions.yaml') as unknown[])
    .map((one) => Region.parse(one))
    .filter(({ tier, code }) => tier === spec.panel.scope.tier && !absent.has(code))
  const periods = [...new Set(rows.map(({ period }) => period))].sort()
  const at = new Map(rows.map(({ region, period }, place) => [`${region} ${period}`, place]))
  const wanted = new Set(
    spec.columns.flatMap((one) => ('indicator' in one ? [one.indicator] : 'ratio' in one ? [one.ratio.above, one.ratio.below] : [])),
  )
  const indicators = ['economy', 'market', 'society', 'services'].flatMap((name) => yaml(`indicators/${name}.yaml`) as unknown[])
  const declared = indicators.map((one) => Indicator.parse(one)).filter(({ id }) => wanted.has(id))
  return {
    regions: regions.map(({ code, name, short }) => ({ code, name, ...(short && { short }) })),
    periods,
    indicators: declared.map(({ id, title, unit, better, decimals, department, source }) => {
      const column = columns[id.slice(id.indexOf('.') + 1).replace(/_annual$/, '')]!
      const values = periods.flatMap((period) => regions.map(({ code }) => column[at.get(`${code} ${period}`)!] ?? null))
      return { indicator: id, title, unit, better, decimals, department, source, values }
    }),
  }
}
