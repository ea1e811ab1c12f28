import type { CompositionPlan } from '../composition/plan.ts'
import type { ColumnsPlan } from './plan.ts'

/** The same figures as rows, greatest first, for where nothing can be drawn in three dimensions. */
export const barsOf = (plan: ColumnsPlan, rows: number): CompositionPlan => {
  const sorted = [...plan.columns].sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity) || a.code.localeCompare(b.code))
  const shown = sorted.slice(0, rows)
  return {
    scale: plan.scale,
    parts: shown.map(({ name, value, figure, level }) => ({ name, value, figure, share: '', level, rest: false })),
    total: null,
    all: sorted.length,
    shown: shown.length,
  }
}
