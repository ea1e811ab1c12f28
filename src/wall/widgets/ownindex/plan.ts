import type { IndexSeen, IndexWeighing } from '#contract/indexSeen.ts'
import { numberWords } from '../../i18n/figure.ts'
import type { Language } from '../../stores/language.ts'
import { UNFIT_WORDS } from '../study/unfit.ts'
import { OWN_INDEX_WORDS } from './words.ts'

export interface OwnIndexRow {
  region: string
  rank: number
  value: string
  equalRank: number
  /** Other weights move it by three places or more. */
  moved: boolean
}

const MOVED = 3
const percent = (share: number): string => `${numberWords(share * 100, Number.isInteger(Math.round(share * 1000) / 10) ? 0 : 1)}%`
const dayOf = (instant: string): string => instant.slice(0, 10)

/** How one index is weighed, in a few words. */
export const methodWords = ({ method, cap }: Pick<IndexWeighing, 'method' | 'cap'>, language: Language): string => {
  const words = OWN_INDEX_WORDS[language]
  return words.method[method] + (cap === null ? '' : words.cap(percent(cap)))
}

/** Since when the weights stand and of what they are made, and which indices had to be weighed alike, with the reason where it fits on a line. */
export const forceWords = (
  weighings: readonly IndexWeighing[],
  nameOf: (id: string) => string,
  language: Language,
  fits: (line: string) => boolean = () => true,
): string[] => {
  const words = OWN_INDEX_WORDS[language]
  const alike = (index: string, reason: string): string[] => {
    const whole = `${words.fallen(index)}${words.because}${reason}`
    return fits(whole) ? [whole] : [words.fallen(index), ...(fits(reason) ? [reason] : [])]
  }
  const made = weighings.find(({ since, window }) => since !== null && window !== null)
  return [
    ...(made ? [[words.since(dayOf(made.since!)), words.made(made.window!.first, made.window!.last)].join(' · ')] : []),
    ...weighings.flatMap(({ indicator, refusal }) =>
      refusal === null ? [] : alike(nameOf(indicator), UNFIT_WORDS[language][refusal.reason]),
    ),
  ]
}

/** Every figure at the bottom of an index with its weight in the whole, the heaviest first. */
export const leavesOf = (weighings: readonly IndexWeighing[]): { indicator: string; weight: number }[] => {
  const known = new Map(weighings.map((one) => [one.indicator as string, one]))
  const below = (id: string, weight: number): { indicator: string; weight: number }[] =>
    known.get(id)?.members.flatMap((member) => below(member.indicator, weight * member.weight)) ?? [{ indicator: id, weight }]
  return below(weighings[0]!.indicator, 1).sort((a, b) => b.weight - a.weight)
}

const HEAVIEST = 3

/** What stands above the ranking: the method, the weights in force and since when, what fell back, as many of the heaviest as fit on a line. */
export const planLines = (
  { weighings }: IndexSeen,
  nameOf: (id: string) => string,
  language: Language,
  fits: (line: string) => boolean = () => true,
): string[] => {
  const words = OWN_INDEX_WORDS[language]
  const [own, ...inner] = weighings
  const kinds = [...new Set(inner.map((one) => methodWords(one, language)))]
  const method = kinds.length === 0 ? methodWords(own!, language) : words.twofold(kinds.join(words.join), methodWords(own!, language))
  const heaviest = leavesOf(weighings)
    .slice(0, HEAVIEST)
    .map(({ indicator, weight }) => `${nameOf(indicator)} ${percent(weight)}`)
  const weights = heaviest.map((_, at) => words.heaviest(heaviest.slice(0, heaviest.length - at).join(words.join))).find(fits)
  return [method, ...forceWords(weighings, nameOf, language, fits), ...(weights === undefined ? [] : [weights])]
}

export const planStandings = ({ standings }: IndexSeen, decimals: number): OwnIndexRow[] =>
  standings.map(({ region, rank, value, equalRank }) => ({
    region,
    rank,
    value: numberWords(value, decimals),
    equalRank,
    moved: Math.abs(rank - equalRank) >= MOVED,
  }))
