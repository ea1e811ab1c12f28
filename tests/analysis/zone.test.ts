import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf, iso, offsetText, partsAt, zoneOf } from '#analysis/zone.ts'

const H = 3_600_000
const shanghai = zoneOf('Asia/Shanghai')
const newYork = zoneOf('America/New_York')

describe('zoneOf', () => {
  it('knows offsets by season', () => {
    expect(shanghai.offsetAt(Date.UTC(2026, 6, 1))).toBe(8 * H)
    expect(newYork.offsetAt(Date.UTC(2026, 0, 1))).toBe(-5 * H)
    expect(newYork.offsetAt(Date.UTC(2026, 6, 1))).toBe(-4 * H)
    expect(zoneOf('Asia/Kathmandu').offsetAt(0 + Date.UTC(2020, 0, 1))).toBe(5.75 * H)
    expect(zoneOf('Asia/Urumqi').offsetAt(Date.UTC(2020, 0, 1))).toBe(6 * H)
  })

  it('changes at the second of the transition, also inside an hour (Lord Howe, 15:30Z)', () => {
    const change = Date.UTC(2026, 2, 8, 7)
    expect(newYork.offsetAt(change - 1)).toBe(-5 * H)
    expect(newYork.offsetAt(change)).toBe(-4 * H)
    const howe = zoneOf('Australia/Lord_Howe')
    const begins = Date.UTC(2025, 9, 4, 15, 30)
    expect(howe.offsetAt(begins - 1)).toBe(10.5 * H)
    expect(howe.offsetAt(begins)).toBe(11 * H)
  })

  it("keeps China's summer time of 1986-1991", () => {
    expect(shanghai.offsetAt(Date.UTC(1988, 6, 1))).toBe(9 * H)
    expect(shanghai.offsetAt(Date.UTC(1992, 6, 1))).toBe(8 * H)
  })

  it('refuses a zone that is none', () => {
    expect(() => zoneOf('Asia/Chongqinq')).toThrow(RangeError)
    expect(() => zoneOf('')).toThrow(RangeError)
  })
})

describe('partsAt', () => {
  it('reads the clock and ISO weekday of the place', () => {
    expect(partsAt(Date.UTC(2026, 10, 21, 17, 42, 5), shanghai)).toEqual({
      year: 2026,
      month: 11,
      day: 22,
      hour: 1,
      minute: 42,
      second: 5,
      weekday: 7,
    })
    expect(partsAt(Date.UTC(1969, 11, 31, 16), shanghai)).toMatchObject({ year: 1970, month: 1, day: 1, hour: 0, weekday: 4 })
  })
})

describe('instantOf', () => {
  it('is right on plain days and carries over', () => {
    expect(instantOf(shanghai, 2026, 11, 21, 9, 42)).toBe(Date.UTC(2026, 10, 21, 1, 42))
    expect(instantOf(shanghai, 2026, 13, 1)).toBe(instantOf(shanghai, 2027, 1, 1))
    expect(instantOf(shanghai, 2026, 0, 1)).toBe(instantOf(shanghai, 2025, 12, 1))
    expect(instantOf(shanghai, 2026, 3, 0)).toBe(instantOf(shanghai, 2026, 2, 28))
  })

  it('steps over a skipped hour and takes the first of a doubled one', () => {
    expect(iso(instantOf(newYork, 2026, 3, 8, 2, 30), newYork)).toBe('2026-03-08T03:30:00-04:00')
    expect(iso(instantOf(newYork, 2026, 11, 1, 1, 30), newYork)).toBe('2026-11-01T01:30:00-04:00')
    expect(iso(instantOf(newYork, 2026, 11, 1, 2), newYork)).toBe('2026-11-01T02:00:00-05:00')
  })

  it('begins a day whose midnight is skipped with its first instant (São Paulo 2018)', () => {
    const zone = zoneOf('America/Sao_Paulo')
    expect(iso(instantOf(zone, 2018, 11, 4), zone)).toBe('2018-11-04T01:00:00-02:00')
  })

  it('gives back every instant of any zone from its parts, doubled hours aside', () => {
    const zones = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'Europe/London'].map(
      zoneOf,
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(1950, 0) / 60_000, max: Date.UTC(2100, 0) / 60_000 }),
        (zone, minutes) => {
          const ms = minutes * 60_000
          const { year, month, day, hour, minute } = partsAt(ms, zone)
          const back = instantOf(zone, year, month, day, hour, minute)
          expect(partsAt(back, zone)).toEqual(partsAt(ms, zone))
          expect(ms - back).toBeGreaterThanOrEqual(0)
          expect(ms - back).toBeLessThanOrEqual(H)
        },
      ),
    )
  })
})

describe('iso', () => {
  it('writes the offset, and milliseconds only when there are any', () => {
    expect(iso(Date.UTC(2026, 10, 21, 1, 42), shanghai)).toBe('2026-11-21T09:42:00+08:00')
    expect(iso(Date.UTC(2026, 10, 21, 1, 42, 0, 7), shanghai)).toBe('2026-11-21T09:42:00.007+08:00')
    expect(iso(0, zoneOf('UTC'))).toBe('1970-01-01T00:00:00+00:00')
    expect(iso(-1, shanghai)).toBe('1970-01-01T07:59:59.999+08:00')
    expect(offsetText(-3.5 * H)).toBe('-03:30')
  })

  it('names the very instant', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2200, 0) }),
        fc.constantFrom('Asia/Shanghai', 'America/St_Johns', 'UTC'),
        (ms, name) => {
          expect(Date.parse(iso(ms, zoneOf(name)))).toBe(ms)
        },
      ),
    )
  })
})
