import type { Language } from '../stores/language.ts'
import { TOKENS } from '../theme/tokens.ts'
import { trendOption } from '../widgets/trend/option.ts'
import { hairlines } from './hairlines.ts'
import type { EngineOption, Size } from './option.ts'
import type { Planned, Plans, Sketch } from './sketch.ts'
import type { Pen } from './style.ts'

const MAKE: { [Name in keyof Plans]: (plan: Plans[Name], size: Size, pen: Pen, language: Language) => EngineOption } = {
  trend: trendOption,
}

const drawn = ({ draws, plan, hand }: Planned, size: Size): EngineOption => {
  const pen: Pen = { tokens: TOKENS[hand.theme], u: hand.u }
  return plan === null ? hairlines(size, pen) : MAKE[draws](plan, size, pen, hand.language)
}

/** The option of a sketch at a size: made on the thread that draws, so that the page's has no px to reckon. */
export const optionOf = (sketch: Sketch, size: Size): EngineOption => (sketch.draws === 'option' ? sketch.option : drawn(sketch, size))
