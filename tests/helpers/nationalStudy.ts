import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { AnalysisResult } from '#contract/analysis/result.ts'
import { AnalysisSpec } from '#contract/analysis/spec.ts'
import { resultOf } from '#gateway/analyses/resultOf.ts'
import { nationalInputs } from './nationalInputs.ts'

const FILE = new URL('../../config/chongqing/analyses/national.yaml', import.meta.url)

/** The national analysis as the config declares it. */
export const nationalSpec = (): AnalysisSpec => AnalysisSpec.parse(parse(readFileSync(FILE, 'utf8')))

/** What the door answers for it, made from the recorded panel. */
export const nationalStudy = (spec = nationalSpec()): AnalysisResult => resultOf(spec, nationalInputs(spec))
