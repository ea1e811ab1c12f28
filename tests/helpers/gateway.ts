import { emptyStore } from './emptyStore.ts'
import { join } from 'node:path'
import { startGateway } from '#gateway/gateway.ts'
import { createLog } from '#gateway/log.ts'
import { settingsFrom } from '#gateway/settings.ts'
import { townFolder } from './townFolder.ts'

export const KEY = 'a-key-for-tests-only'

/** A real gateway on a port of its own, over a store and a config of its own. */
export const gatewayOf = async (
  more: {
    config?: string
    database?: string
    port?: number
    machine?: () => number
    env?: Record<string, string>
    says?: (line: string) => void
  } = {},
) => {
  const config = more.config ?? townFolder()
  const database = more.database ?? (await emptyStore())
  const read = settingsFrom({
    COCKPIT_PORT: '8080',
    COCKPIT_CONFIG: config,
    COCKPIT_DATABASE: database,
    COCKPIT_KEYS: `*=${KEY}`,
    COCKPIT_LOG: 'silent',
    ...more.env,
  })
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const gateway = await startGateway({
    settings: { ...read.settings, port: more.port ?? 0 },
    log: createLog('silent'),
    build: 'test',
    wall: join(process.cwd(), 'dist/wall'),
    machine: more.machine ?? Date.now,
    stopwatch: () => performance.now(),
    says: more.says,
  })
  const call = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(gateway.url + path, init)
    return { status: response.status, body: (await response.json()) as any }
  }
  return {
    ...gateway,
    config,
    database,
    get: (path: string) => call(path),
    post: (path: string, body: unknown, key = KEY) =>
      call(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify(body),
      }),
  }
}
