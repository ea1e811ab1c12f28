import { readFileSync } from 'node:fs'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, type FastifyServerOptions, LogController } from 'fastify'
import type { Refusal } from '#contract/reply.ts'
import type { Cockpit } from '../doors.ts'
import { Bucket } from '../intake/bucket.ts'
import type { DoorParts } from '../intake/doorParts.ts'
import { incidentsDoor } from '../intake/incidents.ts'
import { noticesDoor } from '../intake/notices.ts'
import { Pressure } from '../intake/pressure.ts'
import { readingsDoor } from '../intake/readings.ts'
import type { Keys } from '../keys.ts'
import type { Log } from '../log.ts'
import type { Settings } from '../settings.ts'
import { addressOf } from './addressOf.ts'
import { addAnalyses } from './analyses.ts'
import { admit } from './admit.ts'
import { DoorRefused } from './doorRefused.ts'
import type { Metrics } from './metrics.ts'
import { addOps } from './ops.ts'
import { hostAllowed } from './origin.ts'
import { addReads } from './reads.ts'
import { refuseSocket, sendRefusal } from './refusals.ts'
import { securityHeaders } from './securityHeaders.ts'
import { addWallFiles } from './wallFiles.ts'

export interface HttpParts {
  cockpit: Cockpit
  keys: Keys
  settings: Settings
  log: Log
  metrics: Metrics
  /** The built wall, or null where only the doors are served. */
  wallFolder: string | null
  build: string
  /** A steady clock, ms. */
  elapsed?: () => number
}

const BURST = 8
const WAITING_BATCHES = 64
const HELD_BODIES = 8
const CLOSING_GRACE_MS = 5_000
/** Ms that headers may take to arrive, looked at every two seconds. */
const HEADERS = { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 }
const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

const countRefusal =
  ({ refusals }: Metrics) =>
  ({ reason }: Refusal): void =>
    refusals.inc({ reason })

const serverOptions = ({ settings, log, metrics }: HttpParts): FastifyServerOptions => ({
  loggerInstance: log as unknown as FastifyServerOptions['loggerInstance'],
  logController: new LogController({ disableRequestLogging: true }),
  bodyLimit: settings.bodyLimit,
  connectionTimeout: 120_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 72_000,
  return503OnClosing: false,
  clientErrorHandler: refuseSocket,
  frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    reply.headers(securityHeaders(request.headers.host, settings.tls !== null))
    sendRefusal(error, request, reply, countRefusal(metrics))
  },
  ...(settings.tls === null
    ? { http: HEADERS }
    : { https: { ...HEADERS, cert: readFileSync(settings.tls.cert), key: readFileSync(settings.tls.key) } }),
})

const addEdge = (app: FastifyInstance, parts: HttpParts): void => {
  const { cockpit, settings, metrics, log, elapsed = () => performance.now() } = parts
  const addresses = new Bucket(settings.rateAddress, settings.rateAddress * BURST)
  const allowed = new Map<string, string[]>()
  const count = countRefusal(metrics)
  let closing = false
  app.addHook('onRoute', ({ url, method }) => void allowed.set(url, [...(allowed.get(url) ?? []), ...[method].flat()]))
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders(request.headers.host, settings.tls !== null, cockpit.config().config.place.media))
    if (closing) {
      reply.header('connection', 'close')
      throw new DoorRefused('busy', 'the gateway is stopping', { retryAfter: 5 })
    }
    if (!hostAllowed(request.headers.host, settings.host, settings.origins))
      throw new DoorRefused('not_allowed', 'this gateway serves its own machine; COCKPIT_ORIGINS names the hosts that may stand before it')
    const address = addressOf(request.raw, settings.proxies)
    const wait = addresses.wait(address, elapsed())
    addresses.take(address, wait > 0 ? 0 : 1, elapsed())
    if (wait > 0) throw new DoorRefused('too_many', `faster than one address may ask: go on in ${wait} s`, { retryAfter: wait })
  })
  app.addHook('onResponse', async (request, reply) => {
    const method = METHODS.includes(request.method) ? request.method : 'other'
    metrics.requests.observe(
      { method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    )
  })
  app.addHook('preClose', async () => {
    closing = true
    setTimeout(() => app.server.closeAllConnections(), CLOSING_GRACE_MS).unref()
    log.debug('the doors close')
  })
  app.setErrorHandler((error, request, reply) => sendRefusal(error, request, reply, count))
  app.setNotFoundHandler((request, reply) => {
    const methods = allowed.get(request.url.split('?', 1)[0]!)
    if (methods === undefined) return sendRefusal(new DoorRefused('not_found', 'nothing is here'), request, reply, count)
    const allow = [...new Set(methods)].join(', ')
    reply.header('allow', allow)
    return sendRefusal(
      new DoorRefused('not_allowed', `${request.method} is not taken here; ${allow} is`, { status: 405 }),
      request,
      reply,
      count,
    )
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
}

const addIntake = (app: FastifyInstance, { cockpit, keys, settings, log, metrics, elapsed = () => performance.now() }: HttpParts): void => {
  const rows = new Bucket(settings.rateRows, settings.rateRows * BURST)
  const requests = new Bucket(settings.rateRequests, settings.rateRequests * BURST)
  const pressure = new Pressure(WAITING_BATCHES, settings.bodyLimit * HELD_BODIES)
  const parts: DoorParts = {
    cockpit,
    pressure,
    log,
    bodyLimit: settings.bodyLimit,
    admit: admit({ cockpit, keys, settings, pressure, rows, requests, elapsed }),
    watch: (door, sender) => (outcome, reason, number) => {
      rows.take(sender.department, number, elapsed())
      metrics.rows.inc({ door, outcome, reason }, number)
    },
  }
  app.post('/api/v1/readings', readingsDoor(parts))
  app.post('/api/v1/incidents', incidentsDoor(parts))
  app.post('/api/v1/notices', noticesDoor(parts))
}

/** The HTTP doors and the wall's files on one server, not listening yet. Sockets attach to `app.server`. Throws when a TLS file cannot be read. */
export const createHttp = (parts: HttpParts): FastifyInstance => {
  const app = fastify(serverOptions(parts)) as unknown as FastifyInstance
  addEdge(app, parts)
  addIntake(app, parts)
  addReads(app, parts.cockpit)
  addAnalyses(app, parts.cockpit)
  addOps(app, parts)
  addWallFiles(app, parts.wallFolder)
  return app
}
