import type { Indicator } from '#contract/indicator.ts'
import type { Region } from '#contract/region.ts'
import type { Profile } from '../city/profile.ts'

const reaches = (parents: ReadonlyMap<string, string | null>, code: string, root: string): boolean => {
  for (let at: string | null | undefined = code; at; at = parents.get(at)) if (at === root) return true
  return false
}

/** The regions that report an indicator: its tier below its root; what cannot be rolled up is also reported above. */
export const reportersOf = (indicator: Indicator, regions: readonly Region[], profile: Profile): string[] => {
  const parents = new Map(regions.map((region) => [region.code, region.parent]))
  const { root, tier } = indicator.scope
  const below = regions
    .filter((region) => region.tier === tier && region.until === undefined && reaches(parents, region.code, root))
    .map((region) => region.code)
  const alone = indicator.rollUp.method === 'never' || profile.alsoHome === true
  return alone && !below.includes(root) ? [root, ...below] : below
}
