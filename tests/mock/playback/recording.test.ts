import { describe, expect, it } from 'vitest'
import { packedHours, recordedHours } from '../../../mock/playback/play.ts'
import { placeClock } from '../../../mock/playback/placeClock.ts'
import { hoursOf } from '../../../mock/playback/recording.ts'
import { declaredIn } from '../declared.ts'

const declared = declaredIn('beijing')
/** Counted by hand from the source. */
const MEASURED_PM25 = 10470
const hours = recordedHours('beijing', declared)

describe('the recorded hours of Beijing', () => {
  it('are 37 days of 12 stations and 11 figures, none left out', () => {
    expect(hours).toHaveLength(37 * 24)
    expect(hours.every(({ rows }) => rows.length === 12 * 11)).toBe(true)
    expect(hours[0]!.rows[0]!.time).toBe('2015-11-25T00:00:00+08:00')
    expect(hours.at(-1)!.rows[0]!.time).toBe('2015-12-31T23:00:00+08:00')
  })

  it('report at stations only, with the stamp as recorded', () => {
    const stations = new Set(declared.regions.filter(({ kind }) => kind === 'station').map(({ code }) => code))
    expect(stations.size).toBe(12)
    const strays = hours.flatMap(({ at, rows }) => rows.filter((row) => !stations.has(row.region) || Date.parse(row.time) !== at))
    expect(strays).toEqual([])
  })

  it('keep a missing cell as null and a measured zero as zero', () => {
    const csv =
      'station,time,PM2.5,PM10,SO2,NO2,CO,O3,TEMP,PRES,DEWP,RAIN,wd,WSPM\nDongsi,2015-12-01T08:00:00+08:00,,12.0,0.0,,300.0,77.0,-0.7,1023.0,-18.8,0.0,NNW,4.4\nNowhere,2015-12-01T08:00:00+08:00,1,1,1,1,1,1,1,1,1,1,N,1\n'
    const [hour] = hoursOf(csv, new Set(['environment.pm25', 'environment.so2', 'environment.rain']), new Set(['Dongsi']))
    expect(hour!.rows.map(({ indicator, value }) => [indicator, value])).toEqual([
      ['environment.pm25', null],
      ['environment.so2', 0],
      ['environment.rain', 0],
    ])
    const all = hours.flatMap(({ rows }) => rows.filter(({ indicator }) => indicator === 'environment.pm25'))
    const missing = all.filter(({ value }) => value === null).length
    expect(all).toHaveLength(10_656)
    expect(missing).toBe(10_656 - MEASURED_PM25)
  })

  it('hold the episode: the red-alert days are the worst, the days of wind the best', () => {
    const mean = (date: string): number => {
      const values = hours.flatMap(({ rows }) =>
        rows
          .filter((row) => row.indicator === 'environment.pm25' && row.time.startsWith(date) && row.value !== null)
          .map((row) => row.value!),
      )
      return values.reduce((sum, value) => sum + value, 0) / values.length
    }
    expect(Math.round(mean('2015-12-01'))).toBe(473)
    expect(Math.round(mean('2015-12-25'))).toBe(466)
    expect(Math.round(mean('2015-12-15'))).toBe(7)
  })

  it('are sent when the place has passed them, whole hours in a request', () => {
    const at = (text: string): number => Date.parse(text)
    const before = packedHours(hours, 0, at('2015-11-29T00:00:00+08:00'))
    expect(before.flat()).toHaveLength(96)
    expect(before.every((pack) => pack.flatMap(({ rows }) => rows).length <= 3000)).toBe(true)
    expect(packedHours(hours, 96, at('2015-11-29T00:02:00+08:00'))).toEqual([])
    expect(
      packedHours(hours, 96, at('2015-11-29T00:03:00+08:00'))
        .flat()
        .map(({ rows }) => rows[0]!.time),
    ).toEqual(['2015-11-29T00:00:00+08:00'])
  })
})

describe('the clock of the place', () => {
  it('is unknown, then heard, then carried on at the pace it was seen to run', () => {
    const clock = placeClock()
    expect(clock.at(0)).toBeNull()
    clock.hear(1_000_000, 0)
    expect(clock.at(500)).toBe(1_000_000)
    clock.hear(1_060_000, 1000)
    expect(clock.at(1500)).toBe(1_090_000)
  })

  it('does not run on for long when the gateway falls silent, and follows a jump back', () => {
    const clock = placeClock()
    clock.hear(0, 0)
    clock.hear(60_000, 1000)
    expect(clock.at(1_000_000)).toBe(60_000 + 60 * 3000)
    clock.hear(10, 2000)
    expect(clock.at(2000)).toBe(10)
  })
})
