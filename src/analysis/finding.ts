import type { Unfit } from '#contract/analysis/unfit.ts'

export type { Unfit }

/** What an analysis found, or why it answers nothing: `path` names the member, column, region or option at fault. */
export type Finding<T> = { ok: true; value: T } | { ok: false; refusal: { reason: Unfit; message: string; path?: string } }

export const found = <T>(value: T): Finding<T> => ({ ok: true, value })

export const unfit = (
  reason: Unfit,
  message: string,
  path?: string,
): { ok: false; refusal: { reason: Unfit; message: string; path?: string } } => ({
  ok: false,
  refusal: path === undefined ? { reason, message } : { reason, message, path },
})
