import { execFileSync } from 'node:child_process'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gatewayOf } from '../helpers/gateway.ts'
import { until } from '../helpers/until.ts'
import { wallClient } from '../helpers/wallClient.ts'

describe('a config that changes while the gateway runs', () => {
  let gateway: Awaited<ReturnType<typeof gatewayOf>>
  let client: ReturnType<typeof wallClient>
  let welcomed = 0
  beforeAll(async () => {
    gateway = await gatewayOf()
    client = wallClient(gateway.url, { indicators: ['economy.output'] })
    client.socket.on('welcome', () => void welcomed++)
    await client.ready()
    await gateway.post('/api/v1/readings', [{ indicator: 'economy.output', region: '11', time: '2026-09', value: 60 }])
    await until(() => client.states.get('economy.output|11')?.value === 60)
  })
  afterAll(async () => {
    client.close()
    await gateway.stop()
  })
  const file = () => join(gateway.config, 'indicators/economy.yaml')
  const below = (bound: number) => readFileSync(file(), 'utf8').replace(/("?below"?: )\d+(\n[^]*?"?red"?)/, `$1${bound}$2`)
  const level = () => client.states.get('economy.output|11')?.level
  const number = async () => gateway.inside.config().number

  it('takes a threshold saved in place', async () => {
    const before = await number()
    writeFileSync(file(), below(70))
    await until(level, (now) => now === 'yellow')
    expect(await number()).toBe(before + 1)
    expect(welcomed).toBeGreaterThan(1)
  })

  it('takes one saved by rename, twice', async () => {
    for (const [bound, expected] of [
      [10, 'normal'],
      [80, 'yellow'],
    ] as const) {
      writeFileSync(`${file()}.new`, below(bound))
      renameSync(`${file()}.new`, file())
      await until(level, (now) => now === expected)
    }
  })

  it('takes one put back by git checkout', async () => {
    const git = (...words: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...words], { cwd: gateway.config })
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'one')
    writeFileSync(file(), below(10))
    await until(level, (now) => now === 'normal')
    git('checkout', '-q', '--', '.')
    await until(level, (now) => now === 'yellow')
  })

  it('keeps the one before when the new one is wrong, half-written or gone, and takes the next good one', async () => {
    const good = readFileSync(file(), 'utf8')
    const before = await number()
    writeFileSync(file(), good.slice(0, good.length / 2))
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(await number()).toBe(before)
    renameSync(gateway.config, `${gateway.config}.away`)
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    expect((await gateway.get('/readyz')).status).toBe(200)
    renameSync(`${gateway.config}.away`, gateway.config)
    writeFileSync(file(), good.replace(/("?below"?: )\d+(\n[^]*?"?red"?)/, '$115$2'))
    await until(level, (now) => now === 'normal')
    expect(await number()).toBeGreaterThan(before)
  })

  it('takes what is no longer declared off every wall, and brings it back with what was kept', async () => {
    const indicators = readFileSync(file(), 'utf8')
    const without = indicators.replace(/(^|\n)- "?id"?: "economy\.output"[^]*?(?=\n- "?id)/, '')
    const indices = readFileSync(join(gateway.config, 'indices.yaml'), 'utf8')
    writeFileSync(join(gateway.config, 'indices.yaml'), '[]\n')
    writeFileSync(file(), without)
    await until(
      () => client.states.has('economy.output|11'),
      (there) => !there,
    )
    writeFileSync(file(), indicators)
    writeFileSync(join(gateway.config, 'indices.yaml'), indices)
    await until(() => client.states.get('economy.output|11')?.value === 60)
  })

  it('loses no reading that arrives while another config takes over', async () => {
    let sending = true
    const sent: string[] = []
    const send = async () => {
      for (let year = 1900; sending && year <= 2025; year++) {
        const { body } = await gateway.post('/api/v1/readings', [
          { indicator: 'society.people', region: '11', time: String(year), value: year },
        ])
        if (body.accepted === 1) sent.push(String(year))
      }
    }
    const sender = send()
    for (const bound of [71, 72, 73]) {
      const before = await number()
      writeFileSync(file(), below(bound))
      await until(number, (now) => now > before)
    }
    sending = false
    await sender
    const { body } = await gateway.get('/api/v1/series?indicator=society.people&region=11&from=1900&to=2025')
    const read = new Map<string, number>(body.points)
    expect(sent.length).toBeGreaterThan(3)
    for (const year of sent) expect(read.get(year)).toBe(Number(year))
  })
})
