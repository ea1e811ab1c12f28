const HOUR = 3_600_000
const DAY = 86_400_000

/** A time zone: how far it lies east of UTC at an instant. */
export interface Zone {
  name: string
  /** Milliseconds east of UTC. */
  offsetAt(ms: number): number
}

export interface Parts {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  /** 1 is Monday, 7 is Sunday. */
  weekday: number
}

const readClock = (name: string) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (ms: number): number => {
    const whole = Math.floor(ms / 1000) * 1000
    const found: Record<string, string> = {}
    for (const part of format.formatToParts(whole)) found[part.type] = part.value
    const year = found['era'] === 'BC' ? 1 - Number(found['year']) : Number(found['year'])
    const local = utc(year, Number(found['month']), Number(found['day']), Number(found['hour']), Number(found['minute']))
    return local + Number(found['second']) * 1000 - whole
  }
}

const makeZone = (name: string): Zone => {
  const read = readClock(name)
  const known = new Map<number, number>()
  const atEdge = (edge: number): number => {
    const before = known.get(edge)
    if (before !== undefined) return before
    if (known.size > 50_000) known.clear()
    const offset = read(edge)
    known.set(edge, offset)
    return offset
  }
  /** An offset that is the same at both edges of a bucket is the bucket's; days first, then hours, then the instant itself. */
  const within = (ms: number, length: number): number | undefined => {
    const edge = Math.floor(ms / length) * length
    const offset = atEdge(edge)
    return atEdge(edge + length) === offset ? offset : undefined
  }
  return { name, offsetAt: (ms) => within(ms, DAY) ?? within(ms, HOUR) ?? read(ms) }
}

const zones = new Map<string, Zone>()

/** The zone of an IANA name; remembered by name. Throws RangeError for a zone this machine does not know. */
export const zoneOf = (name: string): Zone => {
  const known = zones.get(name)
  if (known) return known
  const zone = makeZone(name)
  zones.set(name, zone)
  return zone
}

/** The calendar and clock of a place at an instant. */
export const partsAt = (ms: number, zone: Zone): Parts => {
  const local = new Date(ms + zone.offsetAt(ms))
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    weekday: local.getUTCDay() || 7,
  }
}

/** Date.UTC with months from 1, without its two-digit years; overflowing parts carry over. */
const utc = (year: number, month: number, day: number, hour: number, minute: number): number => {
  const carried = year + Math.floor((month - 1) / 12)
  const at = Date.UTC(2000, (((month - 1) % 12) + 12) % 12, 1)
  return new Date(at).setUTCFullYear(carried) + (day - 1) * DAY + hour * HOUR + minute * 60_000
}

/**
 * The instant at which a place's clock shows this; overflowing months and days carry over (month 13, day 0).
 * In an hour that the clock skips, as much after the skip; in an hour that comes twice, the first.
 */
export const instantOf = (zone: Zone, year: number, month: number, day: number, hour = 0, minute = 0): number => {
  const local = utc(year, month, day, hour, minute)
  const before = zone.offsetAt(local - DAY)
  const after = zone.offsetAt(local + DAY)
  if (before === after) {
    const at = local - before
    if (zone.offsetAt(at) === before) return at
  }
  const first = local - before
  if (zone.offsetAt(first) === before) return first
  const second = local - after
  return zone.offsetAt(second) === after ? second : first
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)

/** `+08:00`. */
export const offsetText = (offset: number): string => {
  const minutes = Math.round(Math.abs(offset) / 60_000)
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** `2026-11-21T09:42:00+08:00`, with `.mmm` only when there are milliseconds. */
export const iso = (ms: number, zone: Zone): string => {
  // Offsets of whole minutes only can be written; before 1901 some zones had seconds.
  const offset = Math.round(zone.offsetAt(ms) / 60_000) * 60_000
  const text = new Date(ms + offset).toISOString()
  const cut = text.length - 5
  return (text.slice(cut, cut + 4) === '.000' ? text.slice(0, cut) : text.slice(0, -1)) + offsetText(offset)
}
