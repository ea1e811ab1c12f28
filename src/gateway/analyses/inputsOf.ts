import type { AnalysisInputs } from '#contract/analysis/result.ts'
import type { AnalysisSpec } from '#contract/analysis/spec.ts'
import { labelOf } from '#analysis/period.ts'
import type { Model } from '../model.ts'
import type { Pipeline } from '../pipeline.ts'
import { periodsOf } from './periodsOf.ts'

/** The indicators and indices that an analysis reads, as declared. */
export const indicatorsOf = ({ columns }: AnalysisSpec): string[] => [
  ...new Set(columns.flatMap((one) => ('indicator' in one ? [one.indicator] : 'ratio' in one ? [one.ratio.above, one.ratio.below] : []))),
]

const regionsOf = ({ config, within }: Model, { panel }: AnalysisSpec) => {
  const absent = new Set<string>(panel.without?.regions)
  return config.regions
    .filter((region) => region.tier === panel.scope.tier && within(region.code, panel.scope.root) && !absent.has(region.code))
    .sort((a, b) => a.order - b.order || a.code.localeCompare(b.code))
}

/** What the readings kept say now of the panel of an analysis; an indicator that is not declared is left out, and refused where it is used. */
export const inputsOf = async (spec: AnalysisSpec, pipeline: Pipeline): Promise<AnalysisInputs> => {
  const { model, figures } = pipeline
  const spans = periodsOf(spec.panel, model.zone)
  if (!Array.isArray(spans)) throw new Error(`${spec.id}: ${spans.message}`)
  const regions = regionsOf(model, spec)
  const indicators: AnalysisInputs['indicators'] = []
  for (const id of indicatorsOf(spec)) {
    const indicator = model.indicators.get(id)
    const declared = indicator ?? model.composites.get(id)
    if (declared === undefined || declared.grain !== spec.panel.grain) continue
    await pipeline.ensure(id, spans[0]!.start)
    indicators.push({
      indicator: declared.id,
      title: declared.short ?? declared.title,
      unit: indicator?.unit ?? '',
      better: indicator?.better ?? 'higher',
      decimals: declared.decimals,
      department: declared.department,
      source: indicator?.source ?? declared.definition.zh,
      values: spans.flatMap((span) => regions.map(({ code }) => figures.cell(declared.id, code, null, span).value)),
    })
  }
  return {
    regions: regions.map(({ code, name, short }) => ({ code, name, ...(short && { short }) })),
    periods: spans.map((span) => labelOf(span, model.zone)),
    indicators,
  }
}
