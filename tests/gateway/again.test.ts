import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyStore } from '../helpers/emptyStore.ts'
import { gatewayOf } from '../helpers/gateway.ts'
import { town } from '../helpers/town.ts'
import { filesOf, townFolder } from '../helpers/townFolder.ts'
import { until } from '../helpers/until.ts'

const DAY = 86_400_000
/** In the middle of a day, so that a moment later is the same day. */
const NOON = Date.parse('2026-11-20T12:00:00+08:00')
const PATH = '/api/v1/states?indicator=society.calls&region=11'

type Started = Awaited<ReturnType<typeof gatewayOf>>
const callsOf = async (gateway: Started) => {
  const { body } = await gateway.get(PATH)
  const states = body.states as { category: string | null; value: number; freshness: string; level: string }[]
  return states.find(({ category }) => category === 'a')!
}
const calls = (value: number, at: number) => [
  { indicator: 'society.calls', region: '11', category: 'a', value, time: new Date(at).toISOString() },
]

/** A town that was told of seven calls at noon, and then stopped. */
const told = async () => {
  const place = { config: townFolder(), database: await emptyStore() }
  const first = await gatewayOf({ ...place, machine: () => NOON })
  expect((await first.post('/api/v1/readings', calls(7, NOON - 60_000))).body).toMatchObject({ accepted: 1 })
  await until(
    () => callsOf(first),
    (one) => one?.value === 7,
  )
  await first.stop()
  return place
}
const again = async (more: Parameters<typeof gatewayOf>[0], look: (gateway: Started) => Promise<void>) => {
  const gateway = await gatewayOf(more)
  await look(gateway).finally(() => gateway.stop())
}

describe('a gateway that starts again', { timeout: 60_000 }, () => {
  it('shows at once what it judged a moment ago, and judges what comes', async () => {
    const place = await told()
    await again({ ...place, machine: () => NOON + 30_000 }, async (gateway) => {
      expect(await callsOf(gateway)).toMatchObject({ value: 7, freshness: 'live' })
      await gateway.post('/api/v1/readings', calls(5, NOON + 20_000))
      await until(
        () => callsOf(gateway),
        ({ value }) => value === 12,
      )
    })
  })

  it('judges before it shows what has grown old meanwhile', async () => {
    const place = await told()
    await again({ ...place, machine: () => NOON + DAY }, async (gateway) => {
      expect((await callsOf(gateway)).freshness).toBe('lost')
    })
  })

  it('judges before it shows anything under another config', async () => {
    const place = await told()
    const stricter = town((made) => {
      const one = made['indicators']!.find((indicator) => (indicator as { id: string }).id === 'society.calls')
      Object.assign(one as object, { bands: [{ level: 'red', above: 1 }] })
    })
    writeFileSync(join(place.config, 'indicators/society.yaml'), filesOf(stricter)['indicators/society.yaml']!)
    await again({ ...place, machine: () => NOON + 30_000 }, async (gateway) => {
      expect(await callsOf(gateway)).toMatchObject({ value: 7, level: 'red' })
    })
  })
})
