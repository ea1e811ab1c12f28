import type { Coefficient as CoefficientShown, Sample } from '#contract/analysis/parts.ts'
import { found, unfit, type Finding } from '../finding.ts'
import type { Panel, PanelRow } from '../panel.ts'
import { panelRegression } from '../regression/panelRegression.ts'
import type { RegressionSpec } from '../regression/spec.ts'
import { sampleOf, shownCoefficient } from './head.ts'

/** The coefficient that is compared, and what it was estimated from. */
export type One = Sample & { coefficient: CoefficientShown }

/** One coefficient of a panel regression, with the rows it rests on. */
export const oneCoefficient = (panel: Panel, spec: RegressionSpec, compared: string): Finding<One & { rows: PanelRow[] }> => {
  const at = spec.x.indexOf(compared)
  if (at < 0) return unfit('unknown_column', `${compared} is no regressor`, compared)
  const fit = panelRegression(panel, spec)
  if (!fit.ok) return fit
  const { rows, coefficients } = fit.value
  return found({ ...sampleOf(rows), coefficient: shownCoefficient(coefficients[at + 1]!), rows })
}

/** Without the rows. */
export const shownOne = ({ n, regions, periods, span, coefficient }: One): One => ({ n, regions, periods, span, coefficient })
