import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Config } from '#contract/config.ts'
import { PRELUDE } from '#contract/prelude.ts'
import type { Reply } from '#contract/reply.ts'
import type { Cockpit } from '../doors.ts'
import { valueOf } from './valueOf.ts'
import { IndexQuery, LineageQuery, NoQuery, parseQuery, PreludeQuery, SeriesQuery, StatesQuery } from './queries.ts'

/** A door that reads: its query is parsed, and a refusal answered with its status. */
export const readDoor =
  <Q extends z.ZodType, T>(schema: Q, ask: (query: z.infer<Q>) => Promise<Reply<T>> | Reply<T>) =>
  async (request: FastifyRequest, reply: FastifyReply) => {
    reply.header('cache-control', 'no-store')
    return reply.send(valueOf(await ask(valueOf(parseQuery(schema, request.query)))))
  }

/** The GET doors: what is declared, the board, the past, where a number comes from. */
export const addReads = (app: FastifyInstance, cockpit: Cockpit): void => {
  const declared = <Part extends 'indicators' | 'regions' | 'scenes' | 'departments'>(part: Part) =>
    readDoor(NoQuery, (): Reply<Config[Part]> => ({ ok: true, value: cockpit.config().config[part] }))
  app.get('/api/v1/indicators', declared('indicators'))
  app.get('/api/v1/regions', declared('regions'))
  app.get('/api/v1/scenes', declared('scenes'))
  app.get('/api/v1/departments', declared('departments'))
  app.get(PRELUDE, async (request, reply) => {
    const { scene } = valueOf(parseQuery(PreludeQuery, request.query))
    reply.header('cache-control', 'no-store').type('application/json; charset=utf-8')
    return reply.send(await cockpit.prelude(scene ?? null))
  })
  app.get(
    '/api/v1/states',
    readDoor(StatesQuery, (query) => cockpit.states(query)),
  )
  app.get(
    '/api/v1/series',
    readDoor(SeriesQuery, (query) => cockpit.series(query)),
  )
  app.get(
    '/api/v1/lineage',
    readDoor(LineageQuery, (query) => cockpit.lineage(query)),
  )
  app.get(
    '/api/v1/indices',
    readDoor(IndexQuery, (query) => cockpit.index(query)),
  )
  app.get(
    '/api/v1/outlook',
    readDoor(NoQuery, () => ({ ok: true as const, value: cockpit.outlook() })),
  )
}
