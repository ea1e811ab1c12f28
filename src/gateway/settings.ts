import { isIP } from 'node:net'
import { basename, join, resolve } from 'node:path'
import { isLoopback } from './http/loopback.ts'

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** What the environment sets. Paths are as given; limits in bytes and per second. */
export interface Settings {
  host: string
  port: number
  /** Origins besides the own host from which a browser may post and open sockets. */
  origins: readonly string[]
  /** Paths of PEM files. */
  tls: { cert: string; key: string } | null
  /** A folder, or a `postgres://` URL. */
  database: string
  /** The folder of the place's config. */
  config: string
  /** The config folder's name. */
  place: string
  /** Keys by department, `*` for any; null where they stand in `keysFile`. */
  keys: ReadonlyMap<string, string> | null
  /** Where the departments' keys stand as hashes. */
  keysFile: string
  bodyLimit: number
  log: LogLevel
  /** Rows a second and key in the long run; bursts may be eight times as many. */
  rateRows: number
  rateRequests: number
  /** Requests a second and address, of every kind. */
  rateAddress: number
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  proxies: readonly string[]
  /** `COCKPIT_…` names in the environment that mean nothing here: a warning at start. */
  strangers: readonly string[]
}

const NAMES = [
  'PORT',
  'HOST',
  'ORIGINS',
  'TLS_CERT',
  'TLS_KEY',
  'DATABASE',
  'CONFIG',
  'KEYS',
  'BODY_LIMIT',
  'LOG',
  'RATE_ROWS',
  'RATE_REQUESTS',
  'RATE_ADDRESS',
  'PROXIES',
] as const
type Name = (typeof NAMES)[number]

const UNITS: Record<string, number> = { '': 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 }
const MIN_KEY = 16
const MIN_LOOPBACK_KEY = 3

const wholeNumber = (text: string, low: number, high: number): number | null => {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN
  return number >= low && number <= high ? number : null
}

const bytesOf = (text: string): number | null => {
  const found = /^(\d{1,12})\s*([kmg]b)?$/i.exec(text)
  return found === null ? null : Number(found[1]) * UNITS[(found[2] ?? '').toLowerCase()]!
}

const originOf = (text: string): string | null => {
  try {
    const url = new URL(text)
    return /^https?:$/.test(url.protocol) && /^\/?$/.test(url.pathname + url.search + url.hash) ? url.origin : null
  } catch {
    return null
  }
}

const keysOf = (text: string, host: string, faults: string[]): ReadonlyMap<string, string> => {
  const keys = new Map<string, string>()
  const shortest = isLoopback(host) ? MIN_LOOPBACK_KEY : MIN_KEY
  for (const part of text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')) {
    const at = part.indexOf('=')
    const department = part.slice(0, Math.max(at, 0)).trim()
    const key = part.slice(at + 1).trim()
    if (at < 1) faults.push(`COCKPIT_KEYS: expected department=key, found a part without "=" or without a department`)
    else if (department !== '*' && !/^[a-z][a-z0-9_-]{0,39}$/.test(department)) {
      faults.push(`COCKPIT_KEYS: "${department}" is no department id (lower-case letters, digits, _ and -)`)
    } else if (keys.has(department)) faults.push(`COCKPIT_KEYS: "${department}" stands twice`)
    else if (!/^[\x21-\x2b\x2d-\x7e]+$/.test(key)) {
      faults.push(`COCKPIT_KEYS: the key of "${department}" must be printable ASCII without blanks and commas`)
    } else if (key.length < shortest) {
      faults.push(
        `COCKPIT_KEYS: the key of "${department}" is too short: ${shortest} characters or more` +
          (shortest === MIN_KEY ? ` where COCKPIT_HOST is not this machine` : ''),
      )
    } else if ([...keys.values()].includes(key)) faults.push(`COCKPIT_KEYS: two departments have the key of "${department}"`)
    else keys.set(department, key)
  }
  if (keys.size === 0 && faults.length === 0) faults.push('COCKPIT_KEYS: names no key; unset it to give keys by npm run keys')
  return keys
}

/** The only reader of the environment. Every fault is listed, none is guessed around; an empty variable is an unset one. */
export const settingsFrom = (
  env: Readonly<Record<string, string | undefined>> = process.env,
): { ok: true; settings: Settings } | { ok: false; faults: string[] } => {
  const faults: string[] = []
  const read = (name: Name): string | null => env[`COCKPIT_${name}`]?.trim() || null
  const whole = (name: Name, otherwise: number, low: number, high: number): number => {
    const text = read(name)
    const number = text === null ? otherwise : wholeNumber(text, low, high)
    if (number === null) faults.push(`COCKPIT_${name}: expected a whole number from ${low} to ${high}, found "${text}"`)
    return number ?? otherwise
  }

  const host = read('HOST') ?? '127.0.0.1'
  if (!/^[0-9A-Za-z.:_-]+$/.test(host)) faults.push(`COCKPIT_HOST: expected an address or a host name, found "${host}"`)

  const origins = (read('ORIGINS') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  for (const origin of origins) {
    if (originOf(origin) === null) faults.push(`COCKPIT_ORIGINS: expected origins such as https://wall.example.gov.cn, found "${origin}"`)
  }

  const proxies = (read('PROXIES') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  for (const proxy of proxies) if (isIP(proxy) === 0) faults.push(`COCKPIT_PROXIES: expected IP addresses, found "${proxy}"`)

  const cert = read('TLS_CERT')
  const key = read('TLS_KEY')
  if ((cert === null) !== (key === null)) faults.push('COCKPIT_TLS_CERT and COCKPIT_TLS_KEY: set both or neither')

  const config = read('CONFIG') ?? join('config', 'chongqing')
  const place = basename(resolve(config))
  const own = join('.data', place)
  const database = read('DATABASE') ?? own
  const server = /^postgres(ql)?:\/\//.test(database)
  if (!server && /^\w+:\/\//.test(database)) faults.push('COCKPIT_DATABASE: expected a folder or a postgres:// URL')

  const limit = read('BODY_LIMIT') ?? '32MB'
  const bodyLimit = bytesOf(limit)
  if (bodyLimit === null || bodyLimit < 1024 || bodyLimit > 1024 ** 3) {
    faults.push(`COCKPIT_BODY_LIMIT: expected 1kB to 1GB, such as 32MB, found "${limit}"`)
  }

  const log = read('LOG') ?? 'info'
  if (!LOG_LEVELS.includes(log as LogLevel)) faults.push(`COCKPIT_LOG: expected one of ${LOG_LEVELS.join(' ')}, found "${log}"`)

  const keys = read('KEYS')
  const settings: Settings = {
    host,
    port: whole('PORT', 8080, 0, 65535),
    origins: origins.map((origin) => originOf(origin) ?? origin),
    tls: cert !== null && key !== null ? { cert, key } : null,
    database,
    config,
    place,
    keys: keys === null ? null : keysOf(keys, host, faults),
    keysFile: join(server ? own : database, 'keys.json'),
    bodyLimit: bodyLimit ?? 0,
    log: log as LogLevel,
    rateRows: whole('RATE_ROWS', 50_000, 1, 1e9),
    rateRequests: whole('RATE_REQUESTS', 2_000, 1, 1e9),
    rateAddress: whole('RATE_ADDRESS', 2_000, 1, 1e9),
    proxies,
    strangers: Object.keys(env).filter((name) => name.startsWith('COCKPIT_') && !(NAMES as readonly string[]).includes(name.slice(8))),
  }
  return faults.length === 0 ? { ok: true, settings } : { ok: false, faults }
}
