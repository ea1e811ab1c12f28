import { createHash } from 'node:crypto'
import { ANALYSIS_VERSION, type AnalysisInputs, type AnalysisResult } from '#contract/analysis/result.ts'
import type { AnalysisSpec } from '#contract/analysis/spec.ts'
import { study } from '#analysis/study/study.ts'

/** Changes when the version, the spec or the inputs do: sha256, the first 32 hexadecimal places. */
export const tagOf = (spec: AnalysisSpec, inputs: AnalysisInputs): string =>
  createHash('sha256')
    .update(JSON.stringify([ANALYSIS_VERSION, spec, inputs]))
    .digest('hex')
    .slice(0, 32)

/** The whole answer of an analysis, from its spec and inputs alone. */
export const resultOf = (spec: AnalysisSpec, inputs: AnalysisInputs): AnalysisResult => ({
  id: spec.id,
  title: spec.title,
  version: ANALYSIS_VERSION,
  tag: tagOf(spec, inputs),
  spec,
  inputs,
  ...study(spec, inputs),
})
