import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { gatewayOf } from '../helpers/gateway.ts'
import { until } from '../helpers/until.ts'
import { wallClient } from '../helpers/wallClient.ts'
import { fault } from './fault.ts'

const FAULT = {
  promised: 'the gateway goes on by the last good config, says what is wrong, and takes the next good one',
  done: 'a config edited wrongly, half-written, in another encoding, removed, bent, edited twice in a second and at once with a store that is away',
}
/** `npm test` tries what nothing else there does. */
const WHOLE = import.meta.env.MODE === 'faults'
const ALIASES = `- &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'.replace(/./g, (to, at: number) => `- &${to} [${`*${'abcdefgh'[at]}, `.repeat(9)}]\n`)}`

fault(FAULT, () => {
  let gateway: Awaited<ReturnType<typeof gatewayOf>>
  let client: ReturnType<typeof wallClient>
  const said: string[] = []
  let value = 60
  beforeAll(async () => {
    gateway = await gatewayOf({ says: (line) => said.push(line) })
    client = wallClient(gateway.url, { indicators: ['economy.output'] })
    await client.ready()
  })
  afterAll(async () => {
    client.close()
    await gateway.stop()
  })
  const path = (name = 'indicators/economy.yaml') => join(gateway.config, name)
  const number = () => gateway.inside.config().number
  const level = () => client.states.get('economy.output|11')?.level
  /** A reading still comes through, and the wall was never sent away. */
  const goesOn = async () => {
    value += 1
    const { status } = await gateway.post('/api/v1/readings', [{ indicator: 'economy.output', region: '11', time: '2026-09', value }])
    expect(status).toBe(200)
    await until(() => client.states.get('economy.output|11')?.value === value)
    expect(client.socket.connected).toBe(true)
  }
  const yellowBelow = (bound: number) => good().replace(/("?below"?: )\d+(\n[^]*?"?red"?)/, `$1${bound}$2`)
  let kept = ''
  const good = () => (kept ||= readFileSync(path(), 'utf8'))

  const WRONG: [name: string, file: string, spoil: (text: string) => string | Buffer, says: RegExp][] = [
    [
      'GBK',
      'place.yaml',
      (text) => Buffer.concat([Buffer.from(text), Buffer.from('# \xd6\xd8\xc7\xec\n', 'latin1')]),
      /place\.yaml line \d+: not UTF-8/,
    ],
    ['aliases without end', 'indices.yaml', () => ALIASES, /indices\.yaml: .*alias/i],
    [
      'a value of the wrong type',
      'indicators/economy.yaml',
      (text) => text.replace(/"?grain"?: "?month"?/, 'grain: 7'),
      /economy\.yaml .*grain/,
    ],
    ['half of it', 'indicators/economy.yaml', (text) => text.slice(0, text.length / 2), /economy\.yaml|no indicator/],
    ['nothing', 'place.yaml', () => '', /place\.yaml/],
    ['zeros, as a full disk leaves them', 'regions.yaml', (text) => '\0'.repeat(text.length), /regions\.yaml/],
    ['UTF-16', 'place.yaml', (text) => Buffer.from(text, 'utf16le'), /place\.yaml/],
    ['an alias of nothing', 'indices.yaml', () => '- *nowhere\n', /indices\.yaml/],
    [
      'prototype names',
      'place.yaml',
      (text) => `${text}"__proto__": {"id": "evil"}\nconstructor: 1\n`,
      /place\.yaml.*(__proto__|constructor)/,
    ],
    ['a thousand brackets', 'targets.yaml', () => '['.repeat(1_000), /targets\.yaml/],
  ]

  it.for(WHOLE ? WRONG : WRONG.slice(0, 2))('%s', async ([, name, spoil, says]) => {
    const [before, whole] = [number(), readFileSync(path(name))]
    said.length = 0
    writeFileSync(path(name), spoil(whole.toString()))
    await until(() => said.some((line) => says.test(line)), Boolean, 15_000)
    await goesOn()
    expect(number()).toBe(before)
    writeFileSync(path(name), whole)
    await until(() => said.some((line) => /config \d+ accepted/.test(line)))
    await goesOn()
  })

  it.runIf(WHOLE)('a file, then the folder removed and put back', async () => {
    for (const name of ['departments.yaml', '']) {
      said.length = 0
      renameSync(path(name), `${gateway.config}.away`)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      if (name) expect(said.join()).toMatch(/departments\.yaml: this file is missing/)
      await goesOn()
      renameSync(`${gateway.config}.away`, path(name))
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      await goesOn()
    }
  })

  it.runIf(WHOLE)('a folder in the place of a file', async () => {
    rmSync(path('targets.yaml'))
    mkdirSync(path('targets.yaml'))
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await goesOn()
    rmSync(path('targets.yaml'), { recursive: true })
  })

  it('two edits within a second: the second stands', async () => {
    writeFileSync(path(), yellowBelow(10))
    await new Promise((resolve) => setTimeout(resolve, 450))
    writeFileSync(path(), yellowBelow(5_000))
    await until(level, (now) => now === 'yellow')
    writeFileSync(path(), yellowBelow(50))
    await until(level, (now) => now === 'normal')
  })

  it('a good edit that the store cannot keep yet is taken when it can', async () => {
    const { store } = (gateway.inside as unknown as { parts: { store: { load: unknown; keepConfig: unknown } } }).parts
    const { load, keepConfig } = store
    const away = () => Promise.reject(new Error('the store is away'))
    store.keepConfig = away
    writeFileSync(path(), yellowBelow(6_000))
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    await goesOn()
    Object.assign(store, { keepConfig, load: away })
    writeFileSync(path(), yellowBelow(6_000).replace(/"?grain"?: "?quarter"?/, 'grain: half'))
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    await goesOn()
    expect(level()).toBe('normal')
    Object.assign(store, { load })
    await until(level, (now) => now === 'yellow')
    writeFileSync(path(), good())
    await until(level, (now) => now === 'normal')
  })
})
