import { fisherAbove } from '../distributions/fisher.ts'
import { found, type Finding } from '../finding.ts'
import type { Panel } from '../panel.ts'
import { panelRegression } from './panelRegression.ts'
import type { RegressionSpec } from './spec.ts'
import type { JointTest } from './tests.ts'

/** The F test that all fixed effects are 0: the pooled regression's squares against theirs (Baltagi §2.1.2; plm's pFtest, xtreg's `u_i=0`). */
export const effectsTest = (panel: Panel, spec: RegressionSpec & { effects: 'region' | 'period' | 'both' }): Finding<JointTest> => {
  const pooled = panelRegression(panel, { ...spec, effects: 'pooled', errors: 'classical' })
  if (!pooled.ok) return pooled
  const fixed = panelRegression(panel, { ...spec, errors: 'classical' })
  if (!fixed.ok) return fixed
  const above = pooled.value.degrees - fixed.value.degrees
  const below = fixed.value.degrees
  const statistic = (pooled.value.squares - fixed.value.squares) / above / (fixed.value.squares / below)
  const defined = above > 0 && Number.isFinite(statistic)
  return found({
    statistic: defined ? statistic : null,
    degrees: [above, below],
    p: defined ? fisherAbove(statistic, above, below) : null,
  })
}
