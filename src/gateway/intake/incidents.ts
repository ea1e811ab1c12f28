import type { DoorParts } from './doorParts.ts'
import { reportsDoor } from './reports.ts'

/** `POST /api/v1/incidents` */
export const incidentsDoor = (parts: DoorParts) =>
  reportsDoor(parts, 'incidents', (reports, sender) => parts.cockpit.reportIncidents(reports, sender))
