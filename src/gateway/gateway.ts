import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import type { Fault } from '#contract/config.ts'
import { millis } from '#analysis/duration.ts'
import { zoneOf, iso } from '#analysis/zone.ts'
import { clockOf } from './clock.ts'
import { Inside } from './cockpit.ts'
import { parseConfig } from './config.ts'
import { readConfigFiles } from './configFiles.ts'
import { watchConfig } from './configWatch.ts'
import { every } from './every.ts'
import { mayConnect } from './http/mayConnect.ts'
import { createMetrics } from './http/metrics.ts'
import { createHttp } from './http/server.ts'
import { type Keys, openKeys } from './keys.ts'
import type { Log } from './log.ts'
import type { Settings } from './settings.ts'
import { openDatabase, openStore } from './store/open.ts'
import { Walls } from './walls.ts'

const LOOK_EVERY = 400
const PULSE_EVERY = 3_000
const SETTLE_EVERY = 60_000
/** What is reported is told within a tick, judging and keeping included, while these take less than this share of it; a busier machine is spared. */
const AHEAD = 0.4

/** A place's config that cannot be used: every fault, with file and path. */
export class BadConfig extends Error {
  override name = 'BadConfig'
  constructor(readonly faults: readonly Fault[]) {
    super(faults.map(({ file, path, message }) => `${file}${path ? ` ${path}` : ''}: ${message}`).join('\n'))
  }
}

export interface Gateway {
  /** Where it listens, e.g. `http://127.0.0.1:8080`. */
  url: string
  place: string
  keys: Keys
  inside: Inside
  stop(): Promise<void>
}

export interface GatewayParts {
  settings: Settings
  log: Log
  build: string
  /** The folder of the built wall. */
  wall: string
  /** The machine's clock and stopwatch: nothing else reads them. */
  machine: () => number
  stopwatch: () => number
  /** Says what takes long at a start. */
  says?: (line: string) => void
}

/** Opens the store, the doors and the walls of one place, and keeps them going until stopped. Rejects with BadConfig, CannotOpen or the system's error. */
export const startGateway = async ({
  settings,
  log,
  build,
  wall,
  machine,
  stopwatch,
  says = () => undefined,
}: GatewayParts): Promise<Gateway> => {
  const folder = resolve(settings.config)
  const files = await readConfigFiles(folder).catch((error: NodeJS.ErrnoException) => {
    throw new BadConfig([{ file: settings.config, path: '', message: error.code === 'ENOENT' ? 'no such folder' : error.message }])
  })
  // A database opens in a thread of its own, which takes a second: the config is read meanwhile.
  const opening = openDatabase({ database: settings.database, log: (line) => log.info(line) })
  opening.catch(() => undefined)
  const parsed = parseConfig(files.texts)
  if (!parsed.ok) {
    await opening.then(
      (sql) => sql.close(),
      () => undefined,
    )
    throw new BadConfig(parsed.faults)
  }
  const { config } = parsed
  let zone = zoneOf(config.place.zone)
  let clock = clockOf(config.place, machine, null)
  const asked = {
    database: settings.database,
    place: config.place.id,
    now: () => clock.now(),
    iso: (instant: number) => iso(instant, zone),
  }
  const store = await openStore(asked, opening)
  const undo: (() => Promise<void> | void)[] = [() => store.close()]
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const stood = await store.fact('clock')
    clock = clockOf(config.place, machine, stood === null ? null : Number(stood))
    const noteClock = () => (config.place.clock ? store.setFact('clock', String(clock.now())) : Promise.resolve())
    const opened = await openKeys({
      given: settings.keys,
      file: settings.keysFile,
      departments: config.departments.map((department) => department.id),
      random: randomBytes,
      now: machine,
      log: (line) => log.warn(line),
    })
    if (!opened.ok) throw new BadConfig(opened.faults.map((message) => ({ file: 'keys', path: '', message })))
    const { keys } = opened
    undo.push(() => keys.close())
    const inside = new Inside({
      store,
      clock,
      build,
      stopwatch,
      log: (error, what) => log.error({ err: error }, what),
      adopting: async (next) => {
        keys.declare(next.config.departments.map((department) => department.id))
        zone = zoneOf(next.config.place.zone)
        says(`config ${next.number} comes from another gateway`)
      },
    })
    undo.push(() => inside.close())
    await inside.open(config, files.hash, (rows) => rows % 50_000 < 1_000 && says(`reading the store: ${rows.toLocaleString('en')} rows`))
    const http = createHttp({ cockpit: inside, keys, settings, log, metrics: createMetrics(), wallFolder: wall, build, elapsed: stopwatch })
    await quietly(log, () => http.listen({ host: settings.host, port: settings.port }))
    undo.push(() => http.close())
    const walls = new Walls(http.server, inside.forWalls(), mayConnect(settings, stopwatch))
    undo.push(() => walls.close())
    inside.join(walls)
    undo.push(noteClock)
    undo.push(() => inside.close())
    const failed = (error: unknown) => log.error({ err: error }, 'a round failed')
    undo.push(every(millis(config.place.tick), () => inside.tick(), { ahead: AHEAD }))
    undo.push(
      every(
        PULSE_EVERY,
        async () => {
          inside.pulse()
          await inside.studies.look()
          await noteClock()
        },
        { failed },
      ),
    )
    undo.push(every(SETTLE_EVERY, () => inside.settle(), { failed }))
    const watch = watchConfig(folder, files.hash, LOOK_EVERY, {
      accepted: async (next, hash) => {
        if (next.place.id !== config.place.id)
          return log.error('config refused: place.yaml names another place; the store belongs to this one')
        keys.declare(next.departments.map((department) => department.id))
        const number = await inside.change(next, hash)
        zone = zoneOf(next.place.zone)
        await inside.tick()
        says(`config ${number} accepted`)
      },
      refused: (faults) =>
        says(`The changed config is refused, the one before stays:\n  ${new BadConfig(faults).message.replaceAll('\n', '\n  ')}`),
      unreadable: (error) => log.error({ err: error }, 'config cannot be read; the one before stays'),
    })
    undo.push(() => watch.stop())
    const address = http.server.address()
    const port = typeof address === 'object' && address ? address.port : settings.port
    const host = settings.host === '0.0.0.0' || settings.host === '::' ? 'localhost' : settings.host
    return {
      url: `${settings.tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`,
      place: config.place.id,
      keys,
      inside,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Without the lines a library logs of its own at this moment: people are told the address in words. */
const quietly = async (log: Log, work: () => Promise<unknown>): Promise<void> => {
  const { level } = log
  log.level = 'warn'
  await work().finally(() => (log.level = level))
}
