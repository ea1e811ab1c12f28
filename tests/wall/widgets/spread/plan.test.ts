import { describe, expect, it } from 'vitest'
import { TOKENS } from '#wall/theme/tokens.ts'
import { boxOption } from '#wall/widgets/spread/option.ts'
import { planSpread, spreadText } from '#wall/widgets/spread/plan.ts'
import { ridgeOption, ridgeRoom } from '#wall/widgets/spread/ridge.ts'
import { declare, NOW, ZONE } from '../declare.ts'

const source = (name: string, ...values: (number | null)[]) => ({
  name,
  lost: false,
  points: values.map((value, at) => [`2026-0${at + 8}`, value] as const),
})
const five = ['甲', '乙', '丙', '丁', '戊'].map((name, at) => source(name, at, at * 2))
const plan = (sources = five, rest: object = {}) =>
  planSpread({
    indicator: declare(),
    sources,
    shape: 'box',
    periods: 6,
    room: 6,
    language: 'zh',
    zone: ZONE,
    now: NOW,
    until: null,
    ...rest,
  })
const size = { width: 421, height: 280, ratio: 1 }
const pen = { tokens: TOKENS.day, u: 1 }

describe('a spread', () => {
  it('has the five numbers of each period', () => {
    const made = plan()!
    expect(made.periods.map((one) => one.five)).toEqual([
      [0, 1, 2, 3, 4],
      [0, 2, 4, 6, 8],
    ])
  })
  it('names the highest, the median and the lowest of the newest period', () =>
    expect(plan()!.ends.map((one) => one.text)).toEqual(['最高 戊 8.0', '中位 4.0', '最低 甲 0.0']))
  it('leaves out what is missing, counts it, and never takes it for 0', () => {
    const made = plan([...five, source('己', 3, null)])!
    expect(made.periods.map((one) => [one.values.length, one.missing])).toEqual([
      [6, 0],
      [5, 1],
    ])
    expect(made.periods[1]!.five![0]).toBe(0)
    expect(spreadText('分布', made, '', 'zh')).toContain('5 / 6 已报')
  })
  it('draws no box of fewer than five', () => {
    const made = plan(five.slice(0, 4))!
    expect(made.periods.every((one) => one.five === null)).toBe(true)
    expect(made.periods[0]!.values).toEqual([0, 1, 2, 3])
  })
  it('shows the newest periods there is room for', () => {
    const made = plan(five, { room: 1 })!
    expect(made.periods.map((one) => one.label)).toEqual(['2026-09'])
    expect(made.asked).toBe(2)
  })
  it('has densities that peak at 1, and none where all are one', () => {
    const made = plan(
      five.map((one) => ({ ...one, points: [['2026-08', 5], one.points[1]!] as const })),
      { shape: 'ridge' },
    )!
    expect(made.periods[0]!.curve).toBeNull()
    expect(Math.max(...made.periods[1]!.curve!)).toBeCloseTo(1)
  })
  it('is nothing when no region has a value', () => {
    expect(plan([])).toBeNull()
    expect(plan([source('甲', null, null)])).toBeNull()
  })
  it('can be sent to another thread in both shapes', () => {
    for (const option of [
      boxOption(plan()!, size, pen, 'zh'),
      ridgeOption(plan(five, { shape: 'ridge' })!, size, pen, 'en'),
      boxOption(plan([source('甲', 1)])!, size, pen, 'en'),
    ])
      expect(structuredClone(option)).toEqual(option)
  })
  it('asks for no more rows than a height holds', () => expect([ridgeRoom(40, 1), ridgeRoom(314, 1), ridgeRoom(628, 2)]).toEqual([1, 8, 8]))
})
