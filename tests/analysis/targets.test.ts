import { describe, expect, it } from 'vitest'
import type { Target } from '#contract/target.ts'
import { parseTime, type Span } from '#analysis/period.ts'
import { dueOn, targetFor } from '#analysis/targets.ts'
import { zoneOf } from '#analysis/zone.ts'

const zone = zoneOf('Asia/Shanghai')
const span = (label: string): Span => {
  const time = parseTime(label, zone)
  if (!time.ok || time.value.grain === null) throw new Error(label)
  return { ...time.value, grain: time.value.grain }
}
const target = (of: Partial<Target>): Target => ({
  indicator: 'economy.gdp',
  region: '500000',
  year: 2026,
  kind: 'value',
  value: 1200,
  path: 'linear',
  source: '政府工作报告',
  ...of,
})

describe('targetFor', () => {
  const targets = [target({ year: 2025 }), target({}), target({ region: '500101' })]
  const year = (label: string, region = '500000') => targetFor(targets, 'economy.gdp', region, span(label), zone)?.year ?? null
  it("is the year's own and never carried over", () => {
    expect([year('2024'), year('2025-12-31'), year('2026-01-01'), year('2026-Q3'), year('2027-01')]).toEqual([null, 2025, 2026, 2026, null])
    expect(year('2026', '500102')).toBeNull()
    expect(targetFor(targets, 'economy.other', '500000', span('2026'), zone)).toBeNull()
  })
  it('counts a week to its ISO year', () => expect([year('2026-W01'), year('2025-W52')]).toEqual([2026, 2025]))
})

describe('dueOn', () => {
  it('linear is the share of the year gone by', () => {
    expect(dueOn(target({}), span('2026'), zone)).toBe(1200)
    expect(dueOn(target({}), span('2026-Q1'), zone)).toBeCloseTo((1200 * 90) / 365, 10)
    expect(dueOn(target({ year: 2024 }), span('2024-Q1'), zone)).toBeCloseTo((1200 * 91) / 366, 10)
    expect(dueOn(target({}), span('2026-W53'), zone)).toBe(1200)
    expect(dueOn(target({}), { ...span('2026'), end: Date.parse('2026-07-02T12:00+08:00') }, zone)).toBeCloseTo(600, 10)
  })
  it('flat is the value, and so is a growth', () => {
    expect(dueOn(target({ path: 'flat', kind: 'limit', value: 35 }), span('2026-01'), zone)).toBe(35)
    expect(dueOn(target({ kind: 'growth', value: 6 }), span('2026-01'), zone)).toBe(6)
  })
  it('points only where they are, or where another period ends at the same instant', () => {
    const points = target({ path: { '2026-Q1': 250, '2026-H1': 560, '2026': 1200 } })
    expect(
      [span('2026-Q1'), span('2026-03'), span('2026-Q2'), span('2026-04'), span('2026-12')].map((at) => dueOn(points, at, zone)),
    ).toEqual([250, 250, 560, null, 1200])
  })
  it("last year's shape needs last year", () => {
    const shaped = target({ path: 'lastYear' })
    expect(dueOn(shaped, span('2026-06'), zone, { at: 450, whole: 1000 })).toBe(540)
    expect(dueOn(shaped, span('2026-06'), zone)).toBeNull()
    expect(dueOn(shaped, span('2026-06'), zone, { at: null, whole: 1000 })).toBeNull()
    expect(dueOn(shaped, span('2026-06'), zone, { at: 0, whole: 0 })).toBeNull()
  })
})
