import type { MediationPath, MediationShown } from '#contract/analysis/fitTables.ts'
import type { Note } from '#contract/analysis/parts.ts'
import type { AnalysisTableOf } from '#contract/analysis/result.ts'
import type { MediationTableSpec } from '#contract/analysis/tableSpecs.ts'
import { found, type Finding } from '../finding.ts'
import { mediation, type Mediation } from '../mediation/mediation.ts'
import { completeRows, type CompleteRows, type PanelRow } from '../panel.ts'
import { seeded } from '../seeded.ts'
import type { Ground } from './ground.ts'
import { countedOf, finite, headOf, part, sampleOf, shownCoefficient, tableOf, type Made } from './head.ts'
import { clusterNotes, sharedNotes } from './shared.ts'

type Path = { made: Mediation; complete: CompleteRows }

const pathOf = (spec: MediationTableSpec, mediator: string, ground: Ground, seed: number): Finding<Path> => {
  const { y, x, controls, effects, errors, draws, level } = spec
  const panel = ground.panel([y, x, mediator, ...controls])
  if (!panel.ok) return panel
  const complete = completeRows(panel.value, Object.keys(panel.value.columns))
  if (!complete.ok) return complete
  const made = mediation(panel.value, { y, x, mediator, controls, effects, errors, draws, level, random: seeded(seed) })
  return made.ok ? found({ made: made.value, complete: complete.value }) : made
}

const shownPath = ({ made, complete }: Path): MediationPath => ({
  ...sampleOf(complete.rows),
  total: shownCoefficient(made.total),
  toMediator: shownCoefficient(made.toMediator),
  direct: shownCoefficient(made.direct),
  fromMediator: shownCoefficient(made.fromMediator),
  indirect: made.indirect,
  share: made.share,
  sobel: { error: made.sobel.error, statistic: finite(made.sobel.statistic), p: finite(made.sobel.p) },
  bootstrap: made.bootstrap,
})

const shownOf = (spec: MediationTableSpec, ground: Ground, seed: number): Finding<Made<MediationShown>> => {
  const paths = spec.channels.map(({ column }) => (column === null ? null : pathOf(spec, column, ground, seed)))
  const there = paths.flatMap((path) => (path?.ok ? [path.value] : []))
  const refused = paths.find((path) => path?.ok === false)
  if (there.length === 0 && refused?.ok === false) return refused
  const rows = there.reduce<PanelRow[]>((most, { complete }) => (complete.rows.length > most.length ? complete.rows : most), [])
  const opposite = spec.channels.flatMap(({ id }, at): Note[] => {
    const path = paths[at]
    return path?.ok && path.value.made.share === null ? [{ note: 'opposite_paths', channel: id }] : []
  })
  const mediators = spec.channels.flatMap(({ column }) => (column === null ? [] : [column]))
  const missing = new Map(there.flatMap(({ complete }) => complete.missing.map((cell) => [JSON.stringify(cell), cell] as const)))
  const { y, x, controls, effects, errors, level } = spec
  return found({
    head: {
      ...countedOf(rows),
      missing: [...missing.values()],
      notes: [
        ...sharedNotes(ground, y, [x, ...mediators]),
        ...mediators.flatMap((mediator) => sharedNotes(ground, mediator, [x])),
        ...(rows.length === 0 ? [] : clusterNotes(errors, countedOf(rows).regions)),
        ...opposite,
      ],
    },
    result: {
      y,
      x,
      controls,
      effects,
      errors,
      level,
      channels: spec.channels.map(({ id, title, column, reason }, at) => ({
        id,
        title,
        column,
        reason,
        path: paths[at] === null ? null : part(paths[at]!, shownPath),
      })),
    },
  })
}

/** The paths from x over each channel to y; a channel without a column, or whose equations cannot be estimated, says so itself. */
export const mediationTable = (spec: MediationTableSpec, ground: Ground): AnalysisTableOf<'mediation'> => {
  const seed = spec.seed ?? ground.spec.seed
  const inputs = [spec.y, spec.x, ...spec.channels.flatMap(({ column }) => (column === null ? [] : [column])), ...spec.controls]
  return tableOf('mediation', headOf(spec, 'mediation', inputs, seed), shownOf(spec, ground, seed))
}
