import { describe, expect, it } from 'vitest'
import { mediation, type Mediation, type MediationSpec } from '#analysis/mediation/mediation.ts'
import type { Panel } from '#analysis/panel.ts'
import { seeded } from '#analysis/seeded.ts'
import { grunfeld } from '../../helpers/publishedTable.ts'
import { reasonOf, valueOf } from '../../helpers/valueOf.ts'

/** m = 0.5 x + …, y = 0.3 x + 0.8 m + …, each with effects of region and year: a b = 0.4, total 0.7. */
const planted = (seed: number, regions = 31, b = 0.8): Panel => {
  const random = seeded(seed)
  const rows = Array.from({ length: regions * 6 }, (_, at) => ({ region: `r${Math.floor(at / 6)}`, period: `${2015 + (at % 6)}` }))
  const own = Array.from({ length: regions }, () => 4 * random())
  const x = rows.map((_, at) => own[Math.floor(at / 6)]! + (at % 6) * 0.5 + 3 * random())
  const m = x.map((one, at) => 0.5 * one + own[Math.floor(at / 6)]! + random())
  const y = m.map((one, at) => b * one + 0.3 * x[at]! - own[Math.floor(at / 6)]! + (at % 6) + random())
  return { rows, columns: { x, m, y } }
}
const of = (panel: Panel, more: Partial<MediationSpec> = {}): Mediation =>
  valueOf(mediation(panel, { y: 'y', x: 'x', mediator: 'm', effects: 'both', draws: 400, random: seeded(1), ...more }))

describe('on Grunfeld, value → capital → investment', () => {
  const found = of(grunfeld(), { y: 'inv', x: 'value', mediator: 'capital', effects: 'region', errors: 'classical' })
  it('the direct path and b are the published fixed effects', () => {
    expect(found.direct.estimate).toBeCloseTo(0.110123804120718, 12)
    expect(found.fromMediator.estimate).toBeCloseTo(0.310065341300139, 12)
    expect(found.fromMediator.error).toBeCloseTo(0.0173545027755526, 12)
  })
  it('Sobel’s error is √(a²s_b² + b²s_a²)', () => {
    const { toMediator: a, fromMediator: b, sobel } = found
    expect(sobel.error).toBeCloseTo(Math.hypot(a.estimate * b.error, b.estimate * a.error), 14)
    expect(sobel.statistic).toBeCloseTo((a.estimate * b.estimate) / sobel.error, 12)
  })
})

describe('a planted path', () => {
  it.each(['pooled', 'region', 'period', 'both'] as const)('total = direct + indirect, %s', (effects) => {
    const found = of(planted(1), { effects })
    expect(found.total.estimate).toBeCloseTo(found.direct.estimate + found.indirect, 11)
  })
  it('is recovered, with its share', () => {
    const found = of(planted(2))
    expect(found.indirect).toBeCloseTo(0.4, 1)
    expect(found.share).toBeCloseTo(4 / 7, 1)
    expect(found.sobel.p).toBeLessThan(1e-6)
    for (const [low, high] of [found.bootstrap.percentile, found.bootstrap.biasCorrected]) expect(low < 0.4 && 0.4 < high).toBe(true)
    expect(found.bootstrap.error / found.sobel.error).toBeGreaterThan(0.5)
    expect(found.bootstrap.error / found.sobel.error).toBeLessThan(2)
    expect(of(planted(2))).toEqual(found)
  })
  it('intervals hold it about as often as they say, and 0 where there is no path', () => {
    let [held, none] = [0, 0]
    for (let seed = 1; seed <= 60; seed++) {
      const [low, high] = of(planted(seed), { draws: 200 }).bootstrap.biasCorrected
      if (low <= 0.4 && 0.4 <= high) held++
      const empty = of(planted(seed, 31, 0), { draws: 200 }).bootstrap.percentile
      if (empty[0] <= 0 && 0 <= empty[1]) none++
    }
    expect(held).toBeGreaterThanOrEqual(50)
    expect(none).toBeGreaterThanOrEqual(52)
  })
  it('units move it by their ratio, reordered rows not at all', () => {
    const panel = planted(3)
    const yuan = { ...panel, columns: { ...panel.columns, y: panel.columns.y!.map((one) => one! * 1e8) } }
    expect(of(yuan).indirect / of(panel).indirect / 1e8).toBeCloseTo(1, 10)
    expect(of(yuan).bootstrap.percentile[0] / of(panel).bootstrap.percentile[0] / 1e8).toBeCloseTo(1, 8)
  })
  it('has no share where the paths point apart', () => expect(of(planted(1, 31, -3)).share).toBeNull())
  it('a missing cell leaves its row out of all three equations', () => {
    const panel = planted(1)
    const holed = { ...panel, columns: { ...panel.columns, m: [null, ...panel.columns.m!.slice(1)] } }
    const found = of(holed)
    expect(found.missing).toEqual([{ region: 'r0', period: '2015', column: 'm' }])
    expect(found.total.estimate).toBeCloseTo(found.direct.estimate + found.indirect, 11)
  })
  it.each<[string, Partial<MediationSpec>]>([
    ['unknown_column z', { mediator: 'z' }],
    ['duplicate_member x', { mediator: 'x' }],
    ['too_few_draws draws', { draws: 10 }],
    ['bad_option effects', { effects: 'random' as never }],
  ])('refuses with %s', (reason, more) =>
    expect(reasonOf(mediation(planted(1), { y: 'y', x: 'x', mediator: 'm', effects: 'both', random: seeded(1), ...more }))).toBe(reason),
  )
})
