import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTime } from '#analysis/parseTime.ts'
import { zoneOf } from '#analysis/zone.ts'

const zone = zoneOf('Asia/Shanghai')

describe('parseTime', () => {
  it.each([
    ['2020', 'year', '2020-01-01T00:00+08:00', '2021-01-01T00:00+08:00'],
    ['2020-H2', 'half', '2020-07-01T00:00+08:00', '2021-01-01T00:00+08:00'],
    ['2020-Q4', 'quarter', '2020-10-01T00:00+08:00', '2021-01-01T00:00+08:00'],
    ['2020-02', 'month', '2020-02-01T00:00+08:00', '2020-03-01T00:00+08:00'],
    ['2020-W53', 'week', '2020-12-28T00:00+08:00', '2021-01-04T00:00+08:00'],
    ['2020-02-29', 'day', '2020-02-29T00:00+08:00', '2020-03-01T00:00+08:00'],
    ['2020-03-01T08+08:00', 'hour', '2020-03-01T08:00+08:00', '2020-03-01T09:00+08:00'],
    ['2020-03-01T00Z', 'hour', '2020-03-01T08:00+08:00', '2020-03-01T09:00+08:00'],
  ])('%s is a %s', (text, grain, start, end) => {
    expect(parseTime(text, zone)).toEqual({ ok: true, value: { start: Date.parse(start), end: Date.parse(end), grain } })
  })

  it.each([
    ['2020-03-01T08:05+08:00', '2020-03-01T00:05:00.000Z'],
    ['2020-03-01T08:05:07+08:00', '2020-03-01T00:05:07.000Z'],
    ['2020-03-01T08:05:07.1239+08:00', '2020-03-01T00:05:07.123Z'],
    ['2020-03-01T08:05:07.1Z', '2020-03-01T08:05:07.100Z'],
    ['2020-02-29T23:59:59-05:30', '2020-03-01T05:29:59.000Z'],
  ])('%s is an instant', (text, instant) => {
    expect(parseTime(text, zone)).toEqual({ ok: true, value: { start: Date.parse(instant), end: Date.parse(instant), grain: null } })
  })

  it.each([
    ['2020-13', 'no month 13'],
    ['2020-00', 'no month 0'],
    ['2020-02-30', 'has no day 30'],
    ['2019-02-29', 'has no day 29'],
    ['2020-04-31', 'has no day 31'],
    ['2020-03-00', 'has no day 0'],
    ['2020-W54', 'no ISO week 54'],
    ['2019-W53', 'no ISO week 53'],
    ['2020-W00', 'no ISO week 0'],
    ['2020-H3', 'H1 and H2'],
    ['2020-H0', 'H1 and H2'],
    ['2020-Q5', 'Q1 to Q4'],
    ['2020-Q0', 'Q1 to Q4'],
    ['1899', 'between 1900 and 2200'],
    ['2201-01-01', 'between 1900 and 2200'],
    ['0020-01-01T00:00:00Z', 'between 1900 and 2200'],
    ['2020-03-01T08:05:00', 'needs its offset'],
    ['2020-03-01T08:05', 'needs its offset'],
    ['2020-03-01T08', 'needs its offset'],
    ['2020-03-01T24:00:00+08:00', 'no clock shows'],
    ['2020-03-01T08:60:00+08:00', 'no clock shows'],
    ['2020-03-01T08:05:60+08:00', 'no clock shows'],
    ['2020-02-30T08:05:00+08:00', 'has no day 30'],
    ['2020-03-01T08:05:00+15:00', 'no offset'],
    ['2020-03-01T08:05:00+08:75', 'no offset'],
    ['2020-03-01T08+05:30', 'no such hour'],
    ['2020-03-01 08:05:00+08:00', 'expected'],
    ['2020-03-01T08:05:00+0800', 'expected'],
    ['2020-3-1', 'expected'],
    ['20200301', 'expected'],
    ['2020-W9', 'expected'],
    ['２０２０', 'expected'],
    ['', 'expected'],
    [' 2020', 'expected'],
    ['2020\n', 'expected'],
    ['1583020800', 'expected'],
    ['yesterday', 'expected'],
  ])('refuses %j: %s', (text, says) => {
    const time = parseTime(text, zone)
    expect(time).toMatchObject({ ok: false, refusal: { reason: 'bad_time' } })
    expect(!time.ok && time.refusal.message).toContain(says)
  })

  it('refuses a day that a place never had (Samoa, 30 December 2011)', () => {
    expect(parseTime('2011-12-30', zoneOf('Pacific/Apia'))).toMatchObject({ ok: false, refusal: { reason: 'bad_time' } })
    expect(parseTime('2011-12-31', zoneOf('Pacific/Apia')).ok).toBe(true)
  })

  it('never throws, and never answers with an empty period', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^\d{4}(-[HQW]?\d{1,2}){0,2}(T\d\d(:\d\d){0,2})?(Z|[+-]\d\d:\d\d)?$/)),
        (text) => {
          const time = parseTime(text, zone)
          if (time.ok)
            expect(time.value.grain === null ? time.value.end === time.value.start : time.value.end > time.value.start).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})
