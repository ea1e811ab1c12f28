import { districtOf } from './districts.ts'
import { bell } from './noise.ts'

const GROUP = { centre: 0.6, ring: 0.15, northeast: -0.35, southeast: -0.45 } as const

/**
 * How well a district is run, about −1.6 to 1.6, 0 for the city: one factor that all its figures share,
 * so that a district that is slow with permits is likely to be slow with petitions too.
 */
export const meritOf = (seed: number, region: string): number => {
  const district = districtOf(region)
  if (!district) return 0
  return Math.max(-1.6, Math.min(1.6, GROUP[district.group] + 0.62 * bell(seed, 'merit', region)))
}

const SIGN = { higher: 1, lower: -1, within: 0, neither: 0 } as const

/** Lasting differences between districts in units of a figure's spread: their own, and what they share. */
export const lastingOf = (seed: number, better: keyof typeof SIGN, weight: number, mood: string, region: string): number => {
  const shared = SIGN[better] * weight
  return (shared === 0 ? 1 : 0.62) * bell(seed, 'lasting', mood, region) + shared * 1.2 * meritOf(seed, region)
}
