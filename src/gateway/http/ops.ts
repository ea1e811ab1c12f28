import type { FastifyInstance } from 'fastify'
import type { Cockpit } from '../doors.ts'
import type { Log } from '../log.ts'
import { DoorRefused } from './doorRefused.ts'
import type { Metrics } from './metrics.ts'
import { openapiOf } from './openapi.ts'
import { NoQuery, parseQuery } from './queries.ts'
import { readDoor } from './reads.ts'
import { valueOf } from './valueOf.ts'

/** Alive, ready, measures, and the description of all doors. */
export const addOps = (
  app: FastifyInstance,
  { cockpit, metrics, log, build }: { cockpit: Cockpit; metrics: Metrics; log: Log; build: string },
): void => {
  const openapi = openapiOf(build)
  app.get(
    '/api/v1/openapi.json',
    readDoor(NoQuery, () => ({ ok: true, value: openapi })),
  )
  app.get(
    '/healthz',
    readDoor(NoQuery, () => ({ ok: true, value: { ok: true } })),
  )
  app.get(
    '/readyz',
    readDoor(NoQuery, async () => {
      const why = await cockpit.unready().catch((error: unknown) => {
        log.error({ err: error }, 'readiness unknown')
        return 'the store does not answer'
      })
      if (why !== null) throw new DoorRefused('busy', why, { retryAfter: 2 })
      return { ok: true, value: { ok: true } }
    }),
  )
  app.get('/metrics', async (request, reply) => {
    valueOf(parseQuery(NoQuery, request.query))
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
}
