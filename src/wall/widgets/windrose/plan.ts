import { quantile } from '#analysis/quantile.ts'
import type { Indicator } from '#contract/indicator.ts'
import { numberWords } from '../../i18n/figure.ts'
import type { Language } from '../../stores/language.ts'
import type { Point } from '../../stores/points.ts'
import { WINDROSE_WORDS } from './words.ts'

export interface WindroseAsk {
  readonly speeds: readonly Point[]
  /** Degrees from which the wind blows, clockwise from north. */
  readonly directions: readonly Point[]
  readonly unit: Indicator['unit']
  readonly periods: number
  /** Below this speed, in the indicator's unit, there is no direction. */
  readonly calm: number
  readonly language: Language
}

export interface WindrosePlan {
  /** Sixteen petals clockwise from north: percent of all hours, by three grades of speed from the lightest. */
  readonly petals: readonly (readonly [number, number, number])[]
  /** Two rings in percent; the outer holds every petal. */
  readonly rings: readonly [number, number]
  readonly calm: number
  readonly calmText: string
  readonly grades: readonly [string, string, string]
  readonly main: string
  readonly have: number
  readonly all: number
}

const POINTS = 16
/** Lower bounds of grades 2 and 3, or of 3 and 5, in m/s (GB/T 28591-2012); windy places take the coarser ones. */
const BOUNDS = [
  [1.6, 3.4],
  [3.4, 8],
] as const
const WINDY = 5.5
/** m/s in one of a unit. */
const FACTORS: Record<string, number> = { 公里每小时: 1 / 3.6, 'km/h': 1 / 3.6, 节: 0.514444, kn: 0.514444 }
const RINGS = [4, 6, 8, 10, 12, 16, 20, 24, 30, 40, 50, 60, 80, 100]

/** Null: no hour has both speed and direction. */
export const planWindrose = ({ speeds, directions, unit, periods, calm, language }: WindroseAsk): WindrosePlan | null => {
  const words = WINDROSE_WORDS[language]
  const factor = FACTORS[unit] ?? 1
  const towards = new Map(directions)
  const hours = speeds.slice(-periods)
  const known = hours.flatMap(([label, speed]): { speed: number; from: number | null }[] => {
    const from = towards.get(label)
    if (speed === null || speed < 0) return []
    if (speed < calm) return [{ speed, from: null }]
    return from == null || !Number.isFinite(from) ? [] : [{ speed, from }]
  })
  const all = hours.length
  if (known.length === 0) return null
  const grade =
    quantile(
      known.map((one) => one.speed * factor),
      0.75,
    ) >= WINDY
      ? 1
      : 0
  const [second, third] = BOUNDS[grade]
  const share = 100 / known.length
  const petals = Array.from({ length: POINTS }, (): [number, number, number] => [0, 0, 0])
  let still = 0
  for (const { speed, from } of known) {
    if (from === null) {
      still += 1
      continue
    }
    const at = ((Math.round(from / (360 / POINTS)) % POINTS) + POINTS) % POINTS
    const speedHere = speed * factor
    petals[at]![speedHere >= third ? 2 : speedHere >= second ? 1 : 0] += share
  }
  const sums = petals.map((petal) => petal[0] + petal[1] + petal[2])
  const most = Math.max(...sums)
  const outer = RINGS.find((ring) => ring >= most - 1e-9) ?? 100
  const percent = (value: number): string => `${numberWords(value, 0)}%`
  const calmShare = still * share
  return {
    petals,
    rings: [outer / 2, outer],
    calm: calmShare,
    calmText: percent(calmShare),
    grades: words.grades[grade]!,
    have: known.length,
    all,
    main:
      most === 0
        ? words.none
        : calmShare > 50
          ? words.still(percent(calmShare))
          : words.mainly(words.points[sums.indexOf(most)]!, percent(most)),
  }
}

/** The words of a wind rose for those who cannot see it. */
export const windroseText = (title: string, plan: WindrosePlan | null, language: Language): string => {
  const words = WINDROSE_WORDS[language]
  if (plan === null) return `${title}: ${words.unknown}`
  return [title, `${words.main} ${plan.main}`, `${words.calm} ${plan.calmText}`, words.hours(plan.have, plan.all)].join('; ')
}
