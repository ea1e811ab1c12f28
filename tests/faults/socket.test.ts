import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { gatewayOf } from '../helpers/gateway.ts'
import { seeded } from '../helpers/seeded.ts'
import { until } from '../helpers/until.ts'
import { wallClient } from '../helpers/wallClient.ts'
import { fault } from './fault.ts'
import { mutated } from './mutate.ts'
import { rawSocket } from './rawSocket.ts'
import { together } from './together.ts'

const TIMES = Number(process.env['COCKPIT_FUZZ'] ?? 150)
const [TEXT, BINARY] = [1, 2]

const FAULT = {
  promised: 'what one socket sends harms no other',
  done: 'asks with one thing made wrong, events nobody knows, frames that are no socket.io, packets of 10 MB, other versions',
}

fault(FAULT, () => {
  let gateway: Awaited<ReturnType<typeof gatewayOf>>
  let witness: ReturnType<typeof wallClient>
  let value = 1
  beforeAll(async () => {
    gateway = await gatewayOf()
    witness = wallClient(gateway.url, { indicators: ['economy.output'], deltas: true })
    await witness.ready()
  })
  afterAll(async () => {
    witness.close()
    await gateway.stop()
  })
  const stillServes = async () => {
    value += 1
    await gateway.post('/api/v1/readings', [{ indicator: 'economy.output', region: '11', time: '2026-09', value }])
    await until(() => witness.states.get('economy.output|11')?.value === value)
    expect(witness.socket.connected).toBe(true)
    expect(witness.replies).toHaveLength(1)
  }

  it('answers every ask, and says what is wrong with it', async () => {
    const random = seeded(20261125)
    const client = wallClient(gateway.url, { indicators: [] })
    await client.ready()
    const asks: [string, unknown][] = [
      [
        'watch',
        { indicators: ['economy.output'], regions: ['11'], categories: [null], alerts: true, deltas: true, epoch: 'e', position: 5 },
      ],
      ['history', { indicator: 'economy.output', region: '11', from: '2026-01', to: '2026-09', step: 'month' }],
    ]
    await together(TIMES, async (time) => {
      const [name, ask] = asks[time % 2]!
      const wrong = mutated(random, ask)
      const reply = (await client.socket.timeout(10_000).emitWithAck(name, wrong)) as {
        ok: boolean
        refusal?: { reason: string; message: string }
      }
      expect(typeof reply.ok, JSON.stringify(wrong).slice(0, 200)).toBe('boolean')
      if (!reply.ok) expect(reply.refusal!.reason, JSON.stringify(wrong).slice(0, 200)).not.toBe('internal')
    })
    for (const name of ['welcome', 'states', 'publish', '__proto__', 'constructor', 'disconnecting', 'x'.repeat(10_000)])
      if (name !== 'disconnecting') client.socket.emit(name, { position: 1e9 }, [name])
    client.socket.emit('watch', { indicators: [] })
    client.socket.emit('watch')
    client.socket.emit('history', null, 'no function')
    await stillServes()
    expect(client.socket.connected).toBe(true)
    client.close()
  })

  it('drops who sends frames that are no messages', async () => {
    const random = seeded(20261126)
    const frames: (string | Buffer)[] = [
      '',
      '4',
      '40',
      '42',
      '42[]',
      '42["watch"',
      '42["watch",{"indicators":["a.b"],"epoch":null,"position":null}]',
      '420["watch",null]',
      '4299999999999999999999["watch",{}]',
      '451-["watch",{"_placeholder":true,"num":0}]',
      '4599999999-["watch",{"_placeholder":true,"num":0}]',
      '451-["watch",{"_placeholder":true,"num":99}]',
      '40/admin,{"token":1}',
      '43["x"]',
      '41',
      '6',
      '9',
      `42["watch",${'['.repeat(100_000)}`,
      randomBytes(1000),
    ]
    for (const one of frames) {
      const socket = await rawSocket(gateway.url)
      expect(socket.status).toBe(101)
      socket.send(TEXT, '40')
      socket.send(typeof one === 'string' ? TEXT : BINARY, one)
      socket.send(BINARY, randomBytes(100))
      socket.bytes(Buffer.from([0xff, 0xff, 0xff]))
      await socket.closed
    }
    for (let time = 0; time < 50; time++) {
      const socket = await rawSocket(gateway.url)
      socket.bytes(randomBytes(1 + Math.floor(random() * 4000)))
      socket.bytes(Buffer.from([0xff, 0xff]))
      await socket.closed
    }
    await stillServes()
  })

  it('cuts a packet of 10 MB, and refuses other versions and transports', async () => {
    const socket = await rawSocket(gateway.url)
    socket.send(TEXT, '40')
    socket.send(TEXT, `42["watch","${'x'.repeat(10e6)}"]`)
    await socket.closed
    const foreign = [
      'EIO=3&transport=websocket',
      'EIO=99&transport=websocket',
      'EIO=4&transport=pigeon',
      'EIO=4&transport=websocket&sid=none',
    ]
    for (const query of foreign) await (await rawSocket(gateway.url, query)).closed
    await stillServes()
  })
})
