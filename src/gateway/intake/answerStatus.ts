import type { Answer } from './tally.ts'

const NOT_THEIRS: readonly string[] = ['not_yours', 'not_allowed']

/** 200 when any row was taken or none was sent, 403 when the key may report none of them, 422 when none was taken. */
export const answerStatus = (answer: Answer): 200 | 403 | 422 => {
  if (answer.accepted + answer.unchanged + answer.revised > 0 || answer.refused.length === 0) return 200
  return answer.refused.every((row) => NOT_THEIRS.includes(row.reason)) ? 403 : 422
}
