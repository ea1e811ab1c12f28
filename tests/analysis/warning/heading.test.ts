import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Ahead, headingFor, type HeadingSpec } from '#analysis/warning/heading.ts'

const BLUE: Ahead = { level: 'blue', order: 1, value: 12, side: 'above' }
const RED: Ahead = { level: 'red', order: 4, value: 20, side: 'above' }
const spec = (more: Partial<HeadingSpec> = {}): HeadingSpec => ({
  season: 24,
  horizon: 6,
  bands: [BLUE, RED],
  least: 0.7,
  width: 0,
  seasons: 60,
  ...more,
})

/** Days of 24 hours at 10, up by `rise` in the third hour after midnight on the days that `rises` names; ends at midnight's hour. */
const days = (count: number, rise: number, rises: (day: number) => boolean): number[] => {
  const hours = Array.from({ length: count * 24 }, (_, at) => (at % 24 === 3 && rises(Math.floor(at / 24)) ? 10 + rise : 10))
  return [...hours, 10]
}

describe('where a figure is heading', () => {
  it('is the share of past ways that reached the bound, and the first step by which enough had', () => {
    const half = days(60, 5, (day) => day % 2 === 0)
    expect(headingFor(half, spec({ least: 0.5 }))).toEqual({
      ok: true,
      value: { level: 'blue', value: 12, side: 'above', steps: 3, probability: 0.5, ways: 60 },
    })
    expect(headingFor(half, spec())).toEqual({ ok: true, value: null })
    expect(headingFor(half, spec({ least: 0.5, horizon: 2 }))).toEqual({ ok: true, value: null })
  })

  it('names the gravest band that is likely enough', () => {
    expect(
      headingFor(
        days(60, 11, () => true),
        spec(),
      ),
    ).toMatchObject({ value: { level: 'red', probability: 1, steps: 3 } })
    const low: Ahead = { level: 'yellow', order: 2, value: 4, side: 'below' }
    expect(
      headingFor(
        days(60, -7, () => true),
        spec({ bands: [low] }),
      ),
    ).toMatchObject({ value: { level: 'yellow', side: 'below' } })
  })

  it('lets a positive figure fall by shares, so that it never falls by more than there is', () => {
    const low: Ahead = { level: 'red', order: 4, value: 0.5, side: 'below' }
    const falls = days(60, -7, () => true)
    const from = [...falls.slice(0, -1), 2]
    expect(headingFor(from, spec({ bands: [low] }))).toEqual({ ok: true, value: null })
    expect(headingFor(from, spec({ bands: [{ ...low, value: 0.6 }] }))).toMatchObject({ value: { probability: 1, steps: 3 } })
    const frost = falls.map((value) => value - 10)
    expect(headingFor([...frost.slice(0, -1), 2], spec({ bands: [{ ...low, value: -4 }] }))).toMatchObject({ value: { probability: 1 } })
  })

  it('takes only ways of the newest day’s kind, when days are of kinds', () => {
    const values = days(120, 5, (day) => day % 2 === 1)
    const classes = values.map((_, at) => Math.floor(at / 24) % 2)
    expect(headingFor(values, spec({ seasons: 120, classes }))).toEqual({ ok: true, value: null })
    classes[classes.length - 1] = 1
    expect(headingFor(values, spec({ seasons: 120, classes }))).toMatchObject({ value: { probability: 1, ways: 60 } })
  })

  it('fills nothing in: a way over a gap is not taken', () => {
    const values: (number | null)[] = days(60, 5, () => true)
    values[24 * 30 + 2] = null
    expect(headingFor(values, spec())).toMatchObject({ value: { ways: 59 } })
  })

  it.each([
    ['series_too_short', days(20, 5, () => true), spec()],
    ['missing_cell', [...days(60, 5, () => true), null], spec()],
    ['missing_cell', [], spec()],
    ['not_finite', [Number.NaN, 1], spec()],
    ['bad_season', [1], spec({ season: 0 })],
    ['bad_option', [1], spec({ horizon: 1.5 })],
    ['bad_option', [1], spec({ least: 0 })],
    ['lengths_differ', [1], spec({ classes: [] })],
  ] as const)('refuses: %s', (reason, values, asked) => {
    expect(headingFor(values, asked)).toMatchObject({ ok: false, refusal: { reason } })
  })

  it('comes true as often as it says, on nine recorded winter days of twelve stations', () => {
    const file = new URL('../../../mock/recordings/beijing/air_2015-11-25_2015-12-31.csv.gz', import.meta.url)
    const [head, ...lines] = gunzipSync(readFileSync(file))
      .toString()
      .trim()
      .split('\n')
      .map((line) => line.split(','))
    const [station, pm25] = [head!.indexOf('station'), head!.indexOf('PM2.5')]
    const stations = new Map<string, (number | null)[]>()
    for (const line of lines)
      stations.set(line[station]!, [...(stations.get(line[station]!) ?? []), line[pm25] === '' ? null : Number(line[pm25])])
    const bounds = [55, 75, 115, 150]
    let [told, came, said] = [0, 0, 0]
    for (const values of stations.values())
      for (let now = 28 * 24; now + 6 < values.length; now += 3) {
        const last = values[now]
        if (last === null || last === undefined) continue
        const bands = bounds
          .filter((bound) => bound > last)
          .map((value, order): Ahead => ({ level: String(value), order, value, side: 'above' }))
        const heading = headingFor(values.slice(0, now + 1), spec({ bands, width: 2, seasons: 28 }))
        if (!heading.ok || heading.value === null) continue
        told += 1
        said += heading.value.probability
        const { steps, value } = heading.value
        if (values.slice(now + 1, now + 1 + steps).some((one) => one !== null && one >= value)) came += 1
      }
    expect(told).toBeGreaterThan(10)
    expect(came / told).toBeGreaterThan(said / told)
  })
})
