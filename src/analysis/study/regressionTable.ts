import type { ModelFit, RegressionShown } from '#contract/analysis/fitTables.ts'
import type { Note } from '#contract/analysis/parts.ts'
import type { AnalysisTableOf } from '#contract/analysis/result.ts'
import type { RegressionTableSpec } from '#contract/analysis/tableSpecs.ts'
import { found, type Finding } from '../finding.ts'
import { completeRows } from '../panel.ts'
import { effectsTest } from '../regression/effectsTest.ts'
import { hausman } from '../regression/hausman.ts'
import { panelRegression, type PanelFit } from '../regression/panelRegression.ts'
import type { RegressionSpec } from '../regression/spec.ts'
import type { Ground } from './ground.ts'
import { countedOf, finite, headOf, part, sampleOf, shownCoefficient, shownTest, tableOf, type Made } from './head.ts'
import { clusterNotes, sharedNotes } from './shared.ts'

type Model = RegressionTableSpec['models'][number]
type Fitted = { fit: PanelFit; effects: ModelFit['effects'] }

const fitted = (spec: RegressionTableSpec, model: Model, ground: Ground): Finding<Fitted> => {
  const x = model.x ?? spec.x
  const panel = ground.panel([spec.y, ...x])
  if (!panel.ok) return panel
  const { effects, errors, smallSample } = model
  const own: RegressionSpec = { y: spec.y, x, effects, errors, smallSample, level: spec.level }
  const fit = panelRegression(panel.value, own)
  if (!fit.ok) return fit
  const fixed = effects === 'region' || effects === 'period' || effects === 'both'
  const test = fixed ? effectsTest(panel.value, { ...own, effects }) : null
  return found({ fit: fit.value, effects: test?.ok ? shownTest(test.value) : null })
}

const shownFit = ({ fit, effects }: Fitted): ModelFit => ({
  ...sampleOf(fit.rows),
  coefficients: fit.coefficients.map(shownCoefficient),
  balanced: fit.balanced,
  degrees: finite(fit.degreesOfT),
  joint: shownTest(fit.joint),
  effects,
  rSquared: {
    within: finite(fit.rSquared.within),
    between: finite(fit.rSquared.between),
    overall: finite(fit.rSquared.overall),
    own: fit.rSquared.own,
    adjusted: fit.rSquared.adjusted,
  },
})

const shownOf = (spec: RegressionTableSpec, ground: Ground): Finding<Made<RegressionShown>> => {
  const names = [...new Set([spec.y, ...spec.x, ...spec.models.flatMap(({ x = [] }) => x)])]
  const fits = spec.models.map((model) => fitted(spec, model, ground))
  const there = fits.flatMap((fit) => (fit.ok ? [fit.value.fit] : []))
  const first = fits[0]!
  if (there.length === 0 && !first.ok) return first
  const largest = there.reduce((a, b) => (b.n > a.n ? b : a))
  const panel = ground.panel(names.filter((name) => ground.column(name).ok))
  if (!panel.ok) return panel
  const complete = completeRows(panel.value, Object.keys(panel.value.columns))
  if (!complete.ok) return complete
  const own = ground.panel([spec.y, ...spec.x])
  const test = !spec.hausman ? null : own.ok ? hausman(own.value, { y: spec.y, x: spec.x }) : own
  const truncated = fits.flatMap((fit, at): Note[] =>
    fit.ok && fit.value.fit.sigma.truncated ? [{ note: 'effect_truncated', model: spec.models[at]!.id }] : [],
  )
  const clustered = there.find(({ spec: { errors } }) => errors === 'clustered')
  return found({
    head: {
      ...countedOf(largest.rows),
      missing: complete.value.missing,
      notes: [
        ...sharedNotes(ground, spec.y, names.slice(1)),
        ...clusterNotes(clustered ? 'clustered' : '', clustered?.regions ?? 0),
        ...truncated,
      ],
    },
    result: {
      y: spec.y,
      level: spec.level,
      models: spec.models.map(({ id, title, effects, errors, smallSample, x = spec.x }, at) => ({
        id,
        title,
        effects,
        errors,
        smallSample,
        x,
        fit: part(fits[at]!, shownFit),
      })),
      hausman: test === null ? null : part(test, (value) => value),
    },
  })
}

/** One regression in several models, side by side; a model that cannot be estimated says so in its own column. */
export const regressionTable = (spec: RegressionTableSpec, ground: Ground): AnalysisTableOf<'regression'> =>
  tableOf('regression', headOf(spec, 'regression', [spec.y, ...spec.x], null), shownOf(spec, ground))
