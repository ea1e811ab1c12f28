import { describe, expect, it } from 'vitest'
import type { Point } from '#wall/stores/points.ts'
import { drawRose } from '#wall/widgets/windrose/draw.ts'
import { planWindrose, windroseText } from '#wall/widgets/windrose/plan.ts'

type Hour = readonly [speed: number | null, direction: number | null]
const series = (hours: readonly Hour[], which: 0 | 1): Point[] => hours.map((hour, at) => [`h${at}`, hour[which]])
const plan = (hours: readonly Hour[], rest: object = {}) =>
  planWindrose({ speeds: series(hours, 0), directions: series(hours, 1), unit: '米/秒', periods: 168, calm: 0.3, language: 'zh', ...rest })
const repeat = (count: number, hour: Hour): Hour[] => Array.from({ length: count }, () => hour)

describe('a wind rose', () => {
  it('puts each hour in the petal it blows from, the north on both sides of 0', () => {
    const made = plan([
      [1, 0],
      [1, 359],
      [1, 11.2],
      [1, 11.3],
      [1, 45],
      [1, 180],
      [1, 360],
      [1, 348.7],
    ])!
    expect(made.petals.map((petal) => petal[0])).toEqual([50, 12.5, 12.5, 0, 0, 0, 0, 0, 12.5, 0, 0, 0, 0, 0, 0, 12.5])
  })
  it('grades by GB/T 28591: 0.3, 1.6 and 3.4 m/s; windy places by 3.4 and 8', () => {
    const made = plan([
      [1.5, 90],
      [1.6, 90],
      [3.3, 90],
      [3.4, 90],
    ])!
    expect(made.petals[4]).toEqual([25, 50, 25])
    expect(made.grades).toEqual(['1 级', '2 级', '≥ 3 级'])
    const windy = plan([
      [3, 90],
      [6, 90],
      [7, 90],
      [9, 90],
    ])!
    expect([windy.petals[4], windy.grades[2]]).toEqual([[25, 50, 25], '≥ 5 级'])
  })
  it('reads other units of speed', () =>
    expect(
      plan(
        [
          [5.7, 90],
          [5.8, 90],
        ],
        { unit: '公里每小时' },
      )!.petals[4],
    ).toEqual([50, 50, 0]))
  it('takes calm hours for no direction, even without one', () => {
    const made = plan([
      [0.2, null],
      [0.29, 90],
      [0.3, 90],
      [2, 270],
    ])!
    expect([made.calm, made.calmText, made.have]).toEqual([50, '50%', 4])
    expect(made.petals[4]).toEqual([25, 0, 0])
  })
  it('leaves out hours that lack one of the two, and says how many', () => {
    const made = plan([
      [1, 90],
      [null, 90],
      [1, null],
      [1, 270],
    ])!
    expect([made.have, made.all]).toEqual([2, 4])
    expect(windroseText('风', made, 'zh')).toContain('2 / 4 时有数')
  })
  it('says the main direction; when most is calm, that', () => {
    expect(plan([...repeat(6, [1, 45]), ...repeat(4, [1, 180])])!.main).toBe('东北风 60%')
    expect(plan([...repeat(6, [0, 45]), ...repeat(4, [1, 180])])!.main).toBe('静风居多 60%')
    expect(plan(repeat(4, [0, 45]))!.main).toBe('全程静风')
    expect(plan([...repeat(6, [1, 22.5]), [1, 180]], { language: 'en' })!.main).toBe('NNE 86%')
  })
  it('has two even rings that hold every petal', () => {
    for (const most of [3, 5, 17, 41, 100]) {
      const hours = Array.from({ length: 100 }, (_, at): Hour => (at < most ? [1, 0] : [1, 22.5 * (1 + (at % 15))]))
      const { rings, petals } = plan(hours)!
      expect(rings[1]).toBe(rings[0] * 2)
      expect(Math.max(...petals.map((petal) => petal[0]))).toBeLessThanOrEqual(rings[1] + 1e-9)
    }
  })
  it('is nothing when no hour has both', () => {
    expect(plan([])).toBeNull()
    expect(
      plan([
        [1, null],
        [null, 3],
      ]),
    ).toBeNull()
  })
  it('draws a petal that fills a ring to its rim, and nothing for an empty grade', () => {
    const drawing = drawRose({ ...plan(repeat(4, [1, 0]))!, rings: [50, 100] }, 100, 20)
    expect(drawing.rings).toEqual([60, 100])
    expect(drawing.paths[0]).toContain('A100.00 100.00')
    expect(drawing.paths[1]).toBe('')
  })
})
