import type { Composite } from '#contract/composite.ts'
import type { Indicator } from '#contract/indicator.ts'

/** A composite index as widgets see it: an indicator without a unit, 0 to 100, higher is better. */
export const indicatorOf = (composite: Composite): Indicator => ({
  id: composite.id,
  title: composite.title,
  short: composite.short,
  definition: composite.definition,
  department: composite.department,
  departments: [],
  tolerance: 0.02,
  unit: '',
  scale: 1,
  units: {},
  decimals: composite.decimals,
  better: 'higher',
  grain: composite.grain,
  accrual: 'period',
  stamp: 'start',
  gather: 'last',
  per: 1,
  scope: composite.scope,
  rollUp: { method: 'never' },
  bands: composite.bands,
  hysteresis: composite.hysteresis,
  due: '0s',
  compare: 'previous',
  source: composite.definition.zh,
})
