import type { Composite } from '#contract/composite.ts'
import type { IndexMake, IndexSeen, IndexStanding, IndexWeighing } from '#contract/indexSeen.ts'
import { given, refused, type Reply } from '#contract/reply.ts'
import { seriesKey } from '#contract/state.ts'
import { placeBetween, weightedMean, weightsThere } from '#analysis/composite.ts'
import { contributions, sharesOf } from '#analysis/index/contributions.ts'
import { ranks } from '#analysis/index/ranks.ts'
import type { Standing } from '#analysis/index/standing.ts'
import { labelOf, periodAt, shift, type Span } from '#analysis/period.ts'
import { iso } from '#analysis/zone.ts'
import type { Board } from './board.ts'
import type { Pipeline } from './pipeline.ts'

interface Ground {
  pipeline: Pipeline
  board: Board
}

const weighingOf = (composite: Composite, { model, figures }: Pipeline): IndexWeighing => {
  const { weights, hold, window, made } = figures.weights.of(composite)
  const label = (span: Span): string => labelOf(span, model.zone)
  return {
    indicator: composite.id,
    method: composite.method,
    cap: composite.cap ?? null,
    functionsFirst: composite.functionsFirst,
    since: hold && iso(hold.start, model.zone),
    until: hold && iso(hold.end, model.zone),
    window: window && {
      first: label(window.first),
      last: label(window.last),
      regions: made.ok ? made.value.regions : 0,
      rows: made.ok ? made.value.rows : 0,
    },
    refusal: made.ok ? null : made.refusal,
    notes: made.ok ? made.value.notes : [],
    members: composite.members.map(({ indicator }, at) => ({
      indicator,
      weight: weights[at]!,
      entropy: (made.ok && made.value.entropy?.[at]) || null,
    })),
  }
}

/** What equal weights make of a region, in the index and in the indices that are its members. */
const equalOf = (composite: Composite, region: string, span: Span, pipeline: Pipeline): number | null => {
  const places = composite.members.map(({ indicator, floor, ceiling }) => {
    const inner = pipeline.model.composites.get(indicator)
    const value = inner
      ? equalOf(inner, region, periodAt(span.end - 1, inner.grain, pipeline.model.zone), pipeline)
      : (pipeline.figures.newest(indicator, region, span.end)?.value ?? null)
    return value === null ? null : placeBetween(value, floor, ceiling)
  })
  return weightedMean(
    places,
    places.map(() => 1),
    composite.coverage,
  ).value
}

/** The regions of the index's tier that have a value on the board, the best first. */
const standingsOf = (composite: Composite, { pipeline, board }: Ground): IndexStanding[] => {
  const { model } = pipeline
  const all = model.standing(composite.scope).flatMap(({ code, tier, kind }) => {
    const state = board.get(seriesKey(composite.id, code, null))
    if (tier !== composite.scope.tier || kind === 'functional' || state?.value == null || state.period === null) return []
    const equal = equalOf(composite, code, periodAt(Date.parse(state.period.start), composite.grain, model.zone), pipeline)
    return equal === null ? [] : [{ region: code, value: state.value, equal }]
  })
  const own = ranks(all.map(({ value }) => value))
  const equals = ranks(all.map(({ equal }) => equal))
  return all
    .map((one, at) => ({ region: one.region, value: one.value, rank: own[at]!, equal: one.equal, equalRank: equals[at]! }))
    .sort((a, b) => a.rank - b.rank)
}

/** An index and those that are made into it, the asked one first. */
const within = (composite: Composite, pipeline: Pipeline): Composite[] => [
  composite,
  ...composite.members.flatMap(({ indicator }) => {
    const inner = pipeline.model.composites.get(indicator)
    return inner ? within(inner, pipeline) : []
  }),
]

/** How an index is weighed and how regions stand by it. */
export const indexSeen = async (indicator: string, ground: Ground): Promise<Reply<IndexSeen>> => {
  const { pipeline } = ground
  const composite = pipeline.model.composites.get(indicator)
  if (!composite) return refused('unknown_indicator', `no index ${indicator}`, 'indicator')
  await pipeline.weigh()
  const weighings = [...new Set(within(composite, pipeline))].map((one) => weighingOf(one, pipeline))
  return given({ indicator, weighings, standings: standingsOf(composite, ground) })
}

/** How an index of a region is made of its members in a period, and what each added since the period before. */
export const makeOf = (composite: Composite, region: string, span: Span, ground: Ground): IndexMake => {
  const { model, figures } = ground.pipeline
  const { weights } = figures.weights.of(composite)
  const at = (its: Span): { values: (number | null)[]; places: (number | null)[]; standing: Standing } => {
    const members = figures.members(composite, region, its)
    const places = members.map(({ place }) => place)
    return {
      values: members.map(({ cell }) => cell?.value ?? null),
      places,
      standing: { weights: weightsThere(places, weights), values: places.map((place) => place ?? 0), topsis: null },
    }
  }
  const earlier = shift(span, -1, model.zone)
  const valueAt = (its: Span): number | null => figures.cell(composite.id, region, null, its).value
  const [now, value, before] = [at(span), valueAt(span), valueAt(earlier)]
  const shares = sharesOf(now.standing)
  const changes = value === null || before === null ? null : contributions(at(earlier).standing, now.standing)
  const standings = standingsOf(composite, ground)
  const standing = standings.find((one) => one.region === region)
  return {
    value,
    before: before === null ? null : { period: labelOf(earlier, model.zone), value: before },
    weighing: weighingOf(composite, ground.pipeline),
    standing: standing ? { ...standing, of: standings.length } : null,
    members: composite.members.map(({ indicator }, j) => ({
      indicator,
      value: now.values[j]!,
      place: now.places[j]!,
      weight: now.standing.weights[j]!,
      share: shares[j]!,
      change: changes && { total: changes[j]!.total, value: changes[j]!.value!, weight: changes[j]!.weight! },
    })),
  }
}
