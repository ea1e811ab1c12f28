import type { Incident } from '#contract/incident.ts'

/** Open incidents that have to do with a figure: in its region, and held by a department that reports it or answers for it. */
export const relatedTo = (
  incidents: readonly Incident[],
  departments: readonly string[],
  within: (code: string | null) => boolean,
  categoryOf: (id: string) => string | undefined,
): Incident[] =>
  incidents.filter(
    (one) => within(one.region) && (departments.includes(one.department) || departments.includes(categoryOf(one.category) ?? '')),
  )
