import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Indicator } from '#contract/indicator.ts'
import type { Level } from '#contract/names.ts'
import { dateOf } from '#analysis/bases.ts'
import { judgeLevel } from '#analysis/level.ts'
import { periodAt, type Span } from '#analysis/period.ts'
import { aheadOf, LENGTH, lookAhead } from '../../src/gateway/outlook/lookAhead.ts'
import { Figures } from '../../src/gateway/figures.ts'
import { Ledger } from '../../src/gateway/ledger.ts'
import type { Model } from '../../src/gateway/model.ts'
import { profileFor } from '../../mock/city/profiles/profileFor.ts'
import { worldOf } from '../../mock/city/world.ts'
import { reportersOf } from '../../mock/feed/reporters.ts'
import { calendarFolder, holidaysIn } from '../../mock/holidays.ts'

/** One look that told something: what the figure was heading for, and whether it got there within the hours said. */
export interface Told {
  series: string
  indicator: string
  hour: number
  level: string
  said: number
  came: boolean
}

/** A series stood at a graver level than before: whether it had been told beforehand, by so many hours (null: not at all). */
export interface Rise {
  indicator: string
  level: string
  lead: number | null
}

export interface Trial {
  looks: number
  told: Told[]
  rises: Rise[]
}

export interface Series {
  key: string
  indicator: Indicator
  values: readonly (number | null)[]
  classes: readonly unknown[] | undefined
  /** The first value that is looked at. */
  from: number
}

const WITHIN = 6

/** Looks at a series each hour from `from` on, as a gateway would have with what was known then. */
export const lookThrough = ({ key, indicator, values, classes, from }: Series): Trial => {
  const trial: Trial = { looks: 0, told: [], rises: [] }
  const heard = new Map<string, number>()
  let level: Level = 'normal'
  for (let now = 0; now < values.length; now++) {
    const before = level
    level = judgeLevel(values[now]!, indicator.bands, indicator.hysteresis, before)
    if (now < from) continue
    if (aheadOf(indicator, before).some((band) => band.level === level)) {
      const said = heard.get(level)
      trial.rises.push({ indicator: indicator.id, level, lead: said !== undefined && now - said <= WITHIN ? now - said : null })
    }
    const bands = aheadOf(indicator, level)
    if (bands.length === 0 || values[now] === null || now + WITHIN >= values.length) continue
    const first = Math.max(0, now + 1 - LENGTH)
    const heading = lookAhead(bands, values.slice(first, now + 1), classes?.slice(first, now + 1))
    if (!heading.ok) continue
    trial.looks += 1
    if (heading.value === null) continue
    const { steps, value, side, probability } = heading.value
    const came = values.slice(now + 1, now + 1 + steps).some((one) => one !== null && (side === 'above' ? one >= value : one <= value))
    trial.told.push({ series: key, indicator: indicator.id, hour: now, level: heading.value.level, said: probability, came })
    heard.set(heading.value.level, now)
  }
  return trial
}

export const together = (trials: readonly Trial[]): Trial => ({
  looks: trials.reduce((sum, { looks }) => sum + looks, 0),
  told: trials.flatMap(({ told }) => told),
  rises: trials.flatMap(({ rises }) => rises),
})

/** A line that is gone for longer than this (hours) is another alarm when it comes again. */
const APART = 6

/** Looks that told something, put together where they follow one another: what a person sees is one alarm, judged by its first look. */
export const alarmsOf = (told: readonly Told[]): { indicator: string; came: boolean }[] => {
  const last = new Map<string, number>()
  return told.flatMap(({ series, indicator, hour, came }) => {
    const before = last.get(series)
    last.set(series, hour)
    return before !== undefined && hour - before <= APART ? [] : [{ indicator, came }]
  })
}

const SEED = 20_261_120
const HOUR = 3_600_000

/** Hours of every figure that early warning watches in the mock city, as a gateway rolls them up; `quiet`: no figure is put in trouble. */
export const citySeries = (model: Model, from: string, days: number, quiet: boolean): Series[] => {
  const { config, zone } = model
  const airIndex = config.indicators.find(({ id }) => id === 'environment.aqi')
  const world = worldOf({
    seed: SEED,
    home: config.place.home,
    regions: config.regions,
    holidays: holidaysIn(calendarFolder('chongqing')),
    profileOf: profileFor,
    airIndex,
    quiet,
  })
  const start = Date.parse(from) - LENGTH * HOUR
  const hours = LENGTH + days * 24
  const spans = Array.from({ length: hours }, (_, at): Span => periodAt(start + at * HOUR, 'hour', zone))
  const series: Series[] = []
  for (const indicator of config.indicators.filter(({ grain, bands }) => grain === 'hour' && bands.length > 0)) {
    const ledger = new Ledger(model)
    for (const region of reportersOf(indicator, config.regions, profileFor(indicator)))
      for (const span of spans)
        for (const { category, value, numerator = null, denominator = null } of world.figures(indicator, region, span))
          ledger.put({
            indicator: indicator.id,
            region,
            category,
            department: indicator.department,
            start: span.start,
            end: span.end,
            value,
            numerator,
            denominator,
            quality: 'measured',
            simulated: true,
            source: null,
            knownAt: span.end,
            revision: 0,
          })
    const figures = new Figures(model, ledger)
    const { root } = indicator.scope
    const classes = indicator.compare === 'weekday' ? spans.map((span) => model.calendar.isWorkday(dateOf(span.start, zone))) : undefined
    for (const region of [root, ...model.children(root).map(({ code }) => code)]) {
      const values = spans.map((span) => figures.cell(indicator.id, region, null, span).value)
      if (values.some((value) => value !== null))
        series.push({ key: `${indicator.id}|${region}`, indicator, values, classes, from: LENGTH })
    }
  }
  return series
}

/** The recorded hours of Beijing's twelve air stations, looked at with the bounds of the place's own hourly PM2.5. */
export const beijingSeries = (indicator: Indicator): Series[] => {
  const file = new URL('../../mock/recordings/beijing/air_2015-11-25_2015-12-31.csv.gz', import.meta.url)
  const [head, ...lines] = gunzipSync(readFileSync(file))
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const [station, pm25] = [head!.indexOf('station'), head!.indexOf('PM2.5')]
  const stations = new Map<string, (number | null)[]>()
  for (const line of lines)
    stations.set(line[station]!, [...(stations.get(line[station]!) ?? []), line[pm25] === '' ? null : Number(line[pm25])])
  return [...stations].map(([name, values]) => ({ key: name, indicator, values, classes: undefined, from: 28 * 24 }))
}
