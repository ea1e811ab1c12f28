import type { Reply } from '#contract/reply.ts'
import type { Ask, Series } from '#contract/wire.ts'

/** How a store asks the gateway. Answers a refusal when the link is cut or time is up; never rejects. */
export type AskHistory = (ask: Ask<'history'>) => Promise<Reply<Series>>
