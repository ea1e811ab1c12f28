import type { Indicator } from '#contract/indicator.ts'
import type { Region } from '#contract/region.ts'
import { districtOf } from './districts.ts'
import { goodDaysOf } from './goodDays.ts'
import { lastingOf } from './merit.ts'
import { bell, even, wave } from './noise.ts'
import { apportion, categoriesOf, drawn, weightsOf } from './parts.ts'
import { DAY, GRAIN_LENGTH, HOUR, localTime, MINUTE, periodOf, type Span, startOf } from './periods.ts'
import type { Profile } from './profile.ts'
import { dayWeight, type Holidays, isFree, weekWeight } from './rhythm.ts'
import { shareOf } from './shares.ts'
import { sitesOf } from './sites.ts'
import { keepCalm, troubled } from './trouble.ts'
import { type Push, pushOver, weatherAt } from './weather.ts'

/** What a department measures: a value, or a ratio's two ends. */
export interface Figure {
  category: string | null
  value: number | null
  numerator?: number
  denominator?: number
  /** Inferred, not measured. */
  inferred?: boolean
}

export interface WorldParts {
  seed: number
  home: string
  regions: readonly Region[]
  holidays: Holidays
  profileOf: (indicator: Indicator) => Profile
  /** The daily index by which days of good air are counted. */
  airIndex?: Indicator | undefined
  /** No figure is ever in trouble: rhythm, noise and weather alone move it. */
  quiet?: boolean
}

/** Growth counts from here: the levels of the profiles are those of the beginning of 2026. */
const EPOCH = Date.UTC(2026, 0, 1)
const YEAR = 365.25 * DAY
/** How often a figure is in trouble, per region and cell of time. */
const HOME_TROUBLE = 0.02
const DISTRICT_TROUBLE = 0.0035
/** Below so many cases one is never missed by lot: a lone miss in the small hours would be a share of 0. */
const FEW = 20
const NONE: Push = { heat: 0, cold: 0, wet: 0, fog: 0, still: 0 }

/** Figures of one mood share their lasting differences and their noise. */
const moodOf = (indicator: Indicator, profile: Profile): string => profile.mood ?? indicator.id

const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals))

/**
 * The mock city: what any figure is for any region at any time, as a pure function of the seed.
 * Nothing is remembered but sums already done, so a restart continues the same world.
 */
