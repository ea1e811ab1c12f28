import type { RobustnessShown } from '#contract/analysis/fitTables.ts'
import type { JointTest, Note } from '#contract/analysis/parts.ts'
import type { AnalysisTableOf } from '#contract/analysis/result.ts'
import type { RobustnessCheck, RobustnessTableSpec } from '#contract/analysis/tableSpecs.ts'
import { found, unfit, type Finding } from '../finding.ts'
import { completeRows, type MissingCell, type Panel, type PanelRow } from '../panel.ts'
import { lagged } from '../robustness/lagged.ts'
import { subsample } from '../robustness/subsample.ts'
import { twoStage } from '../robustness/twoStage.ts'
import { winsorised } from '../robustness/winsorised.ts'
import type { Ground } from './ground.ts'
import { countedOf, headOf, part, sampleOf, shownCoefficient, shownTest, tableOf, type Made } from './head.ts'
import { oneCoefficient, type One } from './oneCoefficient.ts'
import { clusterNotes, sharedNotes } from './shared.ts'

type Checked = One & { rows: readonly PanelRow[]; firstStage: JointTest | null; missing: MissingCell[] }
type Only<K extends RobustnessCheck['kind']> = Extract<RobustnessCheck, { kind: K }>

/** What is estimated in a check: other columns, other rows, other effects. */
interface Changed {
  y: string
  compared: string
  panel: Panel
  effects: RobustnessTableSpec['effects']
  errors: RobustnessTableSpec['errors']
}

const withColumn = (panel: Panel, name: string, values: readonly (number | null)[]): Panel => ({
  ...panel,
  columns: { ...panel.columns, [name]: values },
})

const winsorisedPanel = (panel: Panel, share: number): Finding<Panel> => {
  let held = panel
  for (const [name, column] of Object.entries(panel.columns)) {
    const answer = winsorised(column, share)
    if (!answer.ok) return answer
    held = withColumn(held, name, answer.value)
  }
  return found(held)
}

const without = (check: Only<'without'>, panel: Panel, ground: Ground): Finding<Panel> => {
  const unknown = check.regions.find((code) => !ground.inputs.regions.some((region) => region.code === code))
  if (unknown !== undefined) return unfit('unknown_region', `the panel has no region ${unknown}`, unknown)
  const late = check.periods.find((period) => !ground.inputs.periods.includes(period))
  if (late !== undefined) return unfit('unknown_period', `the panel has no period ${late}`, late)
  return found(subsample(panel, (region, period) => !check.regions.includes(region) && !check.periods.includes(period)))
}

const changedBy = (check: RobustnessCheck, spec: RobustnessTableSpec, ground: Ground): Finding<Changed> => {
  const { effects, errors } = spec
  const y = (check.kind === 'replaced' ? check.y : undefined) ?? spec.y
  const compared = (check.kind === 'replaced' ? check.compared : undefined) ?? spec.compared
  const instruments = check.kind === 'instrumented' ? check.instruments : []
  const panel = ground.panel([y, ...spec.x.map((name) => (name === spec.compared ? compared : name)), ...instruments])
  if (!panel.ok) return panel
  const of = (changed: Finding<Panel>): Finding<Changed> =>
    changed.ok ? found({ y, compared, panel: changed.value, effects, errors }) : changed
  if (check.kind === 'winsorised') return of(winsorisedPanel(panel.value, check.share))
  if (check.kind === 'without') return of(without(check, panel.value, ground))
  if (check.kind === 'effects') return found({ y, compared, panel: panel.value, effects: check.effects, errors: check.errors })
  if (check.kind !== 'lagged') return of(panel)
  const before = lagged(panel.value, compared, ground.inputs.periods, check.by)
  return before.ok ? of(found(withColumn(panel.value, compared, before.value))) : before
}

const instrumented = (
  check: Only<'instrumented'>,
  { panel, y, compared, effects, errors }: Changed,
  spec: RobustnessTableSpec,
): Finding<Checked> => {
  const controls = spec.x.filter((name) => name !== spec.compared)
  const fit = twoStage(panel, { y, endogenous: compared, instruments: check.instruments, controls, effects, errors, level: spec.level })
  if (!fit.ok) return fit
  const complete = completeRows(panel, [y, compared, ...controls, ...check.instruments])
  if (!complete.ok) return complete
  const { rows, missing } = complete.value
  const coefficient = shownCoefficient(fit.value.coefficients[1]!)
  return found({ ...sampleOf(rows), coefficient, rows, firstStage: shownTest(fit.value.firstStage), missing })
}

const checked = (check: RobustnessCheck, spec: RobustnessTableSpec, ground: Ground): Finding<Checked> => {
  if (!spec.x.includes(spec.compared)) return unfit('unknown_column', `${spec.compared} is no regressor`, spec.compared)
  const changed = changedBy(check, spec, ground)
  if (!changed.ok) return changed
  if (check.kind === 'instrumented') return instrumented(check, changed.value, spec)
  const { y, compared, panel, effects, errors } = changed.value
  const x = spec.x.map((name) => (name === spec.compared ? compared : name))
  const fit = oneCoefficient(panel, { y, x, effects, errors, level: spec.level }, compared)
  if (!fit.ok) return fit
  const complete = completeRows(panel, [y, ...x])
  return complete.ok ? found({ ...fit.value, firstStage: null, missing: complete.value.missing }) : complete
}

const shownCheck = ({ n, regions, periods, span, coefficient, firstStage }: Checked) => ({
  n,
  regions,
  periods,
  span,
  coefficient,
  firstStage,
})

const notesOf = (check: RobustnessCheck, answer: Finding<Checked>, spec: RobustnessTableSpec, ground: Ground): Note[] => {
  if (!answer.ok) return []
  const { firstStage } = answer.value
  if (firstStage !== null && !(firstStage.statistic !== null && firstStage.statistic >= 10))
    return [{ note: 'weak_instrument', check: check.id, statistic: firstStage.statistic }]
  return check.kind === 'replaced' ? sharedNotes(ground, check.y ?? spec.y, [check.compared ?? spec.compared]) : []
}

const shownOf = (spec: RobustnessTableSpec, ground: Ground): Finding<Made<RobustnessShown>> => {
  const answers = spec.checks.map((check) => checked(check, spec, ground))
  const first = answers.find((answer) => answer.ok)
  if (first === undefined) return answers[0] as Extract<Finding<Checked>, { ok: false }>
  const { rows, missing } = first.value
  const { y, x, compared, effects, errors, level } = spec
  return found({
    head: {
      ...countedOf(rows),
      missing,
      notes: [
        ...sharedNotes(ground, y, x),
        ...spec.checks.flatMap((check, at) => notesOf(check, answers[at]!, spec, ground)),
        ...clusterNotes(errors, first.value.regions),
      ],
    },
    result: {
      y,
      x,
      compared,
      effects,
      errors,
      level,
      checks: spec.checks.map(({ id, title, kind }, at) => ({ id, title, kind, fit: part(answers[at]!, shownCheck) })),
    },
  })
}

/** One coefficient under other choices; a check that cannot be estimated says so in its own row. */
export const robustnessTable = (spec: RobustnessTableSpec, ground: Ground): AnalysisTableOf<'robustness'> =>
  tableOf('robustness', headOf(spec, 'robustness', [spec.y, ...spec.x], null), shownOf(spec, ground))
