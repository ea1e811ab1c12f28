import { type Incident, type IncidentEvent } from '#contract/incident.ts'

/** Who an incident's events are about: what no event itself says. */
export interface IncidentIdentity {
  id: string
  department: string
  simulated: boolean
}

/** Events by their own time, then by arrival. */
export const inOrder = (events: readonly IncidentEvent[]): IncidentEvent[] =>
  [...events].sort((a, b) => Date.parse(a.time) - Date.parse(b.time) || a.number - b.number)

/** An incident as its events make it (at least one): the newest by its own time speaks, a late older one undoes nothing. */
export const incidentOf = (identity: IncidentIdentity, events: readonly IncidentEvent[]): Incident => {
  const ordered = inOrder(events)
  const newest = ordered.at(-1)!
  const before = ordered.findLastIndex((event) => event.report.level !== newest.report.level)
  const { text, region, lon, lat, ...said } = newest.report
  return {
    ...said,
    ...identity,
    text: text ?? null,
    region: region ?? null,
    lon: lon ?? null,
    lat: lat ?? null,
    openedAt: ordered[0]!.time,
    levelSince: ordered[before + 1]!.time,
    updatedAt: newest.time,
    knownAt: events.reduce((last, { knownAt }) => (Date.parse(knownAt) > Date.parse(last) ? knownAt : last), newest.knownAt),
    events: events.length,
  }
}

/** The same by one more event, which is not before its newest: the others need not be read. */
export const nextIncident = (incident: Incident, { report, time, knownAt }: IncidentEvent): Incident => {
  const { text, region, lon, lat, ...said } = report
  return {
    ...incident,
    ...said,
    text: text ?? null,
    region: region ?? null,
    lon: lon ?? null,
    lat: lat ?? null,
    levelSince: report.level === incident.level ? incident.levelSince : time,
    updatedAt: time,
    knownAt: Date.parse(knownAt) > Date.parse(incident.knownAt) ? knownAt : incident.knownAt,
    events: incident.events + 1,
  }
}
