import type { CompositionPlan, PlannedPart } from './plan.ts'

/** What a part says when it is pointed at. */
export const saidOf = (part: PlannedPart, plan: CompositionPlan): string => {
  const unit = part.value === null || plan.scale.unit === '' ? '' : ` ${plan.scale.unit}`
  return [part.name, `${part.figure}${unit}`, part.share].filter((row) => row !== '').join('\n')
}
