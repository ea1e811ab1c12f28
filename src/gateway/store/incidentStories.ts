import type { Incident, IncidentEvent, IncidentReport } from '#contract/incident.ts'
import { incidentOf, nextIncident } from '../incidentOf.ts'
import { texts } from './columns.ts'
import type { Query } from './sql.ts'
import type { EventIn } from './types.ts'

export type Iso = (ms: number) => string

/** An incident as the store keeps it when its next events come. */
export interface IncidentStory {
  position: number
  /** Null before its first event. */
  incident: Incident | null
  /** Events by arrival: all of them where one that comes is not newer than what is kept, else the last and what came since. */
  events: IncidentEvent[]
}

interface KeptRow {
  id: string
  position: number
  incident: string
  number: number
  department: string
  known_at: number
  report: string
}

const eventFrom = (row: KeptRow, iso: Iso): IncidentEvent => {
  const report = JSON.parse(row.report) as IncidentReport
  return { number: row.number, what: 'report', by: row.department, time: report.time, knownAt: iso(row.known_at), report }
}

/** Whether the last event and the incident are not enough to take these times in their order. */
const needsAll = ({ incident, events }: IncidentStory, times: readonly number[]): boolean => {
  let newest = Date.parse(incident!.updatedAt)
  const lastIsNewest = Date.parse(events[0]!.time) === newest
  return times.some((time) => {
    if (time < newest || (time === newest && !lastIsNewest)) return true
    newest = time
    return false
  })
}

/** What is kept of these events' incidents, in one transaction with their writing; an incident of thousands of events is not read whole. */
export const readStories = async (tx: Query, asked: readonly EventIn[], iso: Iso): Promise<Map<string, IncidentStory>> => {
  const times = new Map<string, number[]>()
  for (const { id, report } of asked) times.set(id, [...(times.get(id) ?? []), Date.parse(report.time)])
  const rows = await tx.query<KeptRow>(
    `SELECT i.id, i.position, i.incident, e.number, e.department, e.known_at, e.report FROM incidents i
     JOIN LATERAL (SELECT * FROM incident_events WHERE incident = i.id ORDER BY number DESC LIMIT 1) e ON true
     WHERE i.id = ANY($1::text[])`,
    [texts([...times.keys()])],
  )
  const stories = new Map<string, IncidentStory>()
  for (const row of rows)
    stories.set(row.id, { position: row.position, incident: JSON.parse(row.incident) as Incident, events: [eventFrom(row, iso)] })
  const whole = [...stories].filter(([id, story]) => needsAll(story, times.get(id)!)).map(([id]) => id)
  if (whole.length === 0) return stories
  for (const id of whole) stories.get(id)!.events = []
  const all = await tx.query<KeptRow>(
    `SELECT incident AS id, number, department, known_at, report FROM incident_events
     WHERE incident = ANY($1::text[]) ORDER BY incident, number`,
    [texts(whole)],
  )
  for (const row of all) stories.get(row.id)!.events.push(eventFrom(row, iso))
  return stories
}

/** A report with its keys in order and its time as an instant: equal text is equal content. */
const contentOf = (report: IncidentReport): string =>
  JSON.stringify(
    Object.entries({ ...report, time: Date.parse(report.time) })
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

/** Whether a report is equal to the newest kept event of the same time. */
export const isRepeat = ({ events }: IncidentStory, report: IncidentReport): boolean => {
  const sameTime = events.findLast(({ time }) => Date.parse(time) === Date.parse(report.time))
  return sameTime !== undefined && contentOf(sameTime.report) === contentOf(report)
}

/** The incident with one more report, which the story then holds. */
export const tellOn = (
  story: IncidentStory,
  { id, department, simulated, report }: EventIn,
  position: number,
  knownAt: string,
): Incident => {
  const { incident, events } = story
  const number = (incident?.events ?? 0) + 1
  const event: IncidentEvent = { number, what: 'report', by: department, time: report.time, knownAt, report }
  events.push(event)
  story.position = position
  const identity = {
    id,
    department: incident?.department ?? department,
    simulated: simulated || (incident?.simulated ?? false),
  }
  const follows = incident !== null && Date.parse(event.time) >= Date.parse(incident.updatedAt)
  story.incident = follows ? { ...nextIncident(incident, event), ...identity } : incidentOf(identity, events)
  return story.incident
}
