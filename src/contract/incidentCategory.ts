import { z } from 'zod'
import { IncidentKind } from './incident.ts'
import { Duration, Level, Slug, Text } from './names.ts'

/** A kind of incident: who answers for it and how long it may take at each level. */
export const IncidentCategory = z.strictObject({
  id: Slug,
  title: Text,
  kind: IncidentKind,
  department: Slug,
  limits: z.partialRecord(Level, Duration).default({}),
})
export type IncidentCategory = z.infer<typeof IncidentCategory>
