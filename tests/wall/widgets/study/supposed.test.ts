import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { effectScope, ref } from 'vue'
import type { Study } from '#wall/widgets/study/useStudy.ts'
import { aroundOwn } from '#wall/widgets/whatif/aroundOwn.ts'
import { columnWords, figureAt, SLIDER_STEPS, tickOf } from '#wall/widgets/whatif/figureWords.ts'
import { fittingMoves } from '#wall/widgets/whatif/fittingMoves.ts'
import { openSupposeDesk } from '#wall/widgets/whatif/supposeDesk.ts'
import { useGoals } from '#wall/widgets/whatif/useGoals.ts'
import { useSupposed } from '#wall/widgets/whatif/useSupposed.ts'
import { planWorked } from '#wall/widgets/worked/plan.ts'
import { tableOf as stepOf } from '#wall/widgets/worked/tables.ts'
import { STUDY_ZH } from '#wall/widgets/study/wordsZh.ts'
import { national, shownOf } from './national.ts'

const governance = shownOf('index', 'governance')
const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)

describe('a slider', () => {
  const lever = { worst: 4.6, best: 1.3, real: 4.513 }
  it('gives back the real figure where it stands, and both ends exactly', () => {
    expect(figureAt(lever, tickOf(lever, lever.real))).toBe(4.513)
    expect([figureAt(lever, 0), figureAt(lever, SLIDER_STEPS)]).toEqual([4.6, 1.3])
    for (let tick = 0; tick <= SLIDER_STEPS; tick += 1) expect(tickOf(lever, figureAt(lever, tick))).toBe(tick)
  })
  it('says figures with their unit, large ones in 万 in Chinese only', () => {
    expect(columnWords({ unit: '元', decimals: 0 }, 175_900, 'zh')).toBe('17.59 万元')
    expect(columnWords({ unit: '元', decimals: 0 }, 175_900, 'en')).toBe('175,900 yuan')
    expect(columnWords({ unit: '%', decimals: 2 }, 69.456, 'zh')).toBe('69.46%')
    expect(columnWords({ unit: '', decimals: 2 }, 15.5, 'zh')).toBe('15.50')
  })
})

describe('what is supposed', () => {
  beforeEach(() => setActivePinia(createPinia()))
  const opened = (period = '2020') => {
    const supposed = useSupposed()
    let closed = 0
    supposed.openBy((tell) => ({ ask: openSupposeDesk(tell), close: () => (closed += 1) }))
    const scope = effectScope()
    const region = ref('500000')
    const study = {
      shown: ref(governance),
      result: ref(national),
      region,
      period: ref(period),
      about: ref({ indicator: 'analysis.national.governance', region: '500000' }),
    } as unknown as Study<'index'>
    scope.run(() => supposed.follow(study))
    return { supposed, scope, region, closed: () => closed }
  }
  it('begins with what is, and aims a few places up', () => {
    const { supposed } = opened()
    expect(supposed.supposition!.score).toBe(supposed.levers!.score)
    expect([supposed.goal, supposed.way!.goal]).toEqual([{ rank: supposed.levers!.rank - 3 }, { rank: supposed.levers!.rank - 3 }])
    // Nothing has moved: the way is shown, not gone.
    expect([supposed.moved, supposed.gone]).toEqual([{}, false])
  })
  it('moves, takes the cheapest way to its rank, and goes back', () => {
    const { supposed } = opened()
    supposed.move('urban_share', 89)
    expect(supposed.supposition!.score).toBeGreaterThan(supposed.levers!.score)
    supposed.go()
    expect(supposed.supposition!.rank).toBe(supposed.levers!.rank - 3)
    expect(supposed.supposition!.score).toBeCloseTo(supposed.way!.target, 9)
    expect(supposed.gone).toBe(true)
    supposed.reset()
    expect([supposed.moved, supposed.supposition!.score]).toEqual([{}, supposed.levers!.score])
  })
  it('goes the way to a function’s target at once, and keeps what is supposed of the others', () => {
    const { supposed } = opened()
    supposed.move('urban_share', 89)
    supposed.aim({ function: 'economy', score: 0.4 }, true)
    expect(supposed.supposition!.functions['economy']!.after).toBeCloseTo(0.4, 9)
    expect(supposed.moved['urban_share']).toBe(89)
    supposed.aim({ function: 'market', score: 0.2 }, true)
    const { economy, market } = supposed.supposition!.functions
    expect([economy!.after, market!.after].map((one) => Math.round(one * 1e9))).toEqual([4e8, 2e8])
    supposed.aim({ function: 'economy', score: 0.3 }, true)
    expect(supposed.supposition!.functions['economy']!.after).toBeCloseTo(0.3, 9)
    // A rank begins from what is real.
    supposed.aim({ rank: 12 }, true)
    expect([supposed.supposition!.rank, supposed.moved['urban_share'] === 89]).toEqual([12, false])
  })
  it('turns a function’s target on a slider from its real score to the best of any region', () => {
    const { supposed } = opened()
    const goals = useGoals()
    expect([goals.rank.value, goals.score.value]).toEqual([12, null])
    goals.choose('economy')
    const { real, best, tick } = goals.score.value!
    expect([tick, best]).toEqual([0, supposed.levers!.reached['economy']])
    expect(supposed.moved).toEqual({})
    goals.slide(50)
    expect(goals.score.value!.tick).toBe(50)
    expect(goals.score.value!.aimed).toBeCloseTo(real + (best - real) / 4, 9)
    goals.slide(SLIDER_STEPS)
    expect(supposed.supposition!.functions['economy']!.after).toBeCloseTo(best, 9)
    expect(supposed.supposition!.rank).toBeLessThan(supposed.levers!.rank)
    goals.slide(0)
    expect(Object.keys(supposed.moved)).toEqual([])
    goals.choose(null)
    expect(goals.rank.value).toBe(12)
    goals.turn(-1)
    expect([goals.rank.value, supposed.supposition!.rank]).toEqual([11, 11])
    goals.turn(-100)
    expect(goals.rank.value).toBe(1)
    goals.turn(100)
    expect(goals.rank.value).toBe(30)
  })
  it('forgets all when another region is looked at, and closes with its last panel', async () => {
    const { supposed, scope, region, closed } = opened()
    supposed.move('urban_share', 89)
    region.value = '510000'
    await Promise.resolve()
    expect([supposed.moved, supposed.levers!.region]).toEqual([{}, '510000'])
    scope.stop()
    expect([closed(), supposed.levers]).toEqual([1, null])
  })
  it('says that a rank is out of reach, or why nothing can be supposed', () => {
    const { supposed } = opened()
    supposed.aim({ rank: 40 })
    expect([supposed.way, supposed.wayRefusal!.reason]).toEqual([null, 'bad_option'])
  })
})

