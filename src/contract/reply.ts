import { z } from 'zod'

/** Every reason for which any door refuses. Text is for people; the reason is for code. */
export const REASONS = [
  'unparsable',
  'not_utf8',
  'wrong_type',
  'unknown_field',
  'missing_field',
  'unknown_indicator',
  'unknown_region',
  'unknown_category',
  'unknown_department',
  'unknown_scene',
  'wrong_grain',
  'wrong_unit',
  'wrong_region',
  'bad_time',
  'future',
  'bad_value',
  'bad_ratio',
  'after_end',
  'too_late',
  'too_many_categories',
  'line_too_long',
  'no_key',
  'not_yours',
  'not_allowed',
  'too_large',
  'too_many',
  'busy',
  'cannot_keep',
  'not_found',
  'not_yet',
  'bad_watch',
  'wrong_version',
  'bad_content_type',
  'internal',
] as const
export const Reason = z.enum(REASONS)
export type Reason = z.infer<typeof Reason>

/** What was refused, why, and where in what was sent (`[3].value`, `from`). */
export const Refusal = z.strictObject({ reason: Reason, message: z.string(), path: z.string().optional() })
export type Refusal = z.infer<typeof Refusal>

export type Reply<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const given = <T>(value: T): Reply<T> => ({ ok: true, value })

export const refused = (reason: Reason, message: string, path?: string): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: path === undefined ? { reason, message } : { reason, message, path },
})

/** The schema of a reply that carries `value`. */
export const replyOf = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [z.strictObject({ ok: z.literal(true), value }), z.strictObject({ ok: z.literal(false), refusal: Refusal })])
