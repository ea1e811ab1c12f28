import { z } from 'zod'
import { Instant, Level, Slug } from './names.ts'

/** A sentence for the ticker, shown from `from` until `until`. */
export const NoticeReport = z
  .strictObject({
    reference: z.string().min(1).max(100),
    title: z.string().min(1).max(100),
    text: z.string().min(1).max(500),
    level: Level.optional(),
    from: Instant,
    until: Instant,
  })
  .refine((notice) => Date.parse(notice.until) > Date.parse(notice.from), { path: ['until'], message: 'until must be after from' })
export type NoticeReport = z.infer<typeof NoticeReport>

export const Notice = z.strictObject({
  id: z.string(),
  reference: z.string(),
  department: Slug,
  title: z.string(),
  text: z.string(),
  level: Level,
  from: Instant,
  until: Instant,
  simulated: z.boolean(),
  knownAt: Instant,
})
export type Notice = z.infer<typeof Notice>

/** The answer of the incidents and notices doors. */
export const ReportsAnswer = z.strictObject({
  accepted: z.number().int(),
  unchanged: z.number().int(),
  revised: z.number().int(),
  refused: z.array(z.strictObject({ index: z.number().int(), reason: z.string(), path: z.string().optional(), message: z.string() })),
})
export type ReportsAnswer = z.infer<typeof ReportsAnswer>
