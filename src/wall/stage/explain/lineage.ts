import { refused, type Reply } from '#contract/reply.ts'
import { IndexMake } from '#contract/indexSeen.ts'
import { State } from '#contract/state.ts'
import { z } from 'zod'
import type { Subject } from './subject.ts'

const Reading = z.looseObject({
  department: z.string(),
  time: z.string(),
  value: z.number().nullable(),
  quality: z.string(),
  revision: z.number(),
  knownAt: z.string(),
})
/** `GET /api/v1/lineage`, as far as the sheet needs it. */
export const Lineage = z.looseObject({
  state: State.nullable(),
  readings: z.array(Reading),
  children: z.array(z.looseObject({ region: z.string(), value: z.number().nullable(), quality: z.string() })),
  checks: z.array(z.looseObject({ name: z.string(), ok: z.boolean(), says: z.string() })),
  make: IndexMake.nullable().default(null),
})
export type Lineage = z.infer<typeof Lineage>
export type Reading = z.infer<typeof Reading>

export type Get = (path: string, signal: AbortSignal) => Promise<{ ok: boolean; json(): Promise<unknown> }>

/** Where a number comes from, of its newest period or of one that is named. Answers a refusal when it cannot be had; never rejects. */
export const askLineage = async (subject: Subject, time: string | null, get: Get, signal: AbortSignal): Promise<Reply<Lineage>> => {
  const query = new URLSearchParams({ indicator: subject.indicator, region: subject.region })
  if (subject.category !== null) query.set('category', subject.category)
  if (time !== null) query.set('time', time)
  try {
    const response = await get(`/api/v1/lineage?${query.toString()}`, signal)
    const body = await response.json()
    const parsed = Lineage.safeParse(body)
    if (response.ok && parsed.success) return { ok: true, value: parsed.data }
    return refused('internal', String((body as { message?: string } | null)?.message ?? 'the answer could not be read'))
  } catch (error) {
    return refused('busy', error instanceof Error ? error.message : String(error))
  }
}
