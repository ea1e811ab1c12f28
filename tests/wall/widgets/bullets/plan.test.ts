import { describe, expect, it } from 'vitest'
import { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { planBullets, tickKind } from '#wall/widgets/bullets/plan.ts'
import { stateOf } from '../../../helpers/stateOf.ts'

const said = { language: 'zh' as const, zone: 'Asia/Shanghai', now: Date.parse('2026-11-21T09:42:15+08:00') }
const declared = (given: Partial<Indicator> = {}): Indicator =>
  Indicator.parse({
    id: 'economy.gdp',
    title: { zh: '地区生产总值', en: 'GRP' },
    definition: { zh: '口径', en: 'x' },
    department: 'stats',
    unit: '元',
    scale: 1e8,
    decimals: 1,
    better: 'higher',
    grain: 'month',
    scope: { root: '500000', tier: 'district' },
    rollUp: { method: 'never' },
    source: 'x',
    ...given,
  })
const one = (state: Partial<State> | null, given: Partial<Indicator> = {}, limit?: number) =>
  planBullets(
    [{ indicator: 'economy.gdp', ...(limit === undefined ? {} : { limit }) }],
    () => ({ indicator: declared(given), state: state ? stateOf(state) : undefined, official: undefined }),
    said,
  )[0]!
const noise = { unit: 'dB(A)', scale: 1, decimals: 1, better: 'lower' as const }

describe('planBullets', () => {
  it('measures against a target and marks what its path asks for', () => {
    const row = one({ value: 697, target: { value: 1000, kind: 'value', due: 705, source: 'x' } })
    expect(row).toMatchObject({ against: 'target', tick: 0.705, bad: true, words: '69.7%' })
    expect(row.fill).toBeCloseTo(0.697, 10)
    expect(row.figure.target?.gap).toBe('欠进度 8.0 亿元')
  })
  it('says a percentage itself, not its share of its target, and draws a rate on the whole', () => {
    const rate = { unit: '%', scale: 1 }
    const row = one({ value: 99.6, target: { value: 98, kind: 'value', due: 98, source: 'x' } }, rate)
    expect(row).toMatchObject({ against: 'target', bad: false, words: '99.6%', done: '' })
    expect([row.fill, row.tick]).toEqual([expect.closeTo(0.996, 10), expect.closeTo(0.98, 10)])
    const growth = one({ value: 5.4, target: { value: 6, kind: 'value', due: 6, source: 'x' } }, rate)
    expect(growth).toMatchObject({ words: '5.4%', tick: 1, bad: true })
    expect(growth.fill).toBeCloseTo(0.9, 10)
  })
  it('draws shares that should stay above a bound on the whole, so that they differ', () => {
    const shares = [95.7, 99.7].map((value) => one({ value }, { unit: '%', scale: 1, bands: [{ level: 'red', below: 65 }] }))
    expect(shares.map(({ fill }) => fill)).toEqual([expect.closeTo(0.957, 10), expect.closeTo(0.997, 10)])
    expect(shares[0]).toMatchObject({ against: 'bound', tick: 0.65, bad: false })
  })
  it('puts a limit at three quarters: at it is not over it', () => {
    expect(one({ value: 70 }, noise, 70)).toMatchObject({ against: 'limit', fill: 0.75, tick: 0.75, bad: false, words: '70.0 dB(A)' })
    expect(one({ value: 72 }, noise, 70).bad).toBe(true)
    expect(one({ value: 34.6, target: { value: 35, kind: 'limit', due: 35, source: 'x' } }, noise)).toMatchObject({
      against: 'limit',
      bad: false,
    })
  })
  it('takes the gravest bound where there is neither; at it is at the level', () => {
    const bands: Indicator['bands'] = [
      { level: 'blue', above: 35 },
      { level: 'red', above: 150 },
    ]
    expect(one({ value: 150 }, { ...noise, bands })).toMatchObject({ against: 'bound', fill: 0.75, bad: true })
    expect(one({ value: 47 }, { ...noise, bands }).fill).toBeCloseTo((47 / 150) * 0.75, 10)
    expect(one({ value: 420 }, { ...noise, bands: [{ level: 'yellow', below: 500 }] }).bad).toBe(true)
  })
  it('draws no bar without anything to measure against, and none of what is missing or lost', () => {
    expect(one({ value: 5 })).toMatchObject({ against: 'none', fill: 0, tick: null })
    for (const state of [null, { value: null, reason: 'reported_missing' as const }, { value: 5, freshness: 'lost' as const }])
      expect(one(state, {}, 10)).toMatchObject({ against: 'none', fill: 0, words: '—' })
  })
  it('never leaves the track', () => {
    expect(one({ value: 9e9, target: { value: 1000, kind: 'value', due: 2000, source: 'x' } })).toMatchObject({ fill: 1, tick: 1 })
    expect(one({ value: -5 }, noise, 70).fill).toBe(0)
  })
  it('says what the ticks stand for', () => {
    expect(
      tickKind([
        { against: 'target', tick: 0.5 },
        { against: 'none', tick: null },
      ]),
    ).toBe('target')
    expect(
      tickKind([
        { against: 'target', tick: 0.5 },
        { against: 'bound', tick: 0.75 },
      ]),
    ).toBe('mixed')
    expect(tickKind([{ against: 'none', tick: null }])).toBeNull()
  })
})
