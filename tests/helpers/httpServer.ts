import { Writable } from 'node:stream'
import type { AddressInfo } from 'node:net'
import type { Cockpit } from '#gateway/doors.ts'
import { createMetrics } from '#gateway/http/metrics.ts'
import { createHttp } from '#gateway/http/server.ts'
import { openKeys } from '#gateway/keys.ts'
import { createLog } from '#gateway/log.ts'
import { settingsFrom } from '#gateway/settings.ts'

export const KEY = 'key-of-statistics'
export const ANY_KEY = 'key-of-anybody'
export const INCIDENTS_KEY = 'key-of-emergency'

/** A listening server over a cockpit, on a free port of the loopback. */
export const startHttp = async (
  cockpit: Cockpit,
  env: Record<string, string> = {},
  more: { wallFolder?: string; elapsed?: () => number } = {},
) => {
  const read = settingsFrom({ COCKPIT_PORT: '0', COCKPIT_KEYS: `statistics=${KEY},emergency=${INCIDENTS_KEY},*=${ANY_KEY}`, ...env })
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const opened = await openKeys({
    given: read.settings.keys,
    file: '',
    departments: ['statistics', 'emergency'],
    random: () => Buffer.alloc(24),
    now: Date.now,
    log: () => undefined,
  })
  if (!opened.ok) throw new Error(opened.faults.join('\n'))
  const lines: string[] = []
  const log = createLog('info', new Writable({ write: (line, _, done) => (lines.push(String(line)), done()) }))
  const metrics = createMetrics()
  const app = createHttp({
    cockpit,
    keys: opened.keys,
    settings: read.settings,
    log,
    metrics,
    wallFolder: more.wallFolder ?? null,
    build: 'test',
    elapsed: more.elapsed,
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const post = (path: string, type: string, body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': type, ...headers },
      body,
      duplex: 'half',
    } as RequestInit)
  return { app, url, port, post, lines, metrics, close: () => app.close() }
}
export type HttpServer = Awaited<ReturnType<typeof startHttp>>
