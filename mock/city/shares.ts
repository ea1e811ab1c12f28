import { type District, DISTRICTS, districtOf } from './districts.ts'
import { even } from './noise.ts'
import type { Size } from './profile.ts'

/** Where people go: scenic districts weigh more than their residents say. */
const LEISURE: Readonly<Record<string, number>> = {
  '500103': 5,
  '500156': 4,
  '500237': 2.6,
  '500236': 2.4,
  '500111': 2,
  '500105': 2,
  '500108': 1.8,
  '500242': 1.6,
  '500119': 1.7,
  '500243': 1.3,
}

const WEIGHT: Record<Size, (d: District) => number> = {
  population: (d) => d.population,
  gdp: (d) => d.gdp,
  urban: (d) => d.population * d.urban ** 2,
  industry: (d) => d.gdp * (d.group === 'ring' ? 1.35 : d.code === '500103' ? 0.1 : 0.9),
  area: (d) => d.area,
  leisure: (d) => (LEISURE[d.code] ?? 1) * Math.sqrt(d.population),
  even: () => 1,
}

/** Each district's part of the city, adding up to 1. */
const SHARES = new Map(
  (Object.keys(WEIGHT) as Size[]).map((size) => {
    const total = DISTRICTS.reduce((sum, d) => sum + WEIGHT[size](d), 0)
    return [size, new Map(DISTRICTS.map((d) => [d.code, WEIGHT[size](d) / total]))]
  }),
)

/** A region's part of the city's amount: 1 for the city itself, a small one for a place the table does not know. */
export const shareOf = (seed: number, size: Size, region: string, home: string, siblings: number): number => {
  if (region === home) return 1
  return SHARES.get(size)?.get(region) ?? ((0.5 + even(seed, 'share', region)) / Math.max(1, siblings)) * (districtOf(region) ? 1 : 0.9)
}

/** Gravity: how much goes from one district to another, by people and distance; zero within one. */
export const pull = (from: string, to: string): number => {
  const [a, b] = [districtOf(from), districtOf(to)]
  if (!a || !b || from === to) return 0
  const km = Math.hypot((a.point[0] - b.point[0]) * 96, (a.point[1] - b.point[1]) * 111)
  return (Math.sqrt(a.population * a.gdp) * Math.sqrt(b.population * b.gdp)) / (km + 8) ** 1.8
}
