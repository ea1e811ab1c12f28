import { given, refused, type Reply } from '#contract/reply.ts'
import { seriesKey } from '#contract/state.ts'
import { parseTime } from '#analysis/parseTime.ts'
import { instantIn, labelOf, periodAt, type Span } from '#analysis/period.ts'
import { iso } from '#analysis/zone.ts'
import type { Board } from './board.ts'
import type { Lineage } from './doors.ts'
import { makeOf } from './indices.ts'
import type { Pipeline } from './pipeline.ts'
import type { Store } from './store/types.ts'

/** Where a number comes from: readings with their revisions, department, definition, formula, children, checks. */
export const lineageOf = async (
  ask: { indicator: string; region: string; category?: string; time?: string },
  { pipeline, store, board }: { pipeline: Pipeline; store: Store; board: Board },
): Promise<Reply<Lineage>> => {
  const { model, figures, ledger } = pipeline
  const indicator = model.indicators.get(ask.indicator)
  const composite = model.composites.get(ask.indicator)
  const declared = indicator ?? composite
  if (!declared) return refused('unknown_indicator', `no indicator ${ask.indicator}`, 'indicator')
  if (!model.regions.has(ask.region)) return refused('unknown_region', `no region ${ask.region}`, 'region')
  const category = ask.category ?? null
  const key = seriesKey(ask.indicator, ask.region, category)
  let span: Span | undefined = ledger.latest(key)
  if (ask.time !== undefined) {
    const time = parseTime(ask.time, model.zone)
    if (!time.ok) return refused(time.refusal.reason, time.refusal.message, 'time')
    span =
      time.value.grain === null && indicator
        ? instantIn(time.value.start, declared.grain, indicator.stamp, model.zone)
        : periodAt(time.value.start, declared.grain, model.zone)
  }
  const standing = board.get(key) ?? null
  const state = standing?.period && span && Date.parse(standing.period.start) === span.start ? standing : null
  if (!span) return given({ state: standing, definition: { ...declared }, readings: [], children: [], checks: [], folded: [], make: null })
  const its = span
  await pipeline.ensure(declared.id, its.start)
  if (composite) await pipeline.weigh()
  const cell = figures.cell(declared.id, ask.region, category, its)
  const late = indicator?.stamp === 'end' ? 1 : 0
  const around = indicator
    ? await store.revisions({ indicator: indicator.id, region: ask.region, category, from: its.start, to: its.end + late })
    : []
  const kept = around.filter(({ start, end }) => start < its.end || start === end)
  const rows = kept.filter(({ folded }) => !folded)
  const children = model.children(ask.region).filter((child) => indicator && model.reports(child.code, indicator.scope.tier))
  const checks: Lineage['checks'] = []
  if (cell.check !== null && cell.value !== null)
    checks.push({
      name: 'roll-up',
      ok: Math.abs(cell.check - cell.value) <= (indicator?.tolerance ?? 0) * Math.abs(cell.value),
      says: `the children roll up to ${cell.check}; reported is ${cell.value}`,
    })
  if (cell.dispute) checks.push({ name: 'agreement', ok: false, says: `${cell.dispute.department} reports ${cell.dispute.value}` })
  if (cell.coverage)
    checks.push({ name: 'coverage', ok: cell.reason !== 'incomplete', says: `${cell.coverage.have} of ${cell.coverage.of}` })
  const whole = rows.some((row) => row.start === its.start && row.end === its.end)
  const finer = rows.filter((row) => row.start !== its.start || row.end !== its.end).length
  if (whole && finer > 0)
    checks.push({ name: 'period reading', ok: true, says: `a reading of the whole period stands before ${finer} finer ones` })
  return given({
    make: composite ? makeOf(composite, ask.region, its, { pipeline, board }) : null,
    state,
    definition: { ...declared, period: labelOf(its, model.zone), value: cell.value, reason: cell.reason, origin: cell.origin },
    readings: rows
      .filter((row) => late === 0 || row.start !== row.end || row.start > its.start)
      .map((row) => ({
        department: row.department,
        source: row.source,
        time:
          row.start === row.end
            ? iso(row.start, model.zone)
            : labelOf({ start: row.start, end: row.end, grain: grainOf(row.end - row.start) ?? declared.grain }, model.zone),
        value: row.value,
        numerator: row.numerator,
        denominator: row.denominator,
        quality: row.quality,
        simulated: row.simulated,
        revision: row.revision,
        knownAt: iso(row.knownAt, model.zone),
      })),
    children: indicator
      ? children.map((child) => {
          const part = figures.cell(indicator.id, child.code, category, its)
          return { region: child.code, value: part.value, quality: part.quality }
        })
      : (composite?.members ?? []).map((member) => ({
          region: member.indicator,
          value: figures.newest(member.indicator, ask.region, its.end)?.value ?? null,
          quality: figures.newest(member.indicator, ask.region, its.end)?.quality ?? 'missing',
        })),
    checks,
    folded: kept.flatMap(({ department, value, folded }) =>
      folded ? [{ department, readings: folded.rows, value, at: iso(folded.at, model.zone) }] : [],
    ),
  })
}

const grainOf = (length: number): Span['grain'] | null => {
  const days = length / 86_400_000
  if (length === 60_000) return 'minute'
  if (length === 3_600_000) return 'hour'
  if (days < 2) return 'day'
  if (days < 8) return 'week'
  if (days < 32) return 'month'
  if (days < 93) return 'quarter'
  return days < 190 ? 'half' : 'year'
}
