import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, periodOf, stampOf } from '../../../mock/city/periods.ts'
import { profileFor } from '../../../mock/city/profiles/profileFor.ts'
import { cadenceOf, LATEST_PHASE, nextDue } from '../../../mock/feed/cadence.ts'
import { coarseSpans, lotsOf } from '../../../mock/feed/lots.ts'
import { timeOf } from '../../../mock/feed/rows.ts'
import { declaredIn } from '../declared.ts'

const { indicators } = declaredIn('chongqing')
const named = (id: string) => indicators.find((indicator) => indicator.id === id)!
const NOW = Date.parse('2026-11-20T10:07:00+08:00')
const labels = (id: string, reporters: number, series = 1) => {
  const indicator = named(id)
  const { first, rest } = lotsOf({
    indicator,
    profile: profileFor(indicator),
    cadence: cadenceOf(indicator, 1),
    now: NOW,
    reporters,
    series,
  })
  const say = (lots: typeof first): string[] =>
    lots.map(
      (lot) =>
        `${lot.as === 'instants' ? '~' : ''}${lot.as === 'instants' ? stampOf(lot.span.start).slice(0, 10) : timeOf(indicator, lot.span, 'periods')}`,
    )
  return { first: say(first), rest: say(rest) }
}

describe('the past that is sent', () => {
  it('has the newest month, the one before and last year’s first, then three years', () => {
    const { first, rest } = labels('market.entities', 38, 3)
    expect(first).toEqual(['2026-10', '2026-09', '2025-10'])
    expect(rest.length).toBeGreaterThanOrEqual(32)
    expect(rest[0]).toBe('2026-08')
  })

  it('has 400 days of a daily figure, each once', () => {
    const { first, rest } = labels('services.bed_use', 38)
    expect(first).toEqual(['2026-11-19', '2026-11-18', '2026-11-12', '2025-11-19'])
    expect(new Set([...first, ...rest]).size).toBe(400)
  })

  it('has two weeks of an hourly figure', () => {
    const { first, rest } = labels('environment.pm25', 38)
    expect(first[0]).toBe('2026-11-20T08+08:00')
    expect(new Set([...first, ...rest]).size).toBe(336)
  })

  it('has instants for today and the days it is compared with, periods before, and never both', () => {
    const { first, rest } = labels('services.gov_cases', 38)
    expect(first).toEqual(['~2026-11-20', '~2026-11-19', '~2026-11-13', ...first.filter((one) => !one.startsWith('~'))])
    const days = [...first, ...rest].map((one) => one.replace('~', ''))
    expect(new Set(days).size).toBe(days.length)
  })

  it('leaves nothing between itself and live: what is not yet over falls due after the start', () => {
    for (const id of ['environment.pm25', 'services.bed_use', 'market.entities']) {
      const indicator = named(id)
      const cadence = cadenceOf(indicator, 1)
      for (let minute = 0; minute < 1500; minute += 7) {
        const now = NOW + minute * MINUTE
        const { first } = lotsOf({ indicator, profile: profileFor(indicator), cadence, now, reporters: 38, series: 1 })
        const next = nextDue(indicator, '500103', 1, cadence, now - LATEST_PHASE - MINUTE).span
        expect(next.start).toBeLessThanOrEqual(first[0]!.span.end)
      }
    }
  })

  it('skips the January that is published with February', () => {
    const { first, rest } = labels('economy.industry_growth', 39)
    expect([...first, ...rest]).toContain('2026-02')
    expect([...first, ...rest]).not.toContain('2026-01')
  })

  it('tiles today without gap or overlap up to where live goes on, and stays within past days', () => {
    const indicator = named('services.gov_cases')
    const cadence = cadenceOf(indicator, 1)
    const today = periodOf('day', NOW)
    const spans = coarseSpans(indicator, '500103', 1, cadence, 38, today, NOW)
    expect(spans.every((span, i) => i === 0 || span.start === spans[i - 1]!.end)).toBe(true)
    expect(spans[0]!.start - today.start).toBeLessThanOrEqual(MINUTE)
    expect(spans.at(-1)!.end).toBe(nextDue(indicator, '500103', 1, cadence, NOW).span.start)
    expect(spans.at(-1)!.end).toBeLessThanOrEqual(NOW)
    const before = periodOf('day', NOW, -1)
    for (const { end } of coarseSpans(indicator, '500103', 1, cadence, 38, before, NOW)) expect(end).toBeLessThan(before.end)
  })
})

describe('the rhythm of a feed', () => {
  it('gives each region its own moment, one wait apart', () => {
    const indicator = named('society.alarms_110')
    const cadence = cadenceOf(indicator, 1)
    expect(cadence).toMatchObject({ kind: 'instants', every: 5 * MINUTE })
    const one = nextDue(indicator, '500103', 1, cadence, NOW)
    const two = nextDue(indicator, '500103', 1, cadence, one.at + 1)
    expect(Math.round(two.at - one.at)).toBe(5 * MINUTE)
    expect(two.span.start).toBe(one.span.end)
    expect(nextDue(indicator, '500112', 1, cadence, NOW).at).not.toBe(one.at)
    expect(one.at).toBeGreaterThan(NOW)
    expect(one.span.end).toBeLessThanOrEqual(one.at)
  })

  it('sends a month within its declared time and never before it is over', () => {
    for (const indicator of indicators.filter(({ grain, department }) => grain === 'month' && department !== 'nbs')) {
      const { at, span } = nextDue(indicator, '500103', 1, cadenceOf(indicator, 1), NOW)
      expect(at).toBeGreaterThanOrEqual(span.end)
      expect(at - span.end).toBeLessThan(40 * DAY + HOUR)
    }
  })
})
