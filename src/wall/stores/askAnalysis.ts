import { AnalysisResult } from '#contract/analysis/result.ts'
import { Refusal } from '#contract/reply.ts'

/** What the gateway says of an analysis: its result, that it is as before, that it is being computed, or why there is none. */
export type AnalysisReply =
  | { is: 'result'; result: AnalysisResult }
  | { is: 'same' }
  | { is: 'computing'; after: number }
  | { is: 'refused'; reason: string }
  | { is: 'cut' }

/** Asks for an analysis; `tag` is that of the one that is held. Never rejects. */
export type AskAnalysis = (id: string, tag: string | null) => Promise<AnalysisReply>

const SOON = 2000

const refusalOf = async (response: Response): Promise<AnalysisReply> => {
  const body: unknown = await response.json().catch(() => null)
  const found = Refusal.safeParse(body)
  return { is: 'refused', reason: found.success ? found.data.reason : 'internal' }
}

/** Over HTTP, with the ETag: an analysis that has not changed is not sent again. */
export const askAnalysis: AskAnalysis = async (id, tag) => {
  try {
    const response = await fetch(`/api/v1/analyses/${id}`, { headers: tag === null ? {} : { 'If-None-Match': `"${tag}"` } })
    if (response.status === 304) return { is: 'same' }
    const after = Number(response.headers.get('Retry-After'))
    if (response.status === 202 || response.status === 503) return { is: 'computing', after: after > 0 ? after * 1000 : SOON }
    if (!response.ok) return await refusalOf(response)
    const parsed = AnalysisResult.safeParse(await response.json())
    if (parsed.success) return { is: 'result', result: parsed.data }
    const [issue] = parsed.error.issues
    console.warn(`analysis ${id}: ${issue?.path.join('.')}: ${issue?.message}`)
    return { is: 'refused', reason: 'malformed' }
  } catch {
    return { is: 'cut' }
  }
}
