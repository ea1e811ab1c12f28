import { type Incident, OPEN_STATUSES } from '#contract/incident.ts'
import { bools, int4s, int8s, texts } from './columns.ts'
import { type Iso, isRepeat, readStories, tellOn } from './incidentStories.ts'
import { holdPosition, setPosition } from './positions.ts'
import type { Query, Sql } from './sql.ts'
import type { EventIn, Outcome } from './types.ts'

interface KeptEvent {
  incident: string
  number: number
  position: number
  department: string
  simulated: boolean
  known_at: number
  report: string
}

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
    const stories = await readStories(tx, events, iso)
    const kept: KeptEvent[] = []
    const changed = new Map<string, { incident: Incident; position: number }>()
    const answers = events.map((event) => {
      const { id, department, simulated, report } = event
      const story = stories.get(id) ?? { position: 0, incident: null, events: [] }
      stories.set(id, story)
      if (isRepeat(story, report)) return { outcome: 'unchanged' as Outcome, position: story.position, incident: story.incident! }
      const outcome: Outcome = story.incident === null ? 'accepted' : 'revised'
      const incident = tellOn(story, event, ++last, iso(knownAt))
      kept.push({
        incident: id,
        number: incident.events,
        position: last,
        department,
        simulated,
        known_at: knownAt,
        report: JSON.stringify(report),
      })
      const answer = { outcome, position: last, incident }
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
