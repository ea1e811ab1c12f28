import type { Level } from '#contract/names.ts'
import { mixed } from '../../map/colour.ts'
import { type Cuts, cutsOf, STEPS, stepOf } from '../../map/steps.ts'
import type { Tokens, WarningLevel } from '../../theme/tokens.ts'

/** What a unit of the map shows. */
export interface UnitFigure {
  code: string
  name: string
  value: number | null
  /** Its value in words, or why there is none. */
  text: string
  /** The gravest of its state and its open incidents. */
  level: Level
  incident: string | null
  /** The level of its state alone. */
  stands?: Level
}

export interface UnitLook {
  step: number | null
  colour: string
  lift: number
}

const HIGHEST = 16
/** Units drawn as part of the country even where a panel has no figures for them: Taiwan, Hong Kong, Macao. */
const NEVER_EMPTY = new Set(['710000', '810000', '820000'])
const EMPTY_STEP = 2

/** How a map is filled: by even steps of value, by even numbers of regions, or by the level a unit stands at. */
export type FillBy = 'values' | 'quantiles' | 'levels'

const LEVEL_SHARE: Record<WarningLevel, number> = { blue: 0.4, yellow: 0.38, orange: 0.62, red: 0.75 }
const QUIET_STEP = 1

const lookOf = ({ value, level }: UnitFigure, tokens: Tokens): UnitLook => {
  const quiet = tokens.sequential[QUIET_STEP]
  if (level !== 'normal') return { step: QUIET_STEP, colour: mixed(quiet, tokens.levels[level].shape, LEVEL_SHARE[level]), lift: 0 }
  return value === null ? { step: null, colour: tokens.missing, lift: 0 } : { step: QUIET_STEP, colour: quiet, lift: 0 }
}

export interface Choropleth {
  cuts: Cuts | null
  looks: ReadonlyMap<string, UnitLook>
}

export interface ChoroplethScale {
  /** Values that share the ramp: those of all periods of a slider, so that a colour means the same in each of them. */
  all?: readonly number[]
  /** How high a unit of height is drawn by the tilt. */
  rise?: number
}

/** Colour and height of every unit. A unit without a value lies flat in the colour of no data; its hatch is drawn above. */
export const choropleth = (
  figures: readonly UnitFigure[],
  tokens: Tokens,
  ramp: 'sequential' | 'diverging',
  by: FillBy,
  scale: ChoroplethScale = {},
): Choropleth => {
  if (by === 'levels') return { cuts: null, looks: new Map(figures.map((figure) => [figure.code, lookOf(figure, tokens)])) }
  const cuts = cutsOf([...(scale.all ?? []), ...figures.flatMap(({ value }) => (value === null ? [] : [value]))], by, ramp)
  const colours = tokens[ramp]
  const middle = (STEPS - 1) / 2
  const looks = figures.map(({ code, value }): [string, UnitLook] => {
    if (value === null || cuts === null)
      return [code, { step: null, colour: NEVER_EMPTY.has(code) ? tokens.sequential[EMPTY_STEP] : tokens.missing, lift: 0 }]
    const step = stepOf(value, cuts)
    const height = ramp === 'diverging' ? Math.abs(step - middle) / middle : step / (STEPS - 1)
    return [code, { step, colour: colours[step]!, lift: Math.round(height * HIGHEST * (scale.rise ?? 1)) }]
  })
  return { cuts, looks: new Map(looks) }
}
