import { describe, expect, it } from 'vitest'
import type { Indicator } from '#contract/indicator.ts'
import { DAY, HOUR, MINUTE, periodOf } from '../../../mock/city/periods.ts'
import { guessedProfile, hasProfile, profileFor } from '../../../mock/city/profiles/profileFor.ts'
import { NO_HOLIDAYS } from '../../../mock/city/rhythm.ts'
import { worldOf } from '../../../mock/city/world.ts'
import { cadenceOf } from '../../../mock/feed/cadence.ts'
import { simulatedFigures } from '../../../mock/feed/departments.ts'
import { reportersOf } from '../../../mock/feed/reporters.ts'
import { declaredIn } from '../declared.ts'

const declared = declaredIn('chongqing')
const figured = [...simulatedFigures(declared).keys()]
const byId = new Map(figured.map((indicator) => [indicator.id, indicator]))
const make = (seed: number) =>
  worldOf({
    seed,
    home: '500000',
    regions: declared.regions,
    holidays: NO_HOLIDAYS,
    profileOf: profileFor,
    airIndex: byId.get('environment.aqi'),
  })
const world = make(7)
const named = (id: string): Indicator => byId.get(id)!
const at = (text: string): number => Date.parse(text)
const NOON = at('2026-11-20T12:00:00+08:00')

const spanFor = (indicator: Indicator, t: number) =>
  cadenceOf(indicator, 7).kind === 'instants' ? { start: t - 10 * MINUTE, end: t } : periodOf(indicator.grain, t, -1)
const valueOf = (indicator: Indicator, figure: { value: number | null; numerator?: number; denominator?: number }): number =>
  figure.denominator !== undefined ? (figure.numerator! / figure.denominator) * indicator.per : figure.value!

