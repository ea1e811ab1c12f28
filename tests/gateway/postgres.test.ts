import { afterAll, describe, expect, it } from 'vitest'
import { gatewayOf } from '../helpers/gateway.ts'
import { until } from '../helpers/until.ts'
import { wallClient } from '../helpers/wallClient.ts'
import { engines } from './store/engines.ts'

const postgres = (await engines()).find((engine) => engine.name === 'PostgreSQL')

describe.skipIf(!postgres)('a whole gateway on a PostgreSQL server', () => {
  afterAll(() => postgres!.clean())

  it('keeps, judges, publishes, and goes on after a restart', async () => {
    const database = await postgres!.fresh()
    const first = await gatewayOf({ database })
    const port = Number(new URL(first.url).port)
    const client = wallClient(first.url, { indicators: ['economy.output'] })
    await client.ready()
    await first.post(
      '/api/v1/readings',
      ['11', '12', '13'].map((region) => ({ indicator: 'economy.output', region, time: '2026-09', value: 100 })),
    )
    await until(() => client.states.get('economy.output|1')?.value === 300)
    await first.stop()
    const second = await gatewayOf({ database, config: first.config, port })
    await second.post('/api/v1/readings', [{ indicator: 'economy.output', region: '11', time: '2026-09', value: 101 }])
    await until(() => client.states.get('economy.output|1')?.value === 301)
    expect(client.replies.at(-1)!.full).toBe(false)
    const { body } = await second.get('/api/v1/lineage?indicator=economy.output&region=11&time=2026-09')
    expect(body.readings.map((reading: { value: number; revision: number }) => [reading.revision, reading.value])).toEqual([
      [0, 100],
      [1, 101],
    ])
    client.close()
    await second.stop()
  })
})
