import { describe, expect, it } from 'vitest'
import { freshnessAt, hasEnded, nextDue, type Rhythm } from '#analysis/freshness.ts'
import { parseTime } from '#analysis/period.ts'
import { zoneOf } from '#analysis/zone.ts'

const zone = zoneOf('Asia/Shanghai')
const rhythm = (of: Partial<Rhythm>): Rhythm => ({
  grain: 'day',
  every: undefined,
  due: '0s',
  lost: undefined,
  until: undefined,
  accrual: 'period',
  ...of,
})
const period = (label: string) => {
  const time = parseTime(label, zone)
  if (!time.ok) throw new Error(label)
  return time.value
}
const at = (text: string) => Date.parse(text)
const H = 3_600_000

describe('nextDue', () => {
  it('awaits the period after the newest one, with its publication lag', () => {
    expect(nextDue(rhythm({ grain: 'month', due: '20d', lost: '30d' }), period('2026-09'), zone)).toEqual({
      due: at('2026-11-21T00:00+08:00'),
      lost: at('2026-12-21T00:00+08:00'),
    })
    expect(nextDue(rhythm({ grain: 'hour', due: '10m' }), period('2026-09-01T08+08:00'), zone)).toEqual({
      due: at('2026-09-01T10:10+08:00'),
      lost: at('2026-09-01T12:10+08:00'),
    })
    expect(nextDue(rhythm({ grain: 'year', due: '60d', lost: '1d' }), period('2024'), zone)!.due).toBe(at('2026-03-02T00:00+08:00'))
  })

  it('awaits an instant after every, or after the grain', () => {
    const now = at('2026-09-01T08:00+08:00')
    const instant = { start: now, end: now }
    expect(nextDue(rhythm({ every: '5m', due: '1m' }), instant, zone)).toEqual({ due: now + 6 * 60_000, lost: now + 16 * 60_000 })
    expect(nextDue(rhythm({ grain: 'hour' }), instant, zone)).toEqual({ due: now + H, lost: now + 3 * H })
    expect(nextDue(rhythm({ every: '5m', lost: '1h' }), instant, zone)!.lost).toBe(now + 5 * 60_000 + H)
  })

  it("awaits February after December's running total: January is often not published alone", () => {
    const running = rhythm({ grain: 'month', accrual: 'yearToDate', due: '20d' })
    expect(nextDue(running, period('2025-12'), zone)!.due).toBe(at('2026-03-21T00:00+08:00'))
    expect(nextDue(running, period('2026-02'), zone)!.due).toBe(at('2026-04-21T00:00+08:00'))
    expect(nextDue({ ...running, accrual: 'period' }, period('2025-12'), zone)!.due).toBe(at('2026-02-21T00:00+08:00'))
  })

  it('is null when nothing ever came, and when the series has ended', () => {
    expect(nextDue(rhythm({}), null, zone)).toBeNull()
    const panel = rhythm({ grain: 'year', until: '2020' })
    expect(nextDue(panel, period('2020'), zone)).toBeNull()
    expect(nextDue(panel, period('2019'), zone)).not.toBeNull()
    expect(hasEnded(panel, period('2020'), zone)).toBe(true)
    expect(hasEnded(panel, null, zone)).toBe(false)
    expect(hasEnded(rhythm({}), period('2020'), zone)).toBe(false)
  })
})

it('is live up to due, late up to lost, then lost', () => {
  const bounds = { due: 100, lost: 200 }
  expect([0, 100, 101, 200, 201].map((now) => freshnessAt(now, bounds, false))).toEqual(['live', 'live', 'late', 'late', 'lost'])
  expect(freshnessAt(999, bounds, true)).toBe('ended')
  expect(freshnessAt(0, null, false)).toBe('lost')
  expect(freshnessAt(0, null, true)).toBe('ended')
})
