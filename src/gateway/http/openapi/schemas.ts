import { z } from 'zod'
import { AnalysisListed, AnalysisResult } from '#contract/analysis/result.ts'
import { Department } from '#contract/department.ts'
import { IncidentReport } from '#contract/incident.ts'
import { IndexMake, IndexSeen } from '#contract/indexSeen.ts'
import { Indicator } from '#contract/indicator.ts'
import { Instant } from '#contract/names.ts'
import { NoticeReport, ReportsAnswer } from '#contract/notice.ts'
import { Outlook } from '#contract/outlook.ts'
import { Prelude } from '#contract/prelude.ts'
import { Reading, ReadingsAnswer } from '#contract/reading.ts'
import { Region } from '#contract/region.ts'
import { Refusal } from '#contract/reply.ts'
import { Scene } from '#contract/scene.ts'
import { State } from '#contract/state.ts'
import { Series } from '#contract/wire.ts'
import type { Lineage as LineageValue } from '../../doors.ts'

const Lineage = z.strictObject({
  state: State.nullable(),
  definition: z.record(z.string(), z.unknown()),
  readings: z.array(
    z.strictObject({
      department: z.string(),
      source: z.string().nullable(),
      time: z.string(),
      value: z.number().nullable(),
      numerator: z.number().nullable(),
      denominator: z.number().nullable(),
      quality: z.string(),
      simulated: z.boolean(),
      revision: z.number().int(),
      knownAt: z.string(),
    }),
  ),
  children: z.array(z.strictObject({ region: z.string(), value: z.number().nullable(), quality: z.string() })),
  checks: z.array(z.strictObject({ name: z.string(), ok: z.boolean(), says: z.string() })),
  folded: z.array(z.strictObject({ department: z.string(), readings: z.number().int(), value: z.number().nullable(), at: z.string() })),
  make: IndexMake.nullable(),
}) satisfies z.ZodType<LineageValue>

const States = z.strictObject({ epoch: z.string(), position: z.number().int().nonnegative(), at: Instant, states: z.array(State) })

const IN = { Reading, IncidentReport, NoticeReport }
const OUT = {
  Refusal,
  ReadingsAnswer,
  ReportsAnswer,
  RefusedAnswer: ReadingsAnswer.extend(Refusal.shape),
  Indicator,
  Region,
  Scene,
  Department,
  Prelude,
  State,
  States,
  Series,
  Lineage,
  IndexSeen,
  Outlook,
  AnalysisListed,
  AnalysisResult,
  Ok: z.strictObject({ ok: z.literal(true) }),
}
export type SchemaName = keyof typeof IN | keyof typeof OUT

/** A reference to a schema of the document. */
export const ref = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` })

const printed = (named: Record<string, z.ZodType>, io: 'input' | 'output'): [string, unknown][] => {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, { io, unrepresentable: 'any', uri: (id) => `#/components/schemas/${id}` })
  return Object.entries(schemas).map(([id, { $id: _id, $schema: _schema, ...schema }]) => [id, schema])
}

/** components.schemas: what is sent in as it may be sent, what is answered as it is answered. */
export const schemas = (): Record<string, unknown> => Object.fromEntries([...printed(IN, 'input'), ...printed(OUT, 'output')])
