import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Prelude, preludePath } from '#contract/prelude.ts'
import { seriesKey } from '#contract/state.ts'
import { covers, wantedBy } from '#contract/wanted.ts'
import { ASPECTS } from '#contract/scene.ts'
import { gatewayOf } from '../helpers/gateway.ts'
import { until } from '../helpers/until.ts'
import { wallClient } from '../helpers/wallClient.ts'

describe('what a wall begins with', () => {
  let gateway: Awaited<ReturnType<typeof gatewayOf>>
  beforeAll(async () => {
    gateway = await gatewayOf({ config: 'config/chongqing' })
    const time = new Date(Date.now() - 3_600_000).toISOString()
    await gateway.post('/api/v1/readings', [{ indicator: 'environment.temperature', region: '500000', time, value: 14.5 }])
    await until(async () => (await ask('overview')).watched.states.some((state) => state.value === 14.5))
  }, 120_000)
  afterAll(() => gateway.stop())
  const ask = async (scene: string | null): Promise<Prelude> => Prelude.parse((await gateway.get(preludePath(scene))).body)

  it('is what its socket would say first', async () => {
    const { welcome, place, watch, watched } = await ask('economy')
    const client = wallClient(gateway.url, watch)
    const greeting = new Promise<unknown>((resolve) => client.socket.on('welcome', resolve))
    await client.ready()
    expect(await greeting).toEqual({ ...welcome, place, now: expect.any(String) })
    expect(watched.full).toBe(true)
    const keys = watched.states.map((state) => seriesKey(state.indicator, state.region, state.category))
    expect(new Set(keys)).toEqual(new Set(client.states.keys()))
    client.close()
  })

  it('has all that the scene may show, on a wall of any shape, and the weather around it', async () => {
    for (const { id } of (await ask(null)).place.scenes) {
      const { place, watch } = await ask(id)
      const scene = place.scenes.find((one) => one.id === id)!
      for (const aspect of ASPECTS) expect(covers(watch, wantedBy(scene, place, aspect)), `${id} ${aspect}`).toBe(true)
      expect(watch.indicators).toContain('environment.temperature')
    }
  })

  it('is that of the first scene where none is named or none has the name', async () => {
    const first = await ask(null)
    const { scenes } = first.place
    const shown = [...scenes].sort((a, b) => a.order - b.order)[0]!
    expect(first.watch).toEqual((await ask(shown.id)).watch)
    expect((await ask('nowhere')).watch).toEqual(first.watch)
    expect((await ask('risk')).watch).not.toEqual(first.watch)
  })

  it.each([
    ['?scene=a&scene=b', 'wrong_type'],
    ['?scenes=overview', 'unknown_field'],
    [`?scene=${'x'.repeat(101)}`, 'bad_value'],
  ])('is refused for %s', async (query, reason) => {
    expect(await gateway.get(`/api/v1/prelude${query}`)).toMatchObject({ status: 400, body: { reason } })
  })
})
