import type { State } from '#contract/state.ts'

/** A department is as fresh as most of what it reports by the clock: lost when all of it is, late when most of it is. */
export const departmentsOf = (states: Iterable<State>): Record<'live' | 'late' | 'lost', number> => {
  const seen = new Map<string, { live: number; late: number; lost: number }>()
  for (const state of states) {
    if (state.freshness === 'ended' || state.origin !== 'reported') continue
    const department = state.departments[0]
    if (department === undefined) continue
    const counts = seen.get(department) ?? { live: 0, late: 0, lost: 0 }
    counts[state.freshness]++
    seen.set(department, counts)
  }
  const departments = { live: 0, late: 0, lost: 0 }
  for (const { live, late, lost } of seen.values()) departments[live + late === 0 ? 'lost' : late + lost > live ? 'late' : 'live']++
  return departments
}
