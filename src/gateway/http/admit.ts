import type { FastifyRequest } from 'fastify'
import type { Cockpit, Sender } from '../doors.ts'
import { bodyTooLarge } from '../intake/bodyBytes.ts'
import type { Bucket } from '../intake/bucket.ts'
import type { DoorName } from '../intake/doorParts.ts'
import type { Pressure } from '../intake/pressure.ts'
import type { Keys } from '../keys.ts'
import type { Settings } from '../settings.ts'
import { DoorRefused } from './doorRefused.ts'
import { Guesses } from './guesses.ts'
import { addressOf } from './addressOf.ts'
import { originAllowed } from './origin.ts'
import { NoQuery, parseQuery } from './queries.ts'
import { valueOf } from './valueOf.ts'

export interface AdmitParts {
  cockpit: Cockpit
  keys: Keys
  settings: Settings
  pressure: Pressure
  rows: Bucket
  requests: Bucket
  /** A steady clock, ms. */
  elapsed: () => number
}

const bearer = (header: string | undefined): string | null => /^Bearer +([\x21-\x7e]{1,512})$/i.exec(header ?? '')?.[1] ?? null

const senderOf = (request: FastifyRequest, { keys, settings, elapsed }: AdmitParts, guesses: Guesses): Sender => {
  const key = bearer(request.headers.authorization)
  if (key === null) throw new DoorRefused('no_key', 'send the department\'s key as "Authorization: Bearer <key>"')
  const address = addressOf(request.raw, settings.proxies)
  const wait = guesses.wait(address, key, elapsed())
  if (wait > 0) throw new DoorRefused('too_many', `too many wrong keys from this address: go on in ${wait} s`, { retryAfter: wait })
  const sender = keys.whoHas(key)
  if (sender === null) {
    guesses.missed(address, elapsed())
    throw new DoorRefused('no_key', 'nobody has this key')
  }
  guesses.proved(address, key)
  return sender
}

/** Who sends to an intake door, before anything of the body is read. Throws DoorRefused. */
export const admit = (parts: AdmitParts) => {
  const guesses = new Guesses()
  return (request: FastifyRequest, door: DoorName): Sender => {
    const { origin, host } = request.headers
    if (!originAllowed(origin, host, parts.settings.origins)) {
      throw new DoorRefused('not_allowed', 'pages of this origin may not post here; COCKPIT_ORIGINS names those that may')
    }
    const sender = senderOf(request, parts, guesses)
    valueOf(parseQuery(NoQuery, request.query))
    const declared = parts.cockpit.config().config.departments.find(({ id }) => id === sender.department)
    if (declared !== undefined && declared.door !== 'all' && declared.door !== door) {
      throw new DoorRefused('not_allowed', `${sender.department} reports by the door ${declared.door}, not ${door} (departments.yaml)`)
    }
    if (Number(request.headers['content-length'] ?? 0) > parts.settings.bodyLimit) throw bodyTooLarge(parts.settings.bodyLimit)
    const now = parts.elapsed()
    const wait = Math.max(parts.rows.wait(sender.department, now), parts.requests.wait(sender.department, now))
    if (wait > 0) throw new DoorRefused('too_many', `faster than this key may send: go on in ${wait} s`, { retryAfter: wait })
    parts.pressure.admit()
    parts.requests.take(sender.department, 1, now)
    return sender
  }
}
