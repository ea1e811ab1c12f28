import { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { zoneOf } from '#analysis/zone.ts'
import { describe, expect, it } from 'vitest'
import { planTrend, type TrendAsk, type TrendSource } from '#wall/widgets/trend/plan.ts'
import { lagOf, reach } from '#wall/widgets/trend/slots.ts'
import type { Point } from '#wall/stores/points.ts'

const zone = zoneOf('Asia/Shanghai')
const now = Date.parse('2026-11-21T09:42:00+08:00')
const indicator = (rest: object = {}): Indicator =>
  Indicator.parse({
    id: 'economy.test',
    title: { zh: '测', en: 'T' },
    definition: { zh: '测', en: 'T' },
    department: 'd',
    unit: '%',
    decimals: 1,
    better: 'higher',
    grain: 'month',
    scope: { root: '500000', tier: 'district' },
    rollUp: { method: 'never' },
    source: '测',
    ...rest,
  })
const state = (rest: Partial<State> = {}): State => ({ freshness: 'live', target: null, period: null, ...rest }) as State
const source = (points: Point[], rest: Partial<TrendSource> = {}): TrendSource => ({
  name: '线',
  indicator: indicator(),
  points,
  state: state(),
  ...rest,
})
const ask = (sources: TrendSource[], options: Partial<TrendAsk['options']> = {}, rest: Partial<TrendAsk> = {}) =>
  planTrend({
    sources,
    options: { shape: 'line', periods: 24, lastYear: false, bands: true, target: true, notes: [], ...options },
    language: 'zh',
    zone,
    now,
    until: null,
    ...rest,
  })

describe('a trend’s plan', () => {
  it('is nothing when nothing has a value', () => {
    expect(ask([])).toBeNull()
    expect(ask([source([])])).toBeNull()
    expect(ask([source([['2026-09', null]])])).toBeNull()
    expect(ask([source([['nonsense', 3]])])).toBeNull()
  })
  it('never bridges a hole and never makes it 0', () => {
    const plan = ask([
      source([
        ['2026-05', 1],
        ['2026-06', null],
        ['2026-09', 4],
        ['2026-10', 0],
      ]),
    ])!
    expect(plan.labels).toEqual(['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'])
    expect(plan.series[0]!.values).toEqual([1, null, null, null, 4, 0])
    expect(plan.gaps).toEqual([[1, 3]])
  })
  it('does not call missing what began later or is not yet due', () => {
    const early = source([
      ['2026-06', 1],
      ['2026-07', 2],
      ['2026-08', 3],
      ['2026-09', 4],
    ])
    const late = source([['2026-08', 9]])
    expect(ask([early, late])!.gaps).toEqual([])
  })
  it('does not call an hour missing that has only begun', () => {
    const hourly = { indicator: indicator({ grain: 'hour' }) }
    const points: Point[] = [
      ['2026-11-21T07+08:00', 5],
      ['2026-11-21T08+08:00', 6],
      ['2026-11-21T09+08:00', null],
    ]
    const plan = ask([source(points, hourly)])!
    expect([plan.labels.at(-1), plan.gaps]).toEqual(['2026-11-21T08+08:00', []])
    const cut = ask([source(points, { ...hourly, state: state({ freshness: 'lost' }) })])!
    expect(cut.gaps).toEqual([[2, 2]])
  })
  it('draws a lost series as missing from then on', () => {
    const plan = ask([
      source(
        [
          ['2026-06', 1],
          ['2026-07', 2],
        ],
        { state: state({ freshness: 'lost' }) },
      ),
    ])!
    expect(plan.labels.at(-1)).toBe('2026-10')
    expect(plan.gaps).toEqual([[2, 4]])
    expect(plan.series[0]!.last).toMatchObject({ at: 1, value: 2, text: '2.0' })
  })
  it('does not go on for a series that ended', () => {
    const plan = ask([
      source(
        [
          ['2026-06', 1],
          ['2026-07', 2],
        ],
        { state: state({ freshness: 'ended' }) },
      ),
    ])!
    expect(plan.labels.at(-1)).toBe('2026-07')
  })
  it('shows no more than its periods, and nothing after a fixed one', () => {
    const points = ['2026-05', '2026-06', '2026-07', '2026-08'].map((label, at): Point => [label, at])
    expect(ask([source(points)], { periods: 2 })!.labels).toEqual(['2026-07', '2026-08'])
    expect(ask([source(points)], {}, { until: Date.parse('2026-07-01T00:00:00+08:00') })!.labels.at(-1)).toBe('2026-06')
  })
  it('brings a whole axis to one scale', () => {
    const plan = ask([
      source(
        [
          ['2026-09', 9_000_000],
          ['2026-10', 11_171_250],
        ],
        { indicator: indicator({ unit: '元', scale: 1e4, decimals: 0 }) },
      ),
    ])!
    expect(plan.scale.unit).toBe('亿元')
    expect(plan.series[0]!.values[1]).toBeCloseTo(1117.125)
    expect(plan.series[0]!.last!.text).toBe('1,117.1')
  })
  it('leaves out, and names, a series of another unit', () => {
    const other = source([['2026-10', 5]], { name: '别', indicator: indicator({ unit: '元' }) })
    expect(ask([source([['2026-10', 1]]), other])!.dropped).toEqual(['别'])
  })
  it('lays last year’s months under this year’s', () => {
    const plan = ask(
      [
        source([
          ['2025-09', 1],
          ['2025-10', 2],
          ['2026-09', 3],
          ['2026-10', 4],
        ]),
      ],
      { lastYear: true, periods: 2 },
    )!
    expect(plan.ghost).toEqual({ name: '去年', values: [1, 2] })
    expect(ask([source([['2026-09', 3]])], { lastYear: true })!.ghost).toBeNull()
  })
  it('lays the same hour of last week under an hour compared by weekday', () => {
    const hourly = indicator({ grain: 'hour', compare: 'weekday' })
    const plan = ask(
      [
        source(
          [
            ['2026-11-14T08+08:00', 7],
            ['2026-11-21T08+08:00', 9],
          ],
          { indicator: hourly },
        ),
      ],
      { lastYear: true, periods: 1 },
    )!
    expect(plan.ghost).toEqual({ name: '上周', values: [7] })
    expect(reach('hour', lagOf('hour', 'weekday'))).toBe(168)
  })
  it('draws a target where it holds for the period, not a year’s sum beside months', () => {
    const target = { value: 6, kind: 'value' as const, due: 5, source: '测' }
    const points: Point[] = [['2026-10', 5]]
    expect(ask([source(points, { state: state({ target }) })])!.target).toEqual({ at: 6, text: '目标 6.0' })
    expect(ask([source(points, { state: state({ target }), indicator: indicator({ gather: 'sum' }) })])!.target).toBeNull()
    expect(ask([source(points, { state: state({ target: { ...target, kind: 'growth' } }) })])!.target).toBeNull()
    expect(ask([source(points, { state: state({ target: { ...target, kind: 'limit' } }) })])!.target!.text).toBe('上限 6.0')
  })
  it('marks a running period', () => {
    const period = {
      start: '2026-11-21T09:00:00+08:00',
      end: '2026-11-21T10:00:00+08:00',
      label: '2026-11-21T09+08:00',
      until: '2026-11-21T09:40:00+08:00',
    }
    const running = source(
      [
        ['2026-11-21T08+08:00', 2],
        ['2026-11-21T09+08:00', 1],
      ],
      { indicator: indicator({ grain: 'hour' }), state: state({ period }) },
    )
    expect(ask([running])!.running).toBe(true)
    expect(ask([running], {}, { now: Date.parse('2026-11-21T10:30:00+08:00') })!.running).toBe(false)
  })
  it('ends a line before a total that still adds up, and keeps its bar', () => {
    const period = {
      start: '2026-11-21T00:00:00+08:00',
      end: '2026-11-22T00:00:00+08:00',
      label: '2026-11-21',
      until: '2026-11-21T09:40:00+08:00',
    }
    const points: Point[] = [
      ['2026-11-19', 8],
      ['2026-11-20', 9],
      ['2026-11-21', 3],
    ]
    const of = (gather: string) => source(points, { indicator: indicator({ grain: 'day', gather }), state: state({ period }) })
    expect(ask([of('sum')])!.labels.at(-1)).toBe('2026-11-20')
    expect(ask([of('sum')], { shape: 'bars' })!.labels.at(-1)).toBe('2026-11-21')
    expect(ask([of('mean')])!.labels.at(-1)).toBe('2026-11-21')
  })
  it('says a band with its word and bound, for one series only', () => {
    const banded = source([['2026-10', 5]], { indicator: indicator({ bands: [{ level: 'yellow', below: 4 }] }) })
    expect(ask([banded])!.bands).toEqual([{ level: 'yellow', side: 'below', at: 4, text: '黄 4.0' }])
    expect(ask([banded, banded])!.bands).toEqual([])
  })
})
