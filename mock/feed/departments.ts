import type { Department } from '#contract/department.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { Region } from '#contract/region.ts'
import type { Door } from './door.ts'

/** What the gateway declares to everybody. */
export interface Declared {
  indicators: readonly Indicator[]
  regions: readonly Region[]
  departments: readonly Department[]
}

/** Asks the gateway what is declared. */
export const declaredAt = async (door: Door): Promise<Declared> => ({
  indicators: await door.read<Indicator[]>('/api/v1/indicators'),
  regions: await door.read<Region[]>('/api/v1/regions'),
  departments: await door.read<Department[]>('/api/v1/departments'),
})

/** The simulated departments' figures, and which of them report each: the authority first. */
export const simulatedFigures = ({ indicators, departments }: Declared): Map<Indicator, string[]> => {
  const simulated = new Set(departments.filter((department) => department.simulated).map((department) => department.id))
  return new Map(
    indicators
      .map((indicator) => [indicator, [indicator.department, ...indicator.departments].filter((id) => simulated.has(id))] as const)
      .filter(([, reporters]) => reporters.length > 0),
  )
}
