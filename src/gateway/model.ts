import type { Composite } from '#contract/composite.ts'
import type { Config } from '#contract/config.ts'
import type { Department } from '#contract/department.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { Region } from '#contract/region.ts'
import type { WallConfig } from '#contract/wallConfig.ts'
import { calendarOf } from '#analysis/calendar.ts'
import { type Zone, zoneOf } from '#analysis/zone.ts'

/** A config with what the gateway looks up in it all day. Never changed: another config makes another model. */
export interface Model {
  number: number
  config: Config
  /** Of the config what walls are sent. */
  shown: WallConfig
  zone: Zone
  calendar: ReturnType<typeof calendarOf>
  indicators: ReadonlyMap<string, Indicator>
  composites: ReadonlyMap<string, Composite>
  departments: ReadonlyMap<string, Department>
  regions: ReadonlyMap<string, Region>
  children(code: string): readonly Region[]
  /** Whether `code` is `root` or below it. */
  within(code: string, root: string): boolean
  /** Whether figures of a scope are expected from a region: it is of the tier, or has such regions below it. */
  reports(code: string, tier: string): boolean
  /** How many regions of the tier lie at or below a region. */
  leaves(code: string, tier: string): number
  /** The regions of a scope, from the tier up to the root, where its figures stand on the board. */
  standing(scope: { root: string; tier: string }): readonly Region[]
  /** Composites an indicator (or composite) is a member of. */
  memberOf(id: string): readonly Composite[]
  /** Indicators whose means are weighted by this one. */
  weighs(id: string): readonly Indicator[]
}

const byOrder = (a: Region, b: Region) => a.order - b.order || a.code.localeCompare(b.code)

/** Builds the look-ups of a checked config. */
export const modelOf = (config: Config, number: number): Model => {
  const regions = new Map(config.regions.map((region) => [region.code, region]))
  const below = new Map<string, Region[]>()
  for (const region of config.regions.toSorted(byOrder))
    if (region.parent !== null) below.set(region.parent, [...(below.get(region.parent) ?? []), region])
  const children = (code: string) => below.get(code) ?? []
  const counts = new Map<string, number>()
  const leaves = (code: string, tier: string): number => {
    const key = `${code}|${tier}`
    const known = counts.get(key)
    if (known !== undefined) return known
    const region = regions.get(code)
    const count =
      region?.tier === tier
        ? 1
        : children(code)
            .filter((child) => child.kind !== 'functional')
            .reduce((sum, child) => sum + leaves(child.code, tier), 0)
    counts.set(key, count)
    return count
  }
  const depth = (code: string): number => (regions.get(code)?.parent ? 1 + depth(regions.get(code)!.parent!) : 0)
  const deepest = new Map<string, number>()
  for (const region of config.regions) deepest.set(region.tier, Math.max(deepest.get(region.tier) ?? 0, depth(region.code)))
  const within = (code: string, root: string): boolean => {
    for (let at: string | null = code; at !== null; at = regions.get(at)?.parent ?? null) if (at === root) return true
    return false
  }
  const standings = new Map<string, Region[]>()
  const standing = (scope: { root: string; tier: string }) => {
    const key = `${scope.root}|${scope.tier}`
    const known = standings.get(key)
    if (known) return known
    const limit = deepest.get(scope.tier) ?? 0
    const list = config.regions.filter((region) => within(region.code, scope.root) && depth(region.code) <= limit)
    standings.set(key, list)
    return list
  }
  const memberships = new Map<string, Composite[]>()
  for (const composite of config.indices)
    for (const { indicator } of composite.members) memberships.set(indicator, [...(memberships.get(indicator) ?? []), composite])
  const weights = new Map<string, Indicator[]>()
  for (const one of config.indicators)
    if (one.rollUp.method === 'mean' && one.rollUp.weight && one.rollUp.weight !== 'leaves')
      weights.set(one.rollUp.weight, [...(weights.get(one.rollUp.weight) ?? []), one])
  const { analyses: _, ...shown } = config
  return {
    number,
    config,
    shown,
    zone: zoneOf(config.place.zone),
    calendar: calendarOf(config.calendars),
    indicators: new Map(config.indicators.map((one) => [one.id, one])),
    composites: new Map(config.indices.map((one) => [one.id, one])),
    departments: new Map(config.departments.map((one) => [one.id, one])),
    regions,
    children,
    within,
    reports: (code, tier) => leaves(code, tier) > 0,
    leaves,
    standing,
    memberOf: (id) => memberships.get(id) ?? [],
    weighs: (id) => weights.get(id) ?? [],
  }
}
