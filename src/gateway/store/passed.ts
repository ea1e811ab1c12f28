import type { Incident } from '#contract/incident.ts'
import type { Notice } from '#contract/notice.ts'
import { seriesKey, type State } from '#contract/state.ts'
import type { Sql } from './sql.ts'
import type { Passed, Step } from './types.ts'

/** How many positions are read at a time: one may hold 2,000 states. */
const PAGE = 50

interface Row {
  kind: 'counter' | 'states' | 'incident' | 'notice'
  position: number
  at: number
  gone: boolean
  body: string | null
  indicator: string
  region: string
  category: string
}

const NAMELESS = 'NULL::text AS indicator, NULL::text AS region, NULL::text AS category'
const PASSED = `
  SELECT * FROM (
    SELECT 'counter' AS kind, value AS position, NULL::bigint AS at, false AS gone, NULL::text AS body, ${NAMELESS}
    FROM counters WHERE name = 'position'
    UNION ALL
    SELECT 'states', p.position, p.at, p.gone, p.state, s.indicator, s.region, s.category
    FROM states p JOIN series s ON s.id = p.series WHERE p.position > $1::bigint AND p.position <= $2::bigint
    UNION ALL
    SELECT 'incident', position, NULL, false, incident, NULL, NULL, NULL
    FROM incidents WHERE position > $1::bigint AND position <= $2::bigint
    UNION ALL
    SELECT 'notice', position, NULL, false, notice, NULL, NULL, NULL
    FROM notices WHERE NOT superseded AND position > $1::bigint AND position <= $2::bigint) passed
  ORDER BY position`

/** What the positions after one brought, as one snapshot has it; what has been superseded since is left out. */
export const readPassed = async (sql: Sql, after: number): Promise<Passed> => {
  const rows = await sql.query<Row>(PASSED, [after, after + PAGE])
  const steps = new Map<number, Step>()
  let last = after
  for (const { kind, position, at, gone, body, ...name } of rows) {
    if (kind === 'counter') last = Math.min(position, after + PAGE)
    else if (kind === 'incident') steps.set(position, { kind, position, incident: JSON.parse(body!) as Incident })
    else if (kind === 'notice') steps.set(position, { kind, position, notice: JSON.parse(body!) as Notice })
    else {
      let step = steps.get(position)
      if (step?.kind !== 'states') steps.set(position, (step = { kind, position, at, changed: [], gone: [] }))
      if (gone || body === null) step.gone.push(seriesKey(name.indicator, name.region, name.category || null))
      else step.changed.push(JSON.parse(body) as State)
    }
  }
  return { position: last, steps: [...steps.values()] }
}
