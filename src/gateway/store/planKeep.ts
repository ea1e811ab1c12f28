import type { ReadingOutcome, Row } from './types.ts'

/** What a revision holds besides its identity. */
export interface Content {
  revision: number
  knownAt: number
  value: number | null
  numerator: number | null
  denominator: number | null
  estimated: boolean
  simulated: boolean
  source: string | null
}

/** One identity among the rows of a call: where it is kept, and which rows speak of it, in their order. */
export interface Identity {
  series: number
  starts: number
  ends: number
  department: number
  rows: number[]
}

export interface Placed {
  at: Identity
  content: Content
}

/** `fresh` identities are new, `revised` ones stand already; `superseded` are the revisions that gave way. */
export interface KeepPlan {
  fresh: Placed[]
  revised: Placed[]
  superseded: Placed[]
}

/** Whether a row says what stands, bit for bit. */
export const isSame = (content: Content, row: Row): boolean =>
  Object.is(content.value, row.value) &&
  Object.is(content.numerator, row.numerator) &&
  Object.is(content.denominator, row.denominator) &&
  content.estimated === (row.quality === 'estimated')

/** The identities of the rows that have no outcome yet, in the order of their keys, so that two gateways lock them in the same order. */
export const identitiesOf = (
  rows: readonly Row[],
  series: readonly number[],
  departments: readonly number[],
  outcomes: readonly ReadingOutcome[] = [],
): Identity[] => {
  const found = new Map<string, Identity>()
  rows.forEach((row, index) => {
    if (outcomes[index] !== undefined) return
    const key = `${series[index]} ${row.start} ${row.end} ${departments[index]}`
    const identity = found.get(key)
    if (identity) identity.rows.push(index)
    else found.set(key, { series: series[index]!, starts: row.start, ends: row.end, department: departments[index]!, rows: [index] })
  })
  return [...found.values()].sort((a, b) => a.series - b.series || a.starts - b.starts || a.ends - b.ends || a.department - b.department)
}

/** Plans what to write for identities of which `kept` is the current content, and notes each row's outcome. `knownAt`: of each row. */
export const planKeep = (
  identities: readonly Identity[],
  kept: readonly (Content | undefined)[],
  rows: readonly Row[],
  knownAt: readonly number[],
  outcomes: ReadingOutcome[],
): KeepPlan => {
  const plan: KeepPlan = { fresh: [], revised: [], superseded: [] }
  identities.forEach((at, n) => {
    const before = kept[n]
    let current = before
    for (const index of at.rows) {
      const row = rows[index]!
      if (current && isSame(current, row)) {
        outcomes[index] = 'unchanged'
        continue
      }
      outcomes[index] = current ? 'revised' : 'accepted'
      if (current) plan.superseded.push({ at, content: current })
      current = {
        revision: current ? current.revision + 1 : 0,
        knownAt: knownAt[index]!,
        value: row.value,
        numerator: row.numerator,
        denominator: row.denominator,
        estimated: row.quality === 'estimated',
        simulated: row.simulated,
        source: row.source,
      }
    }
    if (current !== before) (before ? plan.revised : plan.fresh).push({ at, content: current! })
  })
  return plan
}