describe('moves that have room', () => {
  const adds = [5, 4, 3, 2, 1]
  it('stand all where they fit, else the last line says what the rest adds', () => {
    expect(fittingMoves(adds, adds, 150)).toEqual({ rows: adds, height: 30, rest: 0, restAdds: 0 })
    expect(fittingMoves(adds, adds, 100)).toEqual({ rows: [5, 4], height: 33, rest: 3, restAdds: 6 })
    expect(fittingMoves(adds, adds, -40)).toMatchObject({ rows: [], rest: 5, restAdds: 15 })
    expect(fittingMoves([], [], 200)).toMatchObject({ rows: [], rest: 0 })
  })
})

describe('neighbours that have room', () => {
  const around = ['a', 'b', 'c', 'd', 'e'].map((region) => ({ region }))
  const kept = (own: string, room: number) =>
    aroundOwn(around, own, room)
      .map((one) => one.region)
      .join('')
  it('keep the region among them', () => {
    expect([kept('c', 9), kept('c', 3), kept('a', 3), kept('e', 2), kept('d', 1), kept('b', -4)]).toEqual([
      'abcde',
      'bcd',
      'abc',
      'de',
      'd',
      'b',
    ])
  })
})

describe('the method, worked through', () => {
  const plan = planWorked(national, governance, '500000', '2020')!
  it('leads from the figures to the score', () => {
    expect(sum(plan.rows.map((row) => row.share))).toBeCloseTo(plan.score, 9)
    for (const row of plan.rows) {
      const place = (row.raw! - row.low) / (row.high - row.low)
      expect(row.better === 'higher' ? place : 1 - place, row.column).toBeCloseTo(row.place, 9)
      expect(row.place * row.weight).toBeCloseTo(row.share, 12)
    }
  })
  it('has a table for each step that has figures, its foot the sum', () => {
    const names = {
      titleOf: (column: string) => column,
      figure: (_: string, value: number | null) => String(value),
      bound: (_: string, value: number) => String(value),
    }
    for (const step of ['members', 'normalise', 'weigh', 'score'] as const) {
      const table = stepOf(step, plan, STUDY_ZH.worked, names)
      expect(table.rows).toHaveLength(12)
      for (const row of [...table.rows, ...(table.foot ? [table.foot] : [])]) expect(row, step).toHaveLength(table.head.length)
    }
    expect(stepOf('score', plan, STUDY_ZH.worked, names).foot!.at(-1)).toBe((plan.score * 100).toFixed(2))
    expect(stepOf('weigh', plan, STUDY_ZH.worked, names).foot![2]).toBe('100.0%')
  })
  it('is nothing for a region without a score', () => expect(planWorked(national, governance, '540000', '2015')).toBeNull())
})
