import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { cutProxy } from '../helpers/cutProxy.ts'
import { emptyStore } from '../helpers/emptyStore.ts'
import { KEY } from '../helpers/gateway.ts'
import { gatewayProcess } from '../helpers/gatewayProcess.ts'
import { seeded } from '../helpers/seeded.ts'
import { freePort } from '../helpers/started.ts'
import { townFolder } from '../helpers/townFolder.ts'
import { until } from '../helpers/until.ts'
import { wallClient } from '../helpers/wallClient.ts'

/**
 * Promised: a wall ends with exactly the gateway's board, and what got a 200 is kept once.
 * Done to it: ten cuts of the wall's link and two kill -9 of the gateway while departments report.
 */
it(
  'a wall cut ten times and a gateway killed twice end with the same board, every answered reading kept once',
  { timeout: 240_000 },
  async () => {
    const random = seeded(20261121)
    const port = await freePort()
    const env = { COCKPIT_PORT: String(port), COCKPIT_CONFIG: townFolder(), COCKPIT_DATABASE: await emptyStore(), COCKPIT_KEYS: `*=${KEY}` }
    let gateway = await gatewayProcess(env)
    const proxy = await cutProxy(() => port)
    const url = `http://127.0.0.1:${port}`
    const indicators = [
      'economy.output',
      'society.calls',
      'services.ontime',
      'services.satisfaction',
      'society.people',
      'services.index',
      'market.opened',
      'environment.pm25',
    ]
    const client = wallClient(proxy.url, { indicators, deltas: true })
    await client.ready()

    const answered = new Map<string, number>()
    let reporting = true
    const report = async () => {
      for (let round = 0; reporting; round++) {
        const rows = Array.from({ length: 20 }, () => {
          const month = `20${10 + Math.floor(random() * 16)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}`
          return {
            indicator: 'economy.output',
            region: String(11 + Math.floor(random() * 3)),
            time: month,
            value: Math.floor(random() * 1e6),
          }
        })
        try {
          const response = await fetch(`${url}/api/v1/readings`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
            body: JSON.stringify(rows),
            signal: AbortSignal.timeout(15_000),
          })
          if (response.status === 200) for (const row of rows) answered.set(`${row.region} ${row.time}`, row.value)
          else throw new Error(String(response.status))
        } catch {
          for (const row of rows) answered.delete(`${row.region} ${row.time}`)
          await pause(100)
        }
        await pause(40)
      }
    }
    const reports = report()
    for (let cut = 0; cut < 10; cut++) {
      await pause(300 + random() * 700)
      proxy.cut()
      if (cut === 3 || cut === 7) {
        await gateway.kill()
        gateway = await gatewayProcess(env)
      }
      await pause(200 + random() * 1_500)
      proxy.heal()
    }
    reporting = false
    await reports
    await until(() => client.socket.connected)
    await pause(2_500)

    const { states } = (await (await fetch(`${url}/api/v1/states`)).json()) as {
      states: { indicator: string; region: string; category: string | null }[]
    }
    const board = new Map(
      states
        .filter((state) => indicators.includes(state.indicator))
        .map((state) => [[state.indicator, state.region, ...(state.category === null ? [] : [state.category])].join('|'), state]),
    )
    expect(new Map([...client.states].sort())).toEqual(new Map([...board].sort()))

    expect(answered.size).toBeGreaterThan(100)
    for (const region of ['11', '12', '13']) {
      const { points } = (await (
        await fetch(`${url}/api/v1/series?indicator=economy.output&region=${region}&from=2010-01&to=2025-12`)
      ).json()) as { points: [string, number | null][] }
      expect(points.length).toBe(192)
      for (const [month, value] of points) if (answered.has(`${region} ${month}`)) expect(value).toBe(answered.get(`${region} ${month}`))
    }
    client.close()
    proxy.close()
    await gateway.kill()
  },
)
