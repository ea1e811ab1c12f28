import { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { describe, expect, it } from 'vitest'
import { TOKENS } from '#wall/theme/tokens.ts'
import { radarOption, sides } from '#wall/widgets/radar/option.ts'
import { planRadar, radarText } from '#wall/widgets/radar/plan.ts'

const indicator = Indicator.parse({
  id: 'economy.score',
  title: { zh: '经济', en: 'Economy' },
  definition: { zh: '测', en: 'T' },
  department: 'd',
  unit: '',
  decimals: 1,
  better: 'higher',
  grain: 'month',
  scope: { root: '500000', tier: 'district' },
  rollUp: { method: 'never' },
  source: '测',
})
const spoke = (name: string, value: number | null, rest: Partial<State> = {}) => ({
  name,
  indicator,
  state: { value, level: 'normal', previous: null, ...rest } as State,
})
const five = [spoke('经济', 80), spoke('市场', 140), spoke('社会', 50, { level: 'yellow' }), spoke('服务', null), spoke('环境', -5)]

describe('a radar', () => {
  it('places values between the centre and the rim, a missing one nowhere', () => {
    const plan = planRadar(five, 100, 'zh')!
    expect(plan.spokes.map((one) => one.reach)).toEqual([0.8, 1, 0.5, null, 0])
    expect(plan.spokes[3]!.figure).toBe('—')
    expect(plan.spokes[1]!.figure).toBe('140.0')
  })
  it('is nothing when no spoke has a value', () => {
    expect(planRadar([spoke('a', null), { name: 'b', indicator, state: undefined }, spoke('c', null)], 100, 'zh')).toBeNull()
  })
  it('opens its ring at a missing spoke', () => {
    expect(sides([1, 1, null, 1, 1])).toEqual({ closed: false, runs: [[3, 4, 0, 1]] })
    expect(sides([1, null, 1, null, 1])).toEqual({ closed: false, runs: [[2], [4, 0]] })
    expect(sides([1, 1, 1])).toEqual({ closed: true, runs: [[0, 1, 2]] })
  })
  it('gives the level to its mark and word, not to the line; every word stays on the canvas', () => {
    const size = { width: 381, height: 300, ratio: 1 }
    const option = radarOption(planRadar(five, 100, 'zh')!, size, { tokens: TOKENS.night, u: 1 })
    const { elements } = option['graphic'] as unknown as {
      elements: { type: string; x?: number; y?: number; style: { text?: string; stroke?: string; align?: string } }[]
    }
    expect(elements.some((one) => one.style.text === '黄')).toBe(true)
    expect(elements.filter((one) => one.type !== 'text').map((one) => one.style.stroke)).not.toContain(TOKENS.night.levels.yellow.shape)
    for (const { x, y } of elements.filter((one) => one.type === 'text')) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(size.width)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(size.height)
    }
    expect(structuredClone(option)).toEqual(option)
  })
  it('keeps long words off the ring: those over the rim stand above the side that rises from their corner', () => {
    const long = five.map(() => spoke('Inclusive kindergartens', 90))
    const option = radarOption(planRadar(long, 100, 'en')!, { width: 572, height: 360, ratio: 1 }, { tokens: TOKENS.night, u: 1 })
    const { elements } = option['graphic'] as unknown as {
      elements: { type: string; x?: number; y?: number; shape?: { points?: [number, number][] }; style: { text?: string } }[]
    }
    const rim = elements.find(({ shape }) => shape?.points?.length === 5 && Math.abs(shape.points[1]![0] - 286) > 100)!.shape!.points!
    const [[topX, topY], [x, y]] = [rim[0]!, rim[1]!]
    const sideAt = (at: number): number => y + ((topY - y) * (x - at)) / (x - topX)
    const figure = elements.filter((one) => one.type === 'text' && one.style.text === '90.0').find((one) => one.x! > 300 && one.y! < y)!
    expect(figure.y! + 12).toBeLessThan(sideAt(figure.x!))
  })
  it('says every spoke, its level and what is missing', () => {
    expect(radarText('五大职能', planRadar(five, 100, 'zh'), '暂无数据')).toBe(
      '五大职能: 经济 80.0 正常; 市场 140.0 正常; 社会 50.0 黄; 服务 — 缺报; 环境 −5.0 正常',
    )
  })
})
