import { ANALYSIS_VERSION, AnalysisInputs, type AnalysisResult } from '#contract/analysis/result.ts'
import { AnalysisSpec } from '#contract/analysis/spec.ts'
import { resultOf } from '#gateway/analyses/resultOf.ts'
import { parse } from 'yaml'
import type { z } from 'zod'
import { inputsFromCsv } from './inputsFromCsv.ts'
import { farthest } from './farthest.ts'

type Recomputed = { ok: true; result: AnalysisResult; says: string[]; agrees: boolean } | { ok: false; faults: string[] }

/** What two machines or versions of Node may differ by, relatively. */
const TOLERANCE = 1e-12

const faultsOf = (what: string, { issues }: z.ZodError): string[] =>
  issues.map((issue) => `${what}${issue.path.length > 0 ? ` ${issue.path.join('.')}` : ''}: ${issue.message}`)

const contentOf = (text: string): { ok: true; content: unknown } | { ok: false; faults: string[] } => {
  try {
    return { ok: true, content: parse(text) as unknown }
  } catch (error) {
    return { ok: false, faults: [`neither JSON nor YAML: ${(error as Error).message.split('\n')[0]}`] }
  }
}

const compared = (before: Partial<AnalysisResult>, now: AnalysisResult): { says: string[]; agrees: boolean } => {
  if (before.tables === undefined) return { says: [], agrees: true }
  const says = before.version === ANALYSIS_VERSION ? [] : [`computed by version ${before.version}, this is ${ANALYSIS_VERSION}`]
  if (JSON.stringify([before.columns, before.tables]) === JSON.stringify([now.columns, now.tables]))
    return { says: [...says, 'agrees to the last bit'], agrees: true }
  const { at, relative } = farthest({ columns: before.columns, tables: before.tables }, { columns: now.columns, tables: now.tables })
  const agrees = relative <= TOLERANCE
  return { says: [...says, `${agrees ? 'agrees to 1e-12' : 'DIFFERS'}: at most ${relative.toExponential(2)} relatively, at ${at}`], agrees }
}

/**
 * An analysis computed anew from a file alone: a result with its spec and inputs, which is then compared; or a spec (YAML or JSON, with
 * its `inputs` or a panel as CSV). Every fault of what was given is told.
 */
export const recompute = (text: string, panel: string | null): Recomputed => {
  const read = contentOf(text)
  if (!read.ok) return read
  const held = (read.content ?? {}) as Record<string, unknown>
  const { inputs: beside, ...bare } = held
  const spec = AnalysisSpec.safeParse(held['spec'] ?? bare)
  if (!spec.success) return { ok: false, faults: faultsOf('spec', spec.error) }
  if (panel === null && beside === undefined)
    return { ok: false, faults: [`no inputs: name the answer of GET /api/v1/analyses/${spec.data.id}, or a panel as CSV after the spec`] }
  const given = panel === null ? { ok: true as const, inputs: beside } : inputsFromCsv(panel, spec.data)
  if (!given.ok) return given
  const inputs = AnalysisInputs.safeParse(given.inputs)
  if (!inputs.success) return { ok: false, faults: faultsOf('inputs', inputs.error) }
  const rows = inputs.data.regions.length * inputs.data.periods.length
  const uneven = inputs.data.indicators.filter(({ values }) => values.length !== rows)
  if (uneven.length > 0)
    return { ok: false, faults: uneven.map((one) => `inputs ${one.indicator}: ${one.values.length} values for ${rows} rows`) }
  const result = resultOf(spec.data, inputs.data)
  return { ok: true, result, ...compared(held['spec'] === undefined ? {} : (held as Partial<AnalysisResult>), result) }
}
