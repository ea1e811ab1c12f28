import type { FastifyRequest } from 'fastify'
import type { Cockpit, Sender } from '../doors.ts'
import type { Log } from '../log.ts'
import type { Pressure } from './pressure.ts'
import type { Watch } from './tally.ts'

export type DoorName = 'readings' | 'incidents' | 'notices'

/** What an intake door needs. */
export interface DoorParts {
  cockpit: Cockpit
  pressure: Pressure
  bodyLimit: number
  log: Log
  /** Who sends, once key, origin, rate and size are in order; throws DoorRefused otherwise. */
  admit(request: FastifyRequest, door: DoorName): Sender
  /** Counts rows in the metrics and against the sender's rate. */
  watch(door: DoorName, sender: Sender): Watch
}
