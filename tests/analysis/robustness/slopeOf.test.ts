import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { completeRows, type Panel } from '#analysis/panel.ts'
import { panelRegression } from '#analysis/regression/panelRegression.ts'
import { slopeOf } from '#analysis/robustness/slopeOf.ts'
import { subsample } from '#analysis/robustness/subsample.ts'
import { seeded } from '#analysis/seeded.ts'
import { valueOf } from '../../helpers/valueOf.ts'

const REGIONS = Array.from({ length: 9 }, (_, at) => `r${at}`)
const panelOf = (seed: number): Panel => {
  const random = seeded(seed)
  const rows = REGIONS.flatMap((region) => ['1', '2', '3', '4'].map((period) => ({ region, period })))
  const column = () => rows.map(() => (random() < 0.05 ? null : random() * 1e3))
  return { rows, columns: { y: column(), x: column(), z: column() } }
}

describe('a slope by cross products', () => {
  it.each(['pooled', 'region', 'period', 'both'] as const)('is that of the regression on the same regions: %s', (effects) => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.subarray(REGIONS, { minLength: 5 }), (seed, chosen) => {
        const panel = panelOf(seed)
        const spec = { y: 'y', x: ['x', 'z'], effects, errors: 'classical' as const }
        const fit = panelRegression(subsample(panel, (region) => chosen.includes(region)), spec) // prettier-ignore
        if (!fit.ok) return
        const slope = slopeOf(panel, spec, 'z')(chosen)!
        const expected = fit.value.coefficients[2]!.estimate
        expect(Math.abs(slope - expected)).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected)))
      }),
      { seed: 3, numRuns: 60 },
    )
  })
  it('is none where the regressor does not vary', () => {
    const panel = panelOf(1)
    const flat = { ...panel, columns: { ...panel.columns, x: panel.rows.map(() => 7) } }
    expect(valueOf(completeRows(flat, ['x'])).rows.length).toBeGreaterThan(0)
    expect(slopeOf(flat, { y: 'y', x: ['x'], effects: 'region' }, 'x')(REGIONS)).toBeNull()
  })
})
