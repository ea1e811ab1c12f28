import { type Incident, type IncidentEvent, type IncidentReport, OPEN_STATUSES } from '#contract/incident.ts'
import { incidentOf, type IncidentIdentity } from '../incidentOf.ts'
import { bools, int4s, int8s, texts } from './columns.ts'
import { holdPosition, setPosition } from './positions.ts'
import type { Query, Sql } from './sql.ts'
import type { EventIn, Outcome } from './types.ts'

export type Iso = (ms: number) => string

interface History extends IncidentIdentity {
  position: number
  events: IncidentEvent[]
}

interface KeptEvent {
  incident: string
  number: number
  position: number
  department: string
  simulated: boolean
  known_at: number
  report: string
}

/** A report with its keys in order and its time as an instant: equal text is equal content. */
const contentOf = (report: IncidentReport): string =>
  JSON.stringify(
    Object.entries({ ...report, time: Date.parse(report.time) })
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

const isRepeat = (history: History, report: IncidentReport): boolean => {
  const sameTime = history.events.findLast(({ time }) => Date.parse(time) === Date.parse(report.time))
  return sameTime !== undefined && contentOf(sameTime.report) === contentOf(report)
}

const readHistories = async (tx: Query, ids: readonly string[], iso: Iso): Promise<Map<string, History>> => {
  const rows = await tx.query<KeptEvent>(
    `SELECT incident, number, position, department, simulated, known_at, report FROM incident_events
     WHERE incident = ANY($1::text[]) ORDER BY incident, number`,
    [texts(ids)],
  )
  const histories = new Map<string, History>()
  for (const row of rows) {
    const report = JSON.parse(row.report) as IncidentReport
    const event: IncidentEvent = {
      number: row.number,
      what: 'report',
      by: row.department,
      time: report.time,
      knownAt: iso(row.known_at),
      report,
    }
    const history = histories.get(row.incident)
    if (history) {
      history.events.push(event)
      history.position = row.position
      history.simulated ||= row.simulated
    } else {
      const { incident: id, department, simulated, position } = row
      histories.set(id, { id, department, simulated, position, events: [event] })
    }
  }
  return histories
}

const incidentFrom = ({ id, department, simulated, events }: History): Incident => incidentOf({ id, department, simulated }, events)

const writeEvents = async (tx: Query, kept: readonly KeptEvent[]): Promise<void> => {
  await tx.query(
    `INSERT INTO incident_events (incident, number, position, department, simulated, known_at, report)
     SELECT * FROM unnest($1::text[], $2::int4[], $3::int8[], $4::text[], $5::bool[], $6::int8[], $7::text[])`,
    [
      texts(kept.map(({ incident }) => incident)),
      int4s(kept.map(({ number }) => number)),
      int8s(kept.map(({ position }) => position)),
      texts(kept.map(({ department }) => department)),
      bools(kept.map(({ simulated }) => simulated)),
      int8s(kept.map(({ known_at }) => known_at)),
      texts(kept.map(({ report }) => report)),
    ],
  )
}

const writeIncidents = async (tx: Query, changed: readonly { incident: Incident; position: number }[], at: number): Promise<void> => {
  await tx.query(
    `INSERT INTO incidents (id, position, changed_at, open, incident)
     SELECT id, position, $1::bigint, open, incident FROM unnest($2::text[], $3::int8[], $4::bool[], $5::text[]) AS u(id, position, open, incident)
     ON CONFLICT (id) DO UPDATE SET
       position = excluded.position, changed_at = excluded.changed_at, open = excluded.open, incident = excluded.incident`,
    [
      at,
      texts(changed.map(({ incident }) => incident.id)),
      int8s(changed.map(({ position }) => position)),
      bools(changed.map(({ incident }) => OPEN_STATUSES.includes(incident.status))),
      texts(changed.map(({ incident }) => JSON.stringify(incident))),
    ],
  )
}

/** Appends events in one transaction; one equal to the newest kept event of the same time is unchanged. */
export const appendEvents = async (
  sql: Sql,
  iso: Iso,
  events: readonly EventIn[],
  knownAt: number,
): Promise<{ outcome: Outcome; position: number; incident: Incident }[]> => {
  if (events.length === 0) return []
  return sql.transaction(async (tx) => {
    let last = await holdPosition(tx)
    const histories = await readHistories(tx, [...new Set(events.map(({ id }) => id))], iso)
    const kept: KeptEvent[] = []
    const changed = new Map<string, { incident: Incident; position: number }>()
    const answers = events.map(({ id, department, simulated, report }) => {
      const history = histories.get(id) ?? { id, department, simulated, position: 0, events: [] }
      histories.set(id, history)
      if (isRepeat(history, report)) return { outcome: 'unchanged' as Outcome, position: history.position, incident: incidentFrom(history) }
      const outcome: Outcome = history.events.length === 0 ? 'accepted' : 'revised'
      const number = history.events.length + 1
      history.position = ++last
      history.simulated ||= simulated
      history.events.push({ number, what: 'report', by: department, time: report.time, knownAt: iso(knownAt), report })
      kept.push({ incident: id, number, position: last, department, simulated, known_at: knownAt, report: JSON.stringify(report) })
      const answer = { outcome, position: last, incident: incidentFrom(history) }
      changed.set(id, answer)
      return answer
    })
    if (kept.length > 0) {
      await writeEvents(tx, kept)
      await writeIncidents(tx, [...changed.values()], knownAt)
      await setPosition(tx, last)
    }
    return answers
  })
}

const parsed = (rows: readonly { incident: string }[]): Incident[] => rows.map(({ incident }) => JSON.parse(incident) as Incident)

export const readIncidents = async (sql: Sql, changedAfter: number): Promise<Incident[]> =>
  parsed(await sql.query('SELECT incident FROM incidents WHERE open OR changed_at > $1::bigint ORDER BY position', [changedAfter]))

export const readIncidentsAfter = async (sql: Sql, position: number): Promise<Incident[]> =>
  parsed(await sql.query('SELECT incident FROM incidents WHERE position > $1::bigint ORDER BY position', [position]))
