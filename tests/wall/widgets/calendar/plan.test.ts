import { describe, expect, it } from 'vitest'
import type { Point } from '#wall/stores/points.ts'
import { calendarText, planCalendar } from '#wall/widgets/calendar/plan.ts'
import { declare, NOW, ZONE } from '../declare.ts'

const indicator = declare({ grain: 'day', unit: '', decimals: 0, better: 'lower' })
const DAY = 86_400_000
const points = (from: string, to: string, value: (label: string) => number | null): Point[] => {
  const made: Point[] = []
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += DAY) {
    const label = new Date(at).toISOString().slice(0, 10)
    made.push([label, value(label)])
  }
  return made
}
const plan = (given: Point[], rest: object = {}) =>
  planCalendar({ indicator, points: given, limit: 100, lost: false, language: 'zh', zone: ZONE, now: NOW, until: null, ...rest })
const year = points('2025-11-22', '2026-11-20', (label) =>
  label === '2026-03-05' ? 101 : label === '2026-03-06' ? 100 : label === '2026-06-10' ? null : label.endsWith('-01') ? 160 : 40,
)

describe('a calendar', () => {
  it('has the months of the year so far, each with its days', () => {
    const made = plan(year)!
    expect(made.months.map((one) => one.name)).toEqual(['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月'])
    expect(made.months.map((one) => one.days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30])
  })
  it('marks what is over the limit, not what reaches it, and counts this year only', () => {
    const made = plan(year)!
    expect(made.months[2]!.days.slice(4, 6).map((one) => one.kind)).toEqual(['over', 'within'])
    expect(made.months[2]!.days[5]!.step).toBe(5)
    expect(made.over).toBe(12)
  })
  it('hatches a missing day, and neither today nor what comes after', () => {
    const made = plan(year)!
    expect(made.months[5]!.days[9]!.kind).toBe('missing')
    expect(made.missing).toBe(1)
    expect(made.months[10]!.days.slice(19, 22).map((one) => [one.kind, one.today])).toEqual([
      ['within', false],
      ['coming', true],
      ['coming', false],
    ])
  })
  it('does not call missing what was before the first report', () => {
    const made = plan(points('2026-10-10', '2026-11-20', () => 30))!
    expect(made.months[9]!.days.slice(8, 10).map((one) => one.kind)).toEqual(['coming', 'within'])
    expect(made.missing).toBe(0)
  })
  it('is missing up to today when it is lost', () => {
    const made = plan(
      points('2026-01-01', '2026-11-17', () => 30),
      { lost: true },
    )!
    expect(made.months[10]!.days.slice(16, 22).map((one) => one.kind)).toEqual([
      'within',
      'missing',
      'missing',
      'missing',
      'missing',
      'coming',
    ])
  })
  it('reaches back in the first months of a year, and counts only the new one', () => {
    const made = plan(
      points('2025-06-01', '2026-02-03', () => 150),
      { now: Date.parse('2026-02-03T12:00:00+08:00') },
    )!
    expect(made.months.map((one) => one.name)).toEqual(['25年9月', '10月', '11月', '12月', '1月', '2月'])
    expect(made.over).toBe(34)
  })
  it('shows a fixed year whole, without a today', () => {
    const made = plan(
      points('2024-01-01', '2026-11-20', () => 10),
      { until: Date.parse('2025-01-01T00:00:00+08:00') },
    )!
    expect([made.year, made.months.length, made.months[1]!.days.length]).toEqual([2024, 12, 29])
    expect(made.months.flatMap((one) => one.days).every((one) => one.kind === 'within' && !one.today)).toBe(true)
  })
  it('needs no limit: the ramp then ends at the highest', () => {
    const made = plan(year, { limit: null })!
    expect([made.over, made.limited, made.bounds]).toEqual([0, false, ['40', '160']])
  })
  it('is nothing without a value', () => {
    expect(plan([])).toBeNull()
    expect(plan([['2026-11-20', null]])).toBeNull()
  })
  it('says the newest day, how many over and how many missing', () => {
    expect(calendarText('空气', plan(year), undefined, '', 'zh')).toBe('空气 2026 年; 11月20日 40; 超标 12 天; 缺报 1 天')
    expect(calendarText('Air', plan(year, { language: 'en' }), undefined, '', 'en')).toBe('Air 2026; Nov 20 40; 12 days over; 1 missing')
  })
})
