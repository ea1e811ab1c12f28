import type { Finding } from '#analysis/finding.ts'

/** What was found; throws with the reason where nothing was. */
export const valueOf = <T>(finding: Finding<T>): T => {
  if (!finding.ok) throw new Error(`${finding.refusal.reason}: ${finding.refusal.message}`)
  return finding.value
}

/** Why nothing was found, and where. */
export const reasonOf = (finding: Finding<unknown>): string =>
  finding.ok ? 'found' : [finding.refusal.reason, ...(finding.refusal.path === undefined ? [] : [finding.refusal.path])].join(' ')
