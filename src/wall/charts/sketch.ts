import type { Language } from '../stores/language.ts'
import type { ThemeName } from '../theme/tokens.ts'
import type { TrendPlan } from '../widgets/trend/plan.ts'
import type { EngineOption } from './option.ts'

/** Every kind of plan that is put into px where it is drawn, by name. */
export interface Plans {
  trend: TrendPlan
}

/** The hand a plan is drawn with; `u` is the px of one unit of the canvas. */
export interface Hand {
  readonly theme: ThemeName
  readonly u: number
  readonly language: Language
}

/** A plan and its hand; null: nothing to show yet. */
export type Planned = {
  [Name in keyof Plans]: { readonly draws: Name; readonly plan: Plans[Name] | null; readonly hand: Hand }
}[keyof Plans]

/** What a chart is to show, as it travels to the thread that draws: a plan, or an option made for one size. */
export type Sketch = { readonly draws: 'option'; readonly option: EngineOption } | Planned
