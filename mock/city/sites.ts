import type { Region } from '#contract/region.ts'
import { bell } from './noise.ts'

/** Where a figure of a region is drawn from: a station measures its district's air, a little more or less of it. */
export interface Site {
  region: string
  factor: number
}

/** The stations of one district average to the district itself. */
export const sitesOf = (seed: number, regions: readonly Region[]): ((region: string) => Site) => {
  const stations = new Map<string, Site>()
  const districts = new Map<string, Region[]>()
  for (const region of regions)
    if (region.kind === 'station' && region.parent !== null) districts.set(region.parent, [...(districts.get(region.parent) ?? []), region])
  for (const [region, members] of districts) {
    const own = members.map(({ code }) => 1 + 0.07 * bell(seed, 'site', code))
    const mean = own.reduce((sum, factor) => sum + factor, 0) / own.length
    for (const [i, { code }] of members.entries()) stations.set(code, { region, factor: own[i]! / mean })
  }
  return (region) => stations.get(region) ?? { region, factor: 1 }
}
