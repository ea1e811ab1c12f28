import { GRAINS, type Grain } from '#contract/names.ts'
import { given, refused, type Reply } from '#contract/reply.ts'
import { seriesKey } from '#contract/state.ts'
import type { Series } from '#contract/wire.ts'
import { gather } from '#analysis/gather.ts'
import { parseTime } from '#analysis/parseTime.ts'
import { labelOf, periodAt, shift, type Span } from '#analysis/period.ts'
import type { SeriesAsk } from './doors.ts'
import type { Pipeline } from './pipeline.ts'

const DEFAULT_PERIODS = 400
const MOST_PERIODS = 20_000

/** The periods a series door is asked for, of one series, at the indicator's grain or a coarser step. */
export const seriesOf = async (ask: SeriesAsk, pipeline: Pipeline, now: number): Promise<Reply<Series>> => {
  const { model } = pipeline
  const indicator = model.indicators.get(ask.indicator)
  const declared = indicator ?? model.composites.get(ask.indicator)
  if (!declared) return refused('unknown_indicator', `no indicator ${ask.indicator}`, 'indicator')
  if (!model.regions.has(ask.region)) return refused('unknown_region', `no region ${ask.region}`, 'region')
  const step = stepOf(ask.step, declared.grain)
  if (!step.ok) return step
  const range = await rangeOf(ask, declared.grain, step.value, pipeline, now)
  if (!range.ok) return range
  const { first, last } = range.value
  const points: Series['points'] = []
  if (first && last) {
    await pipeline.ensure(declared.id, first.start)
    for (let span = first; span.start <= last.start; span = shift(span, 1, model.zone)) {
      if (points.length >= MOST_PERIODS) return refused('too_large', `more than ${MOST_PERIODS} periods`, 'from')
      points.push([labelOf(span, model.zone), valueOf(pipeline, declared.id, ask.region, ask.category ?? null, span, declared.grain)])
    }
  }
  return given({ indicator: declared.id, region: ask.region, category: ask.category ?? null, step: step.value, points })
}

const stepOf = (step: string | undefined, grain: Grain): Reply<Grain> => {
  if (step === undefined) return given(grain)
  if (!GRAINS.includes(step as Grain)) return refused('bad_time', `no step ${step}: one of ${GRAINS.join(' ')}`, 'step')
  if (GRAINS.indexOf(step as Grain) < GRAINS.indexOf(grain)) return refused('wrong_grain', `kept by ${grain}: ${step} is finer`, 'step')
  return given(step as Grain)
}

const rangeOf = async (
  ask: SeriesAsk,
  grain: Grain,
  step: Grain,
  pipeline: Pipeline,
  now: number,
): Promise<Reply<{ first: Span | null; last: Span | null }>> => {
  const { zone } = pipeline.model
  const key = seriesKey(ask.indicator, ask.region, ask.category ?? null)
  const newest = pipeline.ledger.latest(key)
  const stepAt = (instant: number) => periodAt(instant, step, zone)
  const edges: { from?: number; to?: number } = {}
  for (const side of ['from', 'to'] as const) {
    const text = ask[side]
    if (text === undefined) continue
    const time = parseTime(text, zone)
    if (!time.ok) return refused(time.refusal.reason, time.refusal.message, side)
    edges[side] = side === 'to' && time.value.grain !== null ? time.value.end - 1 : time.value.start
  }
  if (edges.from !== undefined && edges.to !== undefined && edges.from > edges.to) return refused('bad_time', 'from lies after to', 'from')
  if (edges.from === undefined && edges.to === undefined && !newest) return given({ first: null, last: null })
  const last = edges.to !== undefined ? stepAt(edges.to) : newest ? stepAt(newest.start) : stepAt(now)
  const first = edges.from !== undefined ? stepAt(edges.from) : shift(last, 1 - (ask.last ?? DEFAULT_PERIODS), zone)
  if (edges.from !== undefined) return given({ first, last })
  await pipeline.ensure(ask.indicator, first.start)
  return given({ first: trimmed(pipeline, ask, grain, first, last), last })
}

/** Without `from` a series begins with its first value, not with a row of nulls. */
const trimmed = (pipeline: Pipeline, ask: SeriesAsk, grain: Grain, first: Span, last: Span): Span => {
  let span = first
  while (span.start < last.start && valueOf(pipeline, ask.indicator, ask.region, ask.category ?? null, span, grain) === null)
    span = shift(span, 1, pipeline.model.zone)
  return span
}

/** A period's value; of a coarser step, the whole periods inside it gathered, null when one of them is missing from a sum. */
const valueOf = (pipeline: Pipeline, id: string, region: string, category: string | null, span: Span, grain: Grain): number | null => {
  const { model, figures } = pipeline
  if (span.grain === grain) return figures.cell(id, region, category, span).value
  const indicator = model.indicators.get(id)
  const cells = []
  for (let part = periodAt(span.start, grain, model.zone); part.start < span.end; part = shift(part, 1, model.zone))
    cells.push({ part, cell: figures.cell(id, region, category, part) })
  if (!indicator || indicator.accrual === 'yearToDate') return cells.at(-1)?.cell.value ?? null
  const how = indicator.gather === 'count' ? 'sum' : indicator.gather === 'p90' ? 'mean' : indicator.gather
  if (how === 'sum' && cells.some(({ cell }) => cell.value === null)) return null
  return gather(
    cells.map(({ part, cell }) => ({ time: part.start, value: cell.value, numerator: cell.numerator, denominator: cell.denominator })),
    how,
    indicator.per,
  ).value
}
