import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { State } from '#contract/state.ts'
import { MINUTE } from '../city/periods.ts'
import { bodyOf } from '../feed/batch.ts'
import type { Declared } from '../feed/departments.ts'
import type { Answered, Door } from '../feed/door.ts'
import { keyOf, type Keys } from '../feed/keys.ts'
import { recordingsFolder } from '../root.ts'
import { type Hour, hoursOf } from './recording.ts'
import { placeClock } from './placeClock.ts'

/** A recorded hour reaches the door this long after its stamp, on the place's clock. */
const LAG = 3 * MINUTE
const FULL = 3000

/** The recorded hours of a place that the gateway declares. */
export const recordedHours = (place: string, declared: Declared): Hour[] => {
  const folder = recordingsFolder(place)
  const indicators = new Set(declared.indicators.map((indicator) => indicator.id))
  const stations = new Set(declared.regions.filter((region) => region.kind === 'station').map((region) => region.code))
  const read = (name: string): string => {
    const bytes = readFileSync(join(folder, name))
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  }
  const files = readdirSync(folder)
    .filter((name) => /^air_.*\.csv(\.gz)?$/.test(name))
    .toSorted()
  return files.flatMap((name) => hoursOf(read(name), indicators, stations))
}

/** The hours that are over at the place's instant and not yet sent, packed into requests that never part an hour. */
export const packedHours = (hours: readonly Hour[], from: number, now: number): Hour[][] => {
  const packs: Hour[][] = []
  let rows = Infinity
  for (const hour of hours.slice(from)) {
    if (hour.at + LAG > now) break
    if (rows + hour.rows.length > FULL) {
      packs.push([])
      rows = 0
    }
    packs.at(-1)!.push(hour)
    rows += hour.rows.length
  }
  return packs
}

export interface PlayParts {
  door: Door
  keys: Keys
  place: string
  department: string
  declared: Declared
  wait: (ms: number) => Promise<void>
  clock: () => number
  told: (answered: Answered, rows: number, hour: Hour) => void
  caughtUp: () => void
}

/** Plays a recording on the place's own clock, from where the gateway's memory ends; stamps stay as recorded. Ends with the recording. */
export const play = async ({ door, keys, place, department, declared, wait, clock, told, caughtUp }: PlayParts): Promise<void> => {
  const hours = recordedHours(place, declared)
  const key = keyOf(keys, department)
  if (key === undefined || hours.length === 0) return
  const first = await door.read<{ at: string; states: State[] }>('/api/v1/states')
  const heard = first.states.flatMap((state) => (state.readAt && state.origin === 'reported' ? [Date.parse(state.readAt)] : []))
  let next =
    heard.length === 0
      ? 0
      : Math.max(
          0,
          hours.findLastIndex((hour) => hour.at <= Math.max(...heard)),
        )
  const placeTime = placeClock()
  placeTime.hear(Date.parse(first.at), clock())
  const probe = `/api/v1/states?indicator=${encodeURIComponent(hours[0]!.rows[0]!.indicator)}&region=${encodeURIComponent(hours[0]!.rows[0]!.region)}`
  let ready = false
  for (let turn = 1; next < hours.length; turn++) {
    const now = placeTime.at(clock()) ?? 0
    for (const pack of packedHours(hours, next, now)) {
      const rows = pack.flatMap((hour) => hour.rows)
      told(await door.send('/api/v1/readings', key, bodyOf(department, rows)), rows.length, pack.at(-1)!)
      next += pack.length
    }
    if (!ready) caughtUp()
    ready = true
    await wait(250)
    if (turn % 4 === 0) placeTime.hear(Date.parse((await door.read<{ at: string }>(probe)).at), clock())
  }
}
