import type { Incident } from '#contract/incident.ts'

/** An open incident with what a test wants of it. */
export const incidentOf = (id: string, level: Incident['level'], openedAt: string, given: Partial<Incident> = {}): Incident => ({
  id,
  reference: id,
  kind: 'event',
  category: 'traffic',
  level,
  title: id,
  text: null,
  region: '500101',
  lon: null,
  lat: null,
  time: openedAt,
  status: 'handling',
  department: 'police',
  simulated: false,
  openedAt,
  levelSince: openedAt,
  updatedAt: openedAt,
  knownAt: openedAt,
  events: 1,
  ...given,
})
