import { labelOf, periodAt, shift } from '#analysis/period.ts'
import { zoneOf } from '#analysis/zone.ts'
import type { WallConfig } from '#contract/wallConfig.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { Level } from '#contract/names.ts'
import type { Period, State } from '#contract/state.ts'
import { indicatorOf } from '#wall/stores/indicatorOf.ts'

/** A number in [0, 1) that belongs to its words. */
export const chance = (words: string): number => {
  let hash = 2166136261
  for (const letter of words) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619)
  hash ^= hash >>> 15
  return ((Math.imul(hash, 2246822519) >>> 0) % 100_000) / 100_000
}

const SIZE: Record<string, number> = { '%': 8, '‰': 5, '': 90, 元: 2500, 'µg/m³': 60 }
const iso = (ms: number): string => new Date(ms).toISOString()

const levelOf = (indicator: Indicator, value: number): Level => {
  let level: Level = 'normal'
  for (const band of indicator.bands) {
    const entered = band.above === undefined ? value <= band.below! : value >= band.above
    if (entered) level = band.level
  }
  return level
}

/** A value of a period that looks like its indicator. */
export const fakeValue = (indicator: Indicator, region: string, label: string): number => {
  const base = SIZE[indicator.unit] ?? 4000
  const own = 0.75 + 0.3 * chance(`${indicator.id}${region}`)
  const size = indicator.unit === '' ? base * (0.8 + 0.18 * chance(`${indicator.id}${region}`)) : base * own
  return Number((size * (0.97 + 0.05 * chance(`${indicator.id}${region}${label}`))).toFixed(indicator.decimals))
}

const periodsOf = (indicator: Indicator, zone: ReturnType<typeof zoneOf>, now: number) => {
  const running = periodAt(now, indicator.grain, zone)
  const long = !['day', 'hour', 'minute'].includes(indicator.grain)
  const span = indicator.until
    ? periodAt(Date.parse(`${indicator.until.slice(0, 4)}-06-01`), indicator.grain, zone)
    : long
      ? shift(running, -1, zone)
      : running
  const period = (one: typeof span): Period => ({
    start: iso(one.start),
    end: iso(one.end),
    label: labelOf(one, zone),
    until: one === running ? iso(now) : null,
  })
  return { now: period(span), before: period(shift(span, -1, zone)) }
}

/** States as a gateway might judge them: most live, a few late, lost, missing or disputed. */
export const fakeStates = (config: WallConfig, now: number): State[] => {
  const zone = zoneOf(config.place.zone)
  const all = [...config.indicators, ...config.indices.map(indicatorOf)]
  return all.flatMap((indicator) => {
    const department = config.departments.find((one) => one.id === indicator.department)
    const { now: period, before } = periodsOf(indicator, zone, now)
    const regions = config.regions.filter((one) => one.code === indicator.scope.root || one.tier === indicator.scope.tier)
    const closed = indicator.categories?.kind === 'closed' ? indicator.categories.list.map((one) => one.id) : []
    const open = indicator.categories?.kind === 'open' ? ['停水', '噪声', '停车', '物业', '公交', '积水', '路灯', '油烟'] : []
    return regions.flatMap((region) =>
      [null, ...closed, ...(region.code === indicator.scope.root ? open : [])].map((category): State => {
        const luck = chance(`${indicator.id}${region.code}luck`)
        const share = category === null ? 1 : chance(`${indicator.id}${category}`) / 4
        const missing = luck < 0.02 && region.code !== indicator.scope.root
        const value = missing ? null : Number((fakeValue(indicator, region.code, period.label) * share).toFixed(indicator.decimals))
        const ended = indicator.until !== undefined
        const root = region.code === indicator.scope.root
        const target = config.targets.find((one) => one.indicator === indicator.id && one.region === region.code)
        return {
          indicator: indicator.id,
          region: region.code,
          category,
          period,
          value,
          reason: missing ? 'reported_missing' : null,
          origin: 'reported',
          coverage: null,
          check: null,
          previous:
            value === null
              ? null
              : {
                  value: fakeValue(indicator, region.code, before.label) * share,
                  period: before,
                  basis: period.until ? 'same_time_previous' : 'previous_period',
                },
          lastYear: null,
          target:
            target && value !== null ? { value: value / 0.84, kind: target.kind, due: (value / 0.84) * 0.86, source: target.source } : null,
          level: value === null || category !== null ? 'normal' : levelOf(indicator, value),
          levelSince: iso(now - 7_500_000 * (1 + luck)),
          trend: luck < 0.3 ? 'worse' : luck < 0.6 ? 'steady' : 'better',
          freshness: ended ? 'ended' : root && luck > 0.97 ? 'lost' : root && luck > 0.93 ? 'late' : 'live',
          quality: department?.simulated ? 'simulated' : root && luck > 0.5 && luck < 0.55 ? 'estimated' : 'measured',
          simulated: department?.simulated ?? false,
          dispute: root && luck > 0.45 && luck < 0.5 ? { department: indicator.department, value: 1 } : null,
          departments: [indicator.department],
          knownAt: iso(now - 12_000 - Math.floor(luck * 5_000_000)),
          readAt: iso(now - 60_000 - Math.floor(luck * 5_000_000)),
          config: 1,
        }
      }),
    )
  })
}
