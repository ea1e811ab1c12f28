import { z } from 'zod'
import { Instant, Level, RegionCode, Slug } from './names.ts'

export const IncidentKind = z.enum(['alarm', 'event', 'demand'])
export const IncidentStatus = z.enum(['reported', 'accepted', 'handling', 'resolved', 'closed', 'withdrawn'])
export type IncidentStatus = z.infer<typeof IncidentStatus>

/** The statuses in which an incident is still open. */
export const OPEN_STATUSES: readonly IncidentStatus[] = ['reported', 'accepted', 'handling']

/** An incident as a department reports it: another content under the same reference is its next event. */
export const IncidentReport = z.strictObject({
  reference: z.string().min(1).max(100),
  kind: IncidentKind,
  category: Slug,
  level: Level,
  title: z.string().min(1).max(200),
  text: z.string().max(4000).optional(),
  region: RegionCode.optional(),
  lon: z.number().min(-180).max(180).optional(),
  lat: z.number().min(-90).max(90).optional(),
  time: Instant,
  status: IncidentStatus,
})
export type IncidentReport = z.infer<typeof IncidentReport>

/** One event of an incident, kept as it came. Acts of people will be events of further kinds. */
export const IncidentEvent = z.strictObject({
  number: z.number().int(),
  what: z.enum(['report']),
  by: z.string(),
  time: Instant,
  knownAt: Instant,
  report: IncidentReport,
})
export type IncidentEvent = z.infer<typeof IncidentEvent>

/** An incident as its events, ordered by their own time and then by arrival, make it. */
export const Incident = IncidentReport.omit({ text: true }).extend({
  id: z.string(),
  department: Slug,
  text: z.string().nullable(),
  region: RegionCode.nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  simulated: z.boolean(),
  openedAt: Instant,
  levelSince: Instant,
  updatedAt: Instant,
  knownAt: Instant,
  events: z.number().int(),
})
export type Incident = z.infer<typeof Incident>
