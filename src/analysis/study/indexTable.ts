import type { IndexShown } from '#contract/analysis/indexTable.ts'
import type { Note } from '#contract/analysis/parts.ts'
import type { AnalysisTableOf } from '#contract/analysis/result.ts'
import type { IndexTableSpec } from '#contract/analysis/tableSpecs.ts'
import { exactSum } from '../exactSum.ts'
import { found, type Finding } from '../finding.ts'
import { contributions } from '../index/contributions.ts'
import type { Index, IndexRow } from '../index/indexOf.ts'
import { rankIntervals, type RankInterval } from '../index/rankIntervals.ts'
import { ranks } from '../index/ranks.ts'
import { correlation, mean } from '../moments.ts'
import { seeded } from '../seeded.ts'
import type { Ground } from './ground.ts'
import { countedOf, finite, headOf, tableOf, type Made } from './head.ts'
import type { ScoredIndex } from './scoredIndex.ts'

type Title = IndexShown['functions'][number]['title']
const EQUAL: Title = { zh: '等权', en: 'Equal weights' }

const keyOf = ({ region, period }: { region: string; period: string }): string => `${region} ${period}`

const weightsShown = (id: string, title: Title, own: boolean, index: Index): IndexShown['weights'] =>
  index.weights.map(({ period, rows, weights, entropy, functions }) => {
    const inOrder = index.spec.members.map((member) => weights[member.id]!)
    return {
      id,
      title,
      own,
      period,
      rows,
      weights: inOrder,
      entropy: entropy === null ? null : index.spec.members.map((member) => entropy[member.id]!),
      functions,
      effective: 1 / exactSum(inOrder.map((weight) => weight * weight)),
    }
  })

/** Score and rank of each function's own index within the period. */
const functionsOf = (rows: readonly IndexRow[]): Record<string, { score: number; rank: number }>[] => {
  const shown: Record<string, { score: number; rank: number }>[] = rows.map(() => ({}))
  for (const name of Object.keys(rows[0]?.functions ?? {})) {
    const there = rows.flatMap((row, at) => (Object.hasOwn(row.functions, name) ? [at] : []))
    const places = ranks(there.map((at) => rows[at]!.functions[name]!))
    for (const [i, at] of there.entries()) shown[at]![name] = { score: rows[at]!.functions[name]!, rank: places[i]! }
  }
  return shown
}

const againstOf = (rows: readonly IndexRow[], members: readonly string[]): (number[] | null)[] => {
  if (rows[0]?.standing.topsis !== null) return rows.map(() => null)
  const middle = members.map((member) => mean(rows.map(({ shares }) => shares[member]!)))
  return rows.map(({ shares }) => members.map((member, j) => shares[member]! - middle[j]!))
}

const rowsOf = (scored: ScoredIndex, period: string, intervals: readonly RankInterval[]): IndexShown['rows'] => {
  const members = scored.members.map(({ id }) => id)
  const rows = scored.index.rows.filter((row) => row.period === period)
  const functions = functionsOf(rows)
  const against = againstOf(rows, members)
  const others = [...scored.beside].flatMap(([id, answer]) =>
    answer.ok ? [[id, new Map(answer.value.rows.map((row) => [keyOf(row), row]))] as const] : [],
  )
  return rows.map((row, at) => {
    const { low, high, median, kept } = intervals[at]!
    return {
      region: row.region,
      period,
      score: row.score,
      rank: row.rank,
      interval: { low: Math.floor(low), high: Math.ceil(high), median, kept },
      beside: Object.fromEntries(
        others.map(([id, by]) => {
          const other = by.get(keyOf(row))!
          return [id, { score: other.score, rank: other.rank }]
        }),
      ),
      functions: functions[at]!,
      values: [...row.standing.values],
      shares: members.map((member) => row.shares[member]!),
      against: against[at]!,
    }
  })
}

const stood = ({ period, score, rank }: IndexRow) => ({ period, score, rank })

