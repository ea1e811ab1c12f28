import type { Indicator } from '#contract/indicator.ts'
import type { Level } from '#contract/names.ts'
import type { State } from '#contract/state.ts'
import { type EyeScale, eyeScale, figureIn, numberWords } from '../../i18n/figure.ts'
import { levelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import { standing } from '../standing.ts'

export interface TreemapPart {
  /** The category or the region's code. */
  readonly code: string
  readonly name: string
  readonly state: State
}

export interface TreemapAsk {
  readonly indicator: Indicator
  readonly parts: readonly TreemapPart[]
  /** The state of the whole. */
  readonly total: State | undefined
  /** Whether the parts add up to it. */
  readonly adds: boolean
  /** What so many parts that are put together are called. */
  readonly rest: (count: number) => string
  readonly language: Language
  /** Whether each of the tiles has room for its words. */
  readonly named: (tiles: readonly PlannedTile[]) => boolean
}

export interface PlannedTile {
  readonly code: string
  readonly name: string
  /** Above zero, in the indicator's unit. */
  readonly weight: number
  readonly figure: string
  /** Of the whole, "38.2%"; empty where the parts do not add up. */
  readonly share: string
  readonly level: Level
  readonly rest: boolean
}

export interface TreemapPlan {
  readonly scale: EyeScale
  readonly tiles: readonly PlannedTile[]
  readonly total: string | null
  /** Names of parts without a value, and of those whose value has no area (zero or less). */
  readonly missing: readonly string[]
  readonly flat: readonly string[]
  /** Parts with a tile of their own, of those that have an area. */
  readonly shown: number
  readonly all: number
}

/** A part smaller than this share of what is shown could not be told apart. */
const LEAST = 0.004
/** So many parts keep a tile of their own, named or not. */
const KEPT = 4

/** The smallest parts, as many as have no room for their words, are put together; where they do not add up they are left out and counted. Null: no part has a value above zero. */
export const planTreemap = ({ indicator, parts, total, adds, rest, language, named }: TreemapAsk): TreemapPlan | null => {
  const known = parts.flatMap((part) => {
    const value = standing(part.state)
    return value === null ? [] : [{ part, value }]
  })
  const drawn = known.filter(({ value }) => value > 0).sort((a, b) => b.value - a.value || a.part.code.localeCompare(b.part.code))
  if (drawn.length === 0) return null
  const sum = drawn.reduce((all, { value }) => all + value, 0)
  const complete = known.length === parts.length && known.every(({ value }) => value >= 0)
  const whole = adds ? (standing(total) ?? (complete ? sum : null)) : null
  const scale = eyeScale(drawn[0]!.value, indicator, language)
  const tile = (code: string, name: string, value: number, level: Level, isRest: boolean): PlannedTile => ({
    code,
    name,
    weight: value,
    level,
    rest: isRest,
    figure: figureIn(value, { ...scale, unit: '' }).text,
    share: whole === null || whole <= 0 ? '' : `${numberWords((value / whole) * 100, 1)}%`,
  })
  const each = drawn.map(({ part, value }) => tile(part.code, part.name, value, part.state.level, false))
  const shownAs = (own: number): PlannedTile[] => {
    const gathered = drawn.slice(own)
    if (gathered.length === 0 || !adds) return each.slice(0, own)
    const left = gathered.reduce((all, { value }) => all + value, 0)
    return [...each.slice(0, own), tile('', rest(gathered.length), left, 'normal', true)]
  }
  const visible = drawn.filter(({ value }) => value / sum >= LEAST).length
  // One part alone is not put together with itself.
  let own = drawn.length - visible > 1 ? visible : drawn.length
  while (own > KEPT && !named(shownAs(own))) own -= own === drawn.length ? 2 : 1
  return {
    scale,
    tiles: shownAs(own),
    total: whole === null ? null : figureIn(whole, eyeScale(whole, indicator, language)).text,
    missing: parts.filter((part) => standing(part.state) === null).map((part) => part.name),
    flat: known.filter(({ value }) => value <= 0).map(({ part }) => part.name),
    shown: own,
    all: drawn.length,
  }
}

/** The words of a treemap for those who cannot see it. */
export const treemapText = (
  title: string,
  plan: TreemapPlan | null,
  words: { none: string; total: string; missing: string },
  language: Language,
): string => {
  if (plan === null) return `${title}: ${words.none}`
  const tiles = plan.tiles.map((one) =>
    [
      one.name,
      one.figure,
      plan.scale.unit,
      one.share === '' ? '' : `(${one.share})`,
      one.level === 'normal' ? '' : levelWords(one.level, language),
    ]
      .filter((word) => word !== '')
      .join(' '),
  )
  return [
    title,
    ...(plan.total === null ? [] : [`${words.total} ${plan.total}`]),
    ...tiles,
    ...(plan.missing.length > 0 ? [`${words.missing}: ${plan.missing.join(' ')}`] : []),
  ].join('; ')
}