describe('the mock city', () => {
  it('gives the same figures to the same seed, whatever was asked before, and others to another seed', () => {
    const again = make(7)
    for (const indicator of figured.toReversed()) {
      const region = reportersOf(indicator, declared.regions, profileFor(indicator))[0]!
      expect(again.figures(indicator, region, spanFor(indicator, NOON))).toEqual(world.figures(indicator, region, spanFor(indicator, NOON)))
    }
    const other = make(8).figures(named('society.alarms_110'), '500112', periodOf('day', NOON))
    expect(other).not.toEqual(world.figures(named('society.alarms_110'), '500112', periodOf('day', NOON)))
  })

  it('knows every declared simulated figure by a profile of its own', () => {
    expect(figured.filter(({ id }) => !hasProfile(id)).map(({ id }) => id)).toEqual([])
  })

  it('guesses a calm profile for a figure declared later', () => {
    const later: Indicator = { ...named('services.hotline_on_time'), id: 'services.brand_new' }
    expect(profileFor(later)).toEqual(guessedProfile(later))
    const [figure] = make(1).figures(later, '500103', periodOf('month', NOON))
    expect(valueOf(later, figure!)).toBeGreaterThan(94)
    expect(valueOf(later, figure!)).toBeLessThanOrEqual(100)
  })

  it('lets the parts add up to the whole: sectors make the product, in every district and for the city', () => {
    for (const region of ['500000', '500112', '500103', '500238']) {
      const span = periodOf('quarter', NOON, -1)
      const [gdp] = world.figures(named('economy.gdp'), region, span)
      const sectors = world.figures(named('economy.gdp_by_sector'), region, span)
      expect(sectors.map(({ category }) => category)).toEqual(['primary', 'secondary', 'tertiary'])
      expect(sectors.reduce((sum, { value }) => sum + value!, 0)).toBeCloseTo(gdp!.value!, 6)
    }
  })

  it('keeps the districts within 2 % of the city where the city publishes its own product', () => {
    const gdp = named('economy.gdp')
    const span = periodOf('quarter', NOON, -1)
    const [city] = world.figures(gdp, '500000', span)
    const sum = reportersOf(gdp, declared.regions, profileFor(gdp))
      .filter((code) => code !== '500000')
      .reduce((total, code) => total + world.figures(gdp, code, span)[0]!.value!, 0)
    expect(Math.abs(sum / city!.value! - 1)).toBeLessThan(0.02)
    expect(sum).not.toBe(city!.value)
  })

  it('lets running totals only rise within a year and begin anew', () => {
    const revenue = named('economy.fiscal_revenue')
    const months = Array.from(
      { length: 12 },
      (_, month) => world.figures(revenue, '500101', periodOf('month', at('2025-01-15T00:00:00+08:00'), month))[0]!.value!,
    )
    expect(months.every((value, i) => i === 0 || value > months[i - 1]!)).toBe(true)
    expect(world.figures(revenue, '500101', periodOf('month', at('2026-01-15T00:00:00+08:00')))[0]!.value!).toBeLessThan(months[2]!)
  })

  it('never sends a flow to the district it comes from', () => {
    const parts = world.figures(named('society.commuters_to'), '500103', periodOf('month', NOON, -1))
    expect(parts).toHaveLength(37)
    expect(parts.some(({ category }) => category === '500103')).toBe(false)
    const to = (code: string): number => parts.find(({ category }) => category === code)!.value!
    expect(to('500105')).toBeGreaterThan(to('500238') * 20)
  })

  const PLAUSIBLE: [id: string, least: number, most: number][] = [
    ['environment.pm25', 2, 300],
    ['environment.temperature', -10, 45],
    ['environment.visibility', 60, 30_000],
    ['economy.power_load', 700, 3200],
    ['society.congestion', 0.6, 10],
    ['economy.gdp_growth', -3, 10],
    ['services.metro_crowding', 0, 130],
    ['environment.river_level', 156, 190],
    ['services.hotline_on_time', 60, 100],
    ['services.bed_use', 50, 110],
    ['market.setup_hours', 0.5, 40],
    ['economy.cpi', -4, 6],
    ['environment.good_days', 0, 366],
  ]
  it.each(PLAUSIBLE)('%s stays between %d and %d the year round, day and night', (id, least, most) => {
    const indicator = named(id)
    const regions = reportersOf(indicator, declared.regions, profileFor(indicator))
    for (let i = 0; i < 60; i++) {
      const t = at('2026-01-03T02:00:00+08:00') + i * 6 * DAY + i * 7 * HOUR
      const figure = world.figures(indicator, regions[i % regions.length]!, spanFor(indicator, t))[0]!
      expect(valueOf(indicator, figure)).toBeGreaterThanOrEqual(least)
      expect(valueOf(indicator, figure)).toBeLessThanOrEqual(most)
    }
  })

  it('counts the days of good air by the index of each day, and their share of the same days', () => {
    const october = periodOf('month', at('2026-10-15T00:00:00+08:00'))
    const days = Array.from({ length: 304 }, (_, day) => periodOf('day', at('2026-01-01T12:00:00+08:00') + day * DAY))
    for (const region of ['500000', '500112']) {
      const good = days.filter((day) => world.figures(named('environment.aqi'), region, day)[0]!.value! <= 100).length
      expect(world.figures(named('environment.good_days'), region, october)[0]!.value).toBe(good)
      expect(world.figures(named('environment.good_days_share'), region, october)[0]!.value).toBeCloseTo((good / 304) * 100, 0)
    }
  })

  it('has a rush hour, a quiet Sunday and a hot summer', () => {
    const congestion = (t: string): number =>
      world.figures(named('society.congestion'), '500105', { start: at(t) - HOUR, end: at(t) })[0]!.value!
    expect(congestion('2026-11-19T18:30:00+08:00')).toBeGreaterThan(congestion('2026-11-19T03:30:00+08:00') * 2)
    const cases = (t: string): number =>
      world.figures(named('services.gov_cases'), '500105', { start: at(t) - HOUR, end: at(t) })[0]!.value!
    expect(cases('2026-11-18T10:30:00+08:00')).toBeGreaterThan(cases('2026-11-22T10:30:00+08:00') * 1.5)
    const month = (m: string): number => {
      const days = Array.from(
        { length: 25 },
        (_, day) =>
          world.figures(named('environment.temperature'), '500105', {
            start: at(`${m}-01T14:00:00+08:00`) + day * DAY,
            end: at(`${m}-01T15:00:00+08:00`) + day * DAY,
          })[0]!.value!,
      )
      return days.reduce((sum, value) => sum + value, 0) / days.length
    }
    expect(month('2026-07')).toBeGreaterThan(month('2026-01') + 12)
  })

  it('lets a month drift into trouble and out again, never leap and fall back', () => {
    for (const id of [
      'economy.ppi',
      'economy.unemployment',
      'economy.gdp_growth',
      'market.complaints_on_time',
      'services.hotline_resolved',
    ]) {
      const indicator = named(id)
      const grain = indicator.grain
      const first = indicator.bands[0]!
      const usual = profileFor(indicator).level
      const room = Math.abs((first.above ?? first.below)! - usual)
      for (const seed of [7, 11, 20_260_101]) {
        const city = make(seed)
        for (const region of reportersOf(indicator, declared.regions, profileFor(indicator)).slice(0, 12)) {
          const values = Array.from({ length: 30 }, (_, i) =>
            valueOf(indicator, city.figures(indicator, region, periodOf(grain, NOON, i - 30))[0]!),
          )
          for (let i = 1; i < values.length - 1; i++) {
            const [before, here, after] = [values[i - 1]!, values[i]!, values[i + 1]!]
            expect(Math.min(Math.abs(here - before), Math.abs(here - after)), `${id} ${region} ${i}`).toBeLessThan(room * 1.2)
          }
        }
      }
    }
  })

  it('lets districts differ over all their figures: what is slow in one thing is slower in others', () => {
    const districts = declared.regions.filter(({ tier }) => tier === 'district').map(({ code }) => code)
    const at = (id: string): number[] =>
      districts.map((code) => valueOf(named(id), world.figures(named(id), code, spanFor(named(id), NOON))[0]!))
    const correlation = (a: number[], b: number[]): number => {
      const mean = (of: number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length
      const [x, y] = [mean(a), mean(b)]
      const sum = (of: (i: number) => number): number => a.reduce((total, _, i) => total + of(i), 0)
      return sum((i) => (a[i]! - x) * (b[i]! - y)) / Math.sqrt(sum((i) => (a[i]! - x) ** 2) * sum((i) => (b[i]! - y) ** 2))
    }
    expect(correlation(at('services.gov_online'), at('society.mediation_success'))).toBeGreaterThan(0.3)
    expect(correlation(at('market.setup_hours'), at('services.gov_online'))).toBeLessThan(-0.3)
  })

  it('stands at normal nearly everywhere, with a handful of levels and red the rarest', () => {
    const count = { normal: 0, blue: 0, yellow: 0, orange: 0, red: 0 }
    for (let hour = 0; hour < 8; hour++) {
      for (const indicator of figured) {
        if (indicator.bands.length === 0) continue
        for (const region of reportersOf(indicator, declared.regions, profileFor(indicator))) {
          const value = valueOf(indicator, world.figures(indicator, region, spanFor(indicator, NOON + hour * 27 * HOUR))[0]!)
          let level: keyof typeof count = 'normal'
          for (const band of indicator.bands)
            if ((band.above !== undefined && value >= band.above) || (band.below !== undefined && value <= band.below)) level = band.level
          count[level]++
        }
      }
    }
    const all = Object.values(count).reduce((sum, n) => sum + n, 0)
    expect(count.normal / all).toBeGreaterThan(0.97)
    expect(count.blue + count.yellow).toBeGreaterThan(8)
    expect(count.orange).toBeLessThan(8 * 4)
    expect(count.red).toBeLessThan(8 * 2)
  })
})
