import { setTimeout as pause } from 'node:timers/promises'
import type { Socket } from 'socket.io-client'
import { expect, it } from 'vitest'
import { emptyStore } from '../../helpers/emptyStore.ts'
import { KEY } from '../../helpers/gateway.ts'
import { gatewayProcess } from '../../helpers/gatewayProcess.ts'
import { freePort } from '../../helpers/started.ts'
import { townFolder } from '../../helpers/townFolder.ts'
import { until } from '../../helpers/until.ts'
import { wallClient } from '../../helpers/wallClient.ts'
import { fault, lost } from '../fault.ts'

const WALLS = 100
const MINUTES = 10
const wireOf = (socket: Socket) =>
  (socket.io.engine as unknown as { transport: { ws: Record<'_socket', { pause(): void; resume(): void }> } }).transport.ws['_socket']

fault(
  {
    promised:
      'a wall that does not read is held no more than 1 MB, the others are told as fast as before, and it has the newest when it reads again',
    done: `${WALLS} walls stop reading for ${MINUTES} minutes`,
  },
  () => {
    it('while figures change', async (context) => {
      const port = await freePort()
      const url = `http://127.0.0.1:${port}`
      const gateway = await gatewayProcess({
        COCKPIT_PORT: String(port),
        COCKPIT_CONFIG: townFolder(),
        COCKPIT_DATABASE: await emptyStore(),
        COCKPIT_KEYS: `*=${KEY}`,
      })
      const watch = { indicators: ['economy.output', 'society.calls', 'services.index'], alerts: true }
      const reading = wallClient(url, { ...watch })
      const stopped = Array.from({ length: WALLS }, () => wallClient(url, { ...watch }))
      await Promise.all([reading, ...stopped].map((client) => client.ready()))
      const memory = async () => Number(/^process_resident_memory_bytes (\S+)/m.exec(await (await fetch(`${url}/metrics`)).text())![1])
      let value = 0
      const delay = async (): Promise<number> => {
        value += 1
        const began = performance.now()
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${KEY}` }
        const body = JSON.stringify([{ indicator: 'economy.output', region: '11', time: '2026-09', value }])
        await fetch(`${url}/api/v1/readings`, { method: 'POST', headers, body })
        await until(() => reading.states.get('economy.output|11')?.value === value, Boolean, 60_000)
        return performance.now() - began
      }
      const median = (times: number[]) => times.sort((one, other) => one - other)[times.length >> 1]!
      const before: number[] = []
      for (let time = 0; time < 30; time++) before.push(await delay())
      const empty = await memory()
      const paused = stopped.map(({ socket }) => wireOf(socket))
      for (const wire of paused) wire.pause()
      const during: number[] = []
      const end = performance.now() + MINUTES * 60_000
      let most = 0
      while (performance.now() < end) {
        during.push(await delay())
        most = Math.max(most, await memory())
      }
      for (const wire of paused) wire.resume()
      await until(() => stopped.every(({ states }) => states.get('economy.output|11')?.value === value), Boolean, 60_000)
      await pause(2_000)
      for (const { states } of stopped) expect(new Map([...states].sort())).toEqual(new Map([...reading.states].sort()))
      expect((most - empty) / WALLS).toBeLessThan(1e6)
      expect(median(during)).toBeLessThan(2 * median(before) + 200)
      for (const client of [reading, ...stopped]) client.close()
      await gateway.kill()
      lost(
        context,
        `nothing; ${Math.round((most - empty) / WALLS / 1000)} kB more a stopped wall, the others told after ${Math.round(median(during))} ms (before: ${Math.round(median(before))} ms)`,
      )
    })
  },
)