const changesOf = (index: Index, regions: readonly string[], periods: readonly string[]): IndexShown['changes'] => {
  const by = new Map(index.rows.map((row) => [keyOf(row), row]))
  const pairs = periods.slice(1).map((to, at) => [periods[at]!, to] as const)
  if (periods.length > 2) pairs.push([periods[0]!, periods.at(-1)!])
  return regions.flatMap((region) =>
    pairs.flatMap(([before, after]) => {
      const [from, to] = [by.get(keyOf({ region, period: before })), by.get(keyOf({ region, period: after }))]
      if (from === undefined || to === undefined) return []
      const parts = contributions(from.standing, to.standing)
      const halves = parts.every(({ value }) => value !== null)
      return [
        {
          region,
          from: stood(from),
          to: stood(to),
          total: parts.map(({ total }) => total),
          value: halves ? parts.map(({ value }) => value!) : null,
          weight: halves ? parts.map(({ weight }) => weight!) : null,
        },
      ]
    }),
  )
}

const agreementOf = (rows: IndexShown['rows'], periods: readonly string[], beside: readonly string[]): IndexShown['agreement'] =>
  periods.flatMap((period) => {
    const there = rows.filter((row) => row.period === period)
    return beside.map((id) => ({
      period,
      with: id,
      spearman: finite(correlation(there.map(({ rank }) => rank), there.map((row) => row.beside[id]!.rank))), // prettier-ignore
    }))
  })

const shownOf = (scored: ScoredIndex, ground: Ground, seed: number): Finding<Made<IndexShown>> => {
  const { spec, index, beside } = scored
  const periods = ground.inputs.periods.filter((period) => index.rows.some((row) => row.period === period))
  const rows: IndexShown['rows'] = []
  for (const period of periods) {
    const intervals = rankIntervals(index, period, { ...spec.shaking, random: seeded(seed) })
    if (!intervals.ok) return intervals
    rows.push(...rowsOf(scored, period, intervals.value))
  }
  const titles = new Map<string, Title>([['equal', EQUAL], ...spec.beside.map(({ id, title }) => [id, title] as const)])
  const empty = spec.functions.filter(({ id }) => !spec.members.some((member) => member.function === id))
  const notes: Note[] = [...index.notes, ...empty.map(({ id }): Note => ({ note: 'empty_function', function: id }))]
  const { members: _members, ...options } = index.spec
  return found({
    head: { ...countedOf(index.rows), missing: index.missing, notes },
    result: {
      definition: spec.definition,
      options,
      shaking: spec.shaking,
      functions: spec.functions.map(({ id, title }) => ({
        id,
        title,
        members: spec.members.flatMap((member) => (member.function === id ? [member.column] : [])),
      })),
      members: spec.members.map(({ column, function: name, reason }, j) => ({
        column,
        function: name,
        reason,
        better: scored.members[j]!.better,
      })),
      beside: [...beside].map(([id, answer]) => ({ id, title: titles.get(id)!, refusal: answer.ok ? null : answer.refusal })),
      weights: [
        ...weightsShown('own', spec.title, true, index),
        ...[...beside].flatMap(([id, answer]) => (answer.ok ? weightsShown(id, titles.get(id)!, false, answer.value) : [])),
      ],
      rows,
      changes: changesOf(
        index,
        ground.inputs.regions.map(({ code }) => code),
        periods,
      ),
      agreement: agreementOf(
        rows,
        periods,
        [...beside].flatMap(([id, answer]) => (answer.ok ? [id] : [])),
      ),
    },
  })
}

const methodOf = ({ options }: IndexTableSpec) => `index_${options.weighting ?? 'entropy'}` as const

/** An index with its weights, ranks and their intervals, subindices, shares and changes; other weightings beside it. */
export const indexTable = (spec: IndexTableSpec, ground: Ground): AnalysisTableOf<'index'> => {
  const seed = spec.seed ?? ground.spec.seed
  const head = headOf(spec, methodOf(spec), spec.members.map(({ column }) => column), seed) // prettier-ignore
  const scored = ground.index(spec.id)
  return tableOf('index', head, scored.ok ? shownOf(scored.value, ground, seed) : scored)
}
