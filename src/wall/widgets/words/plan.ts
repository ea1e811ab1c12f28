import type { Indicator } from '#contract/indicator.ts'
import type { Base, State } from '#contract/state.ts'
import { textWidth } from '../../charts/layout.ts'
import { eyeScale, figureIn } from '../../i18n/figure.ts'
import type { Language } from '../../stores/language.ts'
import { standing } from '../standing.ts'
import { placed } from './placed.ts'

export interface CloudWord {
  readonly text: string
  readonly figure: string
  /** Of the greatest word, 0 to 1. */
  readonly weight: number
  /** More than at its base; a word without a base is not called rising. */
  readonly rising: boolean
}

export interface CloudPlan {
  /** Greatest first. */
  readonly words: readonly CloudWord[]
  readonly unit: string
  /** Words that have a value above zero. */
  readonly all: number
  /** With what rising words are compared, or none. */
  readonly base: Base | null
}

/** Null: no word has a value above zero. */
export const planCloud = (
  states: readonly State[],
  indicator: Indicator,
  rows: number,
  nameOf: (category: string) => string,
  language: Language,
): CloudPlan | null => {
  const known = states
    .flatMap((state) => {
      const value = standing(state)
      return value === null || value <= 0 || state.category === null ? [] : [{ state, value, text: nameOf(state.category) }]
    })
    .sort((a, b) => b.value - a.value || (a.text < b.text ? -1 : 1))
  const [first] = known
  if (first === undefined) return null
  const scale = eyeScale(first.value, indicator, language)
  return {
    unit: scale.unit,
    all: known.length,
    base: known.find(({ state }) => state.previous !== null)?.state.previous ?? null,
    words: known.slice(0, rows).map(({ state, value, text }) => ({
      text,
      figure: figureIn(value, { ...scale, unit: '' }).text,
      weight: value / first.value,
      rising: state.previous !== null && value > state.previous.value,
    })),
  }
}

export interface LaidWord extends CloudWord {
  /** The middle, px. */
  readonly x: number
  readonly y: number
  readonly size: number
  /** Where the word begins and where its arrow does, px. */
  readonly left: number
  readonly arrow: number
}

const FLOOR = 16
const LARGEST = 64
/** Under this size the greatest word would be one of many. */
const GREAT = 2 * FLOOR
const MARK = 0.72

/** Words on a field: sizes by the root of the value, all smaller until those wanted lie, never under the floor, and the greatest never under twice that, so that it stands out. Those that find no place are left out, the least first. */
export const layCloud = (plan: CloudPlan, width: number, height: number, u: number): LaidWord[] => {
  const lay = (largest: number): (LaidWord | null)[] => {
    const sized = plan.words.map((word) => {
      const size = Math.round(Math.max(FLOOR, largest * Math.sqrt(word.weight))) * u
      return { word, size, wide: word.rising ? size * MARK : 0 }
    })
    const places = placed(
      sized.map(({ word, size }) => ({ text: word.rising ? `${word.text}▲ ` : word.text, size })),
      width,
      height,
    )
    return places.map((place, at) => {
      if (place === null) return null
      const { word, size } = sized[at]!
      const long = textWidth(word.text, size)
      const left = place.x - (long + (word.rising ? size * MARK : 0)) / 2
      return { ...word, x: place.x, y: place.y, size, left, arrow: left + long + size * 0.14 }
    })
  }
  const biggest = Math.min(LARGEST, height / u / 4, (width / u) * 0.16)
  let best: LaidWord[] = []
  const least = Math.max(FLOOR, Math.min(biggest, GREAT))
  for (let largest = Math.max(least, biggest); ; largest = Math.max(least, largest * 0.82)) {
    const laid = lay(largest)
    const found = laid.flatMap((one) => (one === null ? [] : [one]))
    if (found.length > best.length || best.length === 0) best = found
    if (found.length === plan.words.length || largest === least) return best
  }
}

/** The words of a cloud for those who cannot see it. */
export const cloudText = (title: string, plan: CloudPlan | null, words: { none: string; rising: string }): string =>
  plan === null
    ? `${title}: ${words.none}`
    : [
        title,
        ...plan.words.map((one) =>
          [one.text, one.figure, plan.unit, one.rising ? words.rising : ''].filter((word) => word !== '').join(' '),
        ),
      ].join('; ')
