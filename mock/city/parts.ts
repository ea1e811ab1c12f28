import type { Indicator } from '#contract/indicator.ts'
import { districtOf } from './districts.ts'
import { bell } from './noise.ts'
import type { Profile } from './profile.ts'
import { pull } from './shares.ts'

/**
 * Parts that are whole numbers and add up to the whole exactly, by systematic sampling: `lot` is even in [0, 1).
 * One call in a small district is then a theft now and a quarrel then, each as often as its weight says.
 */
export const drawn = (whole: number, weights: readonly number[], lot: number): number[] => {
  const units = Math.round(whole)
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum <= 0) return weights.map(() => 0)
  let weight = 0
  let before = 0
  return weights.map((one, i) => {
    weight += one
    const upTo = i === weights.length - 1 ? units : Math.min(units, Math.floor((units * weight) / sum + lot))
    const part = upTo - before
    before = upTo
    return part
  })
}

/** Parts that are whole numbers (or steps of `decimals`) and add up to the whole exactly (largest remainders). */
export const apportion = (whole: number, weights: readonly number[], decimals: number): number[] => {
  const step = 10 ** decimals
  const units = Math.round(whole * step)
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum <= 0) return weights.map(() => 0)
  const exact = weights.map((weight) => (units * weight) / sum)
  const parts = exact.map(Math.floor)
  const rest = exact.map((value, i) => [value - parts[i]!, i] as const).toSorted((a, b) => b[0] - a[0] || a[1] - b[1])
  const left = units - parts.reduce((a, b) => a + b, 0)
  for (let i = 0; i < left; i++) parts[rest[i % rest.length]![1]]!++
  return parts.map((part) => part / step)
}

const WORDS = ['咨询类诉求', '投诉类诉求', '求助类诉求', '建议类诉求']

/** The categories of an indicator in a region, in the order they are sent. */
export const categoriesOf = (
  indicator: Indicator,
  profile: Profile,
  regionsOfTier: (tier: string) => readonly string[],
): readonly string[] => {
  const declared = indicator.categories
  if (!declared) return []
  if (declared.kind === 'closed') return declared.list.map((category) => category.id)
  if (declared.kind === 'regions') return regionsOfTier(declared.tier)
  return (profile.words ?? WORDS).slice(0, declared.cap)
}

/** Fields and villages: near nothing in a district that is all town. */
const rurality = (region: string): number => {
  const district = districtOf(region)
  return district ? (1 - district.urban) * 2.6 + 0.01 : 0.7
}
const RURAL = new Set(['primary', 'rural', 'cooperative'])

/** How the whole of a region falls into its categories at a time. */
export const weightsOf = (
  seed: number,
  indicator: Indicator,
  profile: Profile,
  region: string,
  categories: readonly string[],
  slot: number,
  home: string,
): number[] => {
  const kind = indicator.categories?.kind
  return categories.map((category, i) => {
    const base =
      kind === 'regions'
        ? region === home
          ? 1
          : pull(region, category)
        : (profile.shares?.[category] ?? 1 / (1 + i * (kind === 'open' ? 0.35 : 0.6)))
    const place = RURAL.has(category) ? rurality(region) : 1
    const lasting = 1 + 0.12 * bell(seed, 'part', indicator.id, region, category)
    const moving = 1 + 0.08 * bell(seed, 'part', indicator.id, region, category, slot)
    return Math.max(0, base * place * Math.max(0.2, lasting) * Math.max(0.3, moving))
  })
}