export const worldOf = ({ seed, home, regions, holidays, profileOf, airIndex, quiet = false }: WorldParts) => {
  const pushes = new Map<string, Push>()
  const pushAt = (span: Span, region: string): Push => {
    const where = span.end - span.start <= HOUR ? region : ''
    const key = `${span.start}|${span.end}|${where}`
    const known = pushes.get(key)
    if (known) return known
    if (pushes.size > 20_000) pushes.clear()
    const push = pushOver(seed, span, where)
    pushes.set(key, push)
    return push
  }
  const tiers = new Map<string, string[]>()
  for (const region of regions) tiers.set(region.tier, [...(tiers.get(region.tier) ?? []), region.code])
  const regionsOfTier = (tier: string): readonly string[] => tiers.get(tier) ?? []

  const siteOf = sitesOf(seed, regions)

  const noise = (mood: string, region: string, span: Span): number => {
    const mid = (span.start + span.end) / 2
    const length = span.end - span.start
    const group = districtOf(region)?.group ?? 'city'
    const slow = length > 20 * DAY ? 130 * DAY : length > 2 * DAY ? 25 * DAY : 3 * DAY
    const own = region === home ? 0 : 0.35 * wave(seed, slow, mid, mood, group) + 0.55 * wave(seed, slow * 0.8, mid, mood, region)
    const quick =
      length < DAY * 0.9
        ? 0.3 * wave(seed, 3 * HOUR, mid, mood, region) + 0.25 * wave(seed, 35 * MINUTE, mid, mood, region)
        : 0.3 * bell(seed, mood, region, span.start / MINUTE)
    return 0.5 * wave(seed, slow, mid, mood) + own + quick
  }

  /** Season, week, hour, holiday, weather: one factor, 1 on an ordinary day. */
  const rhythm = (profile: Profile, region: string, span: Span): number => {
    const mid = (span.start + span.end) / 2
    const length = span.end - span.start
    const season = profile.season?.[localTime(mid).month] ?? 1
    const hours = profile.hours && length <= 2 * HOUR ? dayWeight(profile.hours, mid) : 1
    const week = profile.week && length <= DAY * 1.1 ? weekWeight(profile.week, mid, holidays) : 1
    const holiday = profile.holiday !== undefined && length <= DAY * 1.1 && isFree(mid, holidays) ? profile.holiday : 1
    return season * hours * week * holiday * Math.max(0.1, 1 + weathered(profile, region, span))
  }
  const weathered = (profile: Profile, region: string, span: Span): number => {
    if (!profile.weather) return 0
    const push = span.end - span.start > 40 * DAY ? NONE : pushAt(span, region)
    const effect = profile.weather
    return (
      (effect.heat ?? 0) * push.heat +
      (effect.cold ?? 0) * push.cold +
      (effect.wet ?? 0) * push.wet +
      (effect.fog ?? 0) * push.fog +
      (effect.still ?? 0) * push.still
    )
  }

  const amount = (indicator: Indicator, profile: Profile, level: number, region: string, span: Span): number => {
    const years = ((span.start + span.end) / 2 - EPOCH) / YEAR
    const siblings = regionsOfTier(indicator.scope.tier).length
    const flow = indicator.gather === 'sum' || indicator.gather === 'count' || indicator.gather === 'ratio'
    const part = flow ? Math.min(1, (span.end - span.start) / (GRAIN_LENGTH[indicator.grain] * 0.93)) : 1
    const lasting =
      region === home ? 1 : Math.max(0.3, 1 + (profile.spread ?? 0.08) * bell(seed, 'lasting', moodOf(indicator, profile), region))
    const swing = Math.max(0.1, 1 + (profile.swing ?? 0.05) * noise(moodOf(indicator, profile), region, span))
    const scaled = part >= 1 ? 1 : (span.end - span.start) / GRAIN_LENGTH[indicator.grain]
    return (
      level *
      shareOf(seed, profile.size ?? 'population', region, home, siblings) *
      (1 + (profile.growth ?? 0)) ** years *
      lasting *
      swing *
      rhythm(profile, region, span) *
      scaled
    )
  }

  const skyAt = (sky: NonNullable<Profile['sky']>, region: string, span: Span): number => {
    const weather = weatherAt(seed, (span.start + span.end) / 2, region)
    if (sky === 'rain') return weather.rain * Math.min(1, (span.end - span.start) / HOUR)
    if (sky === 'visibility') return weather.visibility * 1000
    if (sky === 'humidity') return weather.humidity
    if (sky === 'wind') return weather.wind
    if (sky === 'direction') return Math.floor(weather.direction)
    const hills = districtOf(region)?.group === 'centre' ? 0.6 : -1.6 * even(seed, 'height', region)
    return weather.temperature + hills
  }

  const level = (indicator: Indicator, profile: Profile, region: string, span: Span): number => {
    const [least, most] = profile.range ?? (profile.kind === 'rate' ? [-Infinity, Infinity] : [0, Infinity])
    if (profile.sky) return Math.min(most, Math.max(least, skyAt(profile.sky, region, span)))
    const years = ((span.start + span.end) / 2 - EPOCH) / YEAR
    const lasting =
      region === home
        ? 0
        : (profile.spread ?? 0) * lastingOf(seed, indicator.better, profile.merit ?? 1, moodOf(indicator, profile), region)
    const moved = (profile.swing ?? 0) * noise(moodOf(indicator, profile), region, span)
    const raw =
      profile.kind === 'rate'
        ? profile.level +
          (profile.growth ?? 0) * years +
          (profile.season?.[localTime((span.start + span.end) / 2).month] ?? 0) +
          weathered(profile, region, span) +
          lasting +
          moved
        : profile.level *
          (1 + (profile.growth ?? 0)) ** years *
          Math.max(0.05, 1 + lasting) *
          Math.max(0.05, 1 + moved) *
          rhythm(profile, region, span)
    const calm = profile.free ? raw : keepCalm(raw, profile.level, indicator.bands)
    const value =
      profile.free || quiet
        ? calm
        : troubled(seed, indicator, moodOf(indicator, profile), region, span, calm, region === home ? HOME_TROUBLE : DISTRICT_TROUBLE)
    const bounded = Math.min(most, Math.max(least, value))
    return bounded
  }

  /** Whole numbers of small places are rounded by lot, so that they keep their mean; what stands all day is drawn once a day. */
  const counted = (value: number, indicator: Indicator, profile: Profile, region: string, span: Span): number => {
    if (indicator.decimals > 0) return rounded(value, indicator.decimals)
    if (profile.steady) return Math.round(value)
    const slot = indicator.gather === 'max' || indicator.gather === 'min' ? Math.floor(span.end / DAY) : span.start / 1000
    return Math.floor(value + even(seed, 'lot', indicator.id, region, slot))
  }

  const whole = (indicator: Indicator, profile: Profile, region: string, span: Span): number => {
    if (indicator.accrual === 'period')
      return counted(amount(indicator, profile, profile.level, region, span), indicator, profile, region, span)
    let sum = 0
    for (let start = startOf('year', span.start), months: Span; start < span.end; start = months.end) {
      months = periodOf(indicator.grain, start)
      sum += amount(indicator, profile, profile.level, region, months)
    }
    return rounded(sum, indicator.decimals)
  }

  /** Either the denominator has the day's rhythm, or (flat) the rate has. */
  const ratio = (indicator: Indicator, profile: Profile, region: string, span: Span): Figure => {
    const calm = { ...profile, hours: undefined, week: undefined, holiday: undefined, season: undefined, weather: undefined }
    const base = {
      ...(profile.flat ? calm : { ...profile, weather: undefined }),
      growth: 0,
      swing: profile.flat ? 0 : 0.03,
      spread: profile.flat ? 0 : 0.06,
    }
    const asFlow = profile.flat === 'stock' ? { ...indicator, gather: 'last' as const } : indicator
    const denominator = Math.max(1, Math.round(amount(asFlow, base, profile.of ?? 10_000, region, span)))
    const rate = level(indicator, profile.flat ? profile : calm, region, span)
    const most = indicator.unit === '%' && (profile.range?.[1] ?? 100) <= 100 ? denominator : Infinity
    const exact = (rate * denominator) / indicator.per
    const byLot = profile.flat === 'flow' || (span.end - span.start < DAY * 0.9 && denominator >= FEW)
    const numerator = byLot ? Math.floor(exact + even(seed, 'lot', indicator.id, region, span.start / 1000)) : Math.round(exact)
    return { category: null, value: null, numerator: Math.min(most, Math.max(0, numerator)), denominator }
  }

  const isRatio = (indicator: Indicator): boolean => indicator.gather === 'ratio' || indicator.rollUp.method === 'ratio'

  const categoryLevels = (
    indicator: Indicator,
    profile: Profile,
    region: string,
    span: Span,
    value: number,
    categories: readonly string[],
  ): Figure[] =>
    categories.map((category) => {
      const moved = noise(`${indicator.id}.${category}`, region, span)
      const lasting = bell(seed, 'part', indicator.id, category)
      const own =
        profile.kind === 'rate'
          ? value + (profile.factors?.[category] ?? lasting) + (profile.swing ?? 0) * 0.5 * moved
          : value * (profile.factors?.[category] ?? 1 + 0.08 * lasting) * (1 + (profile.swing ?? 0.02) * 0.6 * moved)
      return { category, value: rounded(Math.min(profile.range?.[1] ?? Infinity, own), indicator.decimals) }
    })

  /** Every series of an indicator in a region over a span: its categories where it has some, else the figure itself. */
  const figures = (indicator: Indicator, region: string, span: Span): Figure[] => {
    const profile = profileOf(indicator)
    if (isRatio(indicator)) return [ratio(indicator, profile, region, span)]
    const categories = categoriesOf(indicator, profile, regionsOfTier).filter((category) => category !== region)
    if (profile.kind === 'amount') {
      const total = whole(indicator, profile, region, span)
      if (categories.length === 0) return [{ category: null, value: total }]
      const slot = indicator.accrual === 'yearToDate' ? localTime(span.start).year : profile.steady ? 0 : Math.floor(span.start / DAY)
      if (profile.factors)
        return categories.map((category) => ({
          category,
          value: rounded(
            total * (profile.factors![category] ?? 1) * (1 + 0.004 * noise(`${indicator.id}.${category}`, region, span)),
            indicator.decimals,
          ),
        }))
      const weights = weightsOf(seed, indicator, profile, region, categories, slot, home)
      const short = span.end - span.start < DAY * 0.9 && indicator.decimals === 0
      const values = short
        ? drawn(total, weights, even(seed, 'part lot', indicator.id, region, span.start / 1000))
        : apportion(total, weights, indicator.decimals)
      return categories.map((category, i) => ({ category, value: values[i]! }))
    }
    if (profile.goodDays && airIndex) {
      const { good, days } = goodDays(region, span)
      return [{ category: null, value: profile.goodDays === 'count' ? good : rounded((good / days) * 100, indicator.decimals) }]
    }
    const site = siteOf(region)
    const value = level(indicator, profile, site.region, span) * site.factor
    if (categories.length > 0) return categoryLevels(indicator, profile, region, span, value, categories)
    return [{ category: null, value: rounded(value, indicator.decimals), ...(profile.inferred === true ? { inferred: true } : {}) }]
  }

  const goodDays = goodDaysOf((region, day) => (airIndex ? figures(airIndex, region, day)[0]!.value : null))

  return { figures }
}

export type World = ReturnType<typeof worldOf>
