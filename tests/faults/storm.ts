import { isDeepStrictEqual } from 'node:util'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { seriesKey, type State } from '#contract/state.ts'
import { cutProxy } from '../helpers/cutProxy.ts'
import { emptyStore } from '../helpers/emptyStore.ts'
import { KEY } from '../helpers/gateway.ts'
import { gatewayProcess } from '../helpers/gatewayProcess.ts'
import { seeded } from '../helpers/seeded.ts'
import { freePort } from '../helpers/started.ts'
import { townFolder } from '../helpers/townFolder.ts'
import { until } from '../helpers/until.ts'
import { wallClient } from '../helpers/wallClient.ts'

const INDICATORS = ['economy.output', 'services.ontime', 'society.calls', 'services.index']

/** Cuts the link of so many walls at once, again and again, while figures change; each must end with the gateway's board, told nothing twice. Answers what it cost. */
export const storm = async (walls: number, rounds: number): Promise<string> => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const gateway = await gatewayProcess({
    COCKPIT_PORT: String(port),
    COCKPIT_CONFIG: townFolder(),
    COCKPIT_DATABASE: await emptyStore(),
    COCKPIT_KEYS: `*=${KEY}`,
    COCKPIT_RATE_ADDRESS: '100000',
  })
  const proxy = await cutProxy(() => port)
  const random = seeded(20261122)
  const post = async () => {
    const rows = Array.from({ length: 5 }, () => ({
      indicator: 'economy.output',
      region: String(11 + Math.floor(random() * 3)),
      time: `2026-0${1 + Math.floor(random() * 9)}`,
      value: Math.floor(random() * 1e6),
    }))
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${KEY}` }
    const answer = await fetch(`${url}/api/v1/readings`, { method: 'POST', headers, body: JSON.stringify(rows) })
    expect(answer.status).toBe(200)
  }
  const cpu = async () => Number(/^process_cpu_seconds_total (\S+)/m.exec(await (await fetch(`${url}/metrics`)).text())![1])
  const board = async () => {
    const { states } = (await (await fetch(`${url}/api/v1/states`)).json()) as { states: State[] }
    return new Map(
      states
        .filter(({ indicator }) => INDICATORS.includes(indicator))
        .map((one) => [seriesKey(one.indicator, one.region, one.category), one]),
    )
  }
  const clients = Array.from({ length: walls }, () => wallClient(proxy.url, { indicators: INDICATORS, deltas: true }))
  try {
    await Promise.all(clients.map((client) => client.ready()))
    await post()
    let used = 0
    for (let round = 1; round <= rounds; round++) {
      proxy.cut()
      await until(() => clients.every(({ socket }) => !socket.connected), Boolean, 60_000)
      for (let turn = 0; turn < 3; turn++) await post().then(() => pause(400))
      const before = await cpu()
      proxy.heal()
      await post()
      await until(() => clients.every((client) => client.replies.length > round), Boolean, 120_000)
      used += (await cpu()) - before
    }
    const same = async (): Promise<number> => {
      const stands = await board()
      return clients.filter(({ states }) => isDeepStrictEqual(states, stands)).length
    }
    await until(same, (number) => number === walls, 60_000)
    for (const client of clients) {
      expect(client.replies.slice(1).every((reply) => !reply.full)).toBe(true)
      const positions = client.messages.map(({ position }) => position)
      expect(new Set(positions).size).toBe(positions.length)
    }
    const each = (used * 1_000) / walls / rounds
    expect(each).toBeLessThan(50)
    return `nothing; ${each.toFixed(1)} ms of the gateway's CPU for each wall that came back`
  } finally {
    for (const client of clients) client.close()
    proxy.close()
    await gateway.kill()
  }
}
