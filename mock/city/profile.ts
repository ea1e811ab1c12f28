import type { Shape, Week } from './rhythm.ts'

/** What a district's part of a city amount goes by. */
export type Size = 'population' | 'gdp' | 'urban' | 'industry' | 'area' | 'leisure' | 'even'

/**
 * How one figure behaves.
 * `amount`: `level` is the whole city's value a period (stocks: at any time) and districts have parts of it.
 * `level`: `level` is the usual value of any region. `rate`: likewise, but everything is added, not multiplied (may cross 0).
 */
export interface Profile {
  kind: 'amount' | 'level' | 'rate'
  level: number
  size?: Size
  /** Day-to-day noise: relative (amount, level) or in the unit (rate). */
  swing?: number
  /** Lasting differences between districts, relative or in the unit. */
  spread?: number
  /** A year's growth: relative, or in the unit for rates. */
  growth?: number
  /** Twelve monthly factors (amount, level) or additions (rate). */
  season?: readonly number[]
  hours?: Shape
  week?: Week
  /** Factor on public holidays. */
  holiday?: number
  /** Relative (rate: in the unit) effect of a full push of the weather. */
  weather?: { heat?: number; cold?: number; wet?: number; fog?: number; still?: number }
  /** Never outside. */
  range?: readonly [least: number, most: number]
  /** For ratios: the whole city's denominator a period. */
  of?: number
  /** May go beyond its bands by weather alone. */
  free?: boolean
  /** Weights of closed categories; without them a falling series. */
  shares?: Readonly<Record<string, number>>
  /** Values of `level` and `rate` categories relative to the whole; of amounts whose categories do not add up, each one's share of it. */
  factors?: Readonly<Record<string, number>>
  /** Open categories: keywords from the commonest to the rarest. */
  words?: readonly string[]
  /** The denominator has no rhythm of its own: a `stock` (beds, residents) or a `flow` (resident-days); else the rate has none. */
  flat?: 'stock' | 'flow'
  /** Whole numbers that do not waver (stations, sections). */
  steady?: boolean
  /** Counted from the daily air quality index, the days of good air or their share; `level` where no index is declared. */
  goodDays?: 'count' | 'share'
  /** Read off the weather itself. */
  sky?: 'temperature' | 'rain' | 'visibility' | 'humidity' | 'wind' | 'direction'
  /** The city publishes its own figure beside the districts'. */
  alsoHome?: boolean
  /** January is published only together with February. */
  noJanuary?: boolean
  /** Inferred, not measured: said so in each reading. */
  inferred?: boolean
  /** How far its lasting differences go with how well the district is run (default 1): −1 turns that round, 0 leaves it out. */
  merit?: number
  /** Several figures that share one process (`air`), so that they rise together. */
  mood?: string
}

export type Profiles = Readonly<Record<string, Profile>>
