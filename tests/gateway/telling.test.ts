import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Server, type Socket } from 'socket.io'
import { io } from 'socket.io-client'
import * as ws from 'ws'
import { afterAll, describe, expect, it } from 'vitest'
import { telling, textFrame } from '#gateway/telling.ts'
import { writeStraight } from '#gateway/wire.ts'
import { until } from '../helpers/until.ts'

const frameOf = (data: Buffer): Buffer => {
  const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } }
  return Buffer.concat(Sender.frame(data, { fin: true, opcode: 1, mask: false, readOnly: true, rsv1: false }))
}

describe('a text frame', () => {
  it('is as ws makes it, of every length and of words', () => {
    for (const text of ['', 'a', '重庆', ...[125, 126, 65_535, 65_536, 70_000].map((length) => 'x'.repeat(length)), '渝'.repeat(30_000)])
      expect(textFrame(text).equals(frameOf(Buffer.from(text)))).toBe(true)
  })
})

describe('an event told to many walls', () => {
  const http = createServer()
  const server = new Server(http, { perMessageDeflate: false })
  afterAll(() => server.close())
  const pulse = (position: number) => ({ position, serverTime: String(position), news: '指标' }) as never

  const seated = async (transports: string[]): Promise<{ socket: Socket; heard: number[]; close: () => void }> => {
    const { port } = http.address() as AddressInfo
    const heard: number[] = []
    const client = io(`http://127.0.0.1:${port}`, { transports, forceNew: true })
    client.on('pulse', ({ position }: { position: number }) => heard.push(position))
    const [socket] = (await once(server, 'connection')) as [Socket]
    return { socket, heard, close: () => client.close() }
  }

  it.each([[['websocket']], [['polling']], [['polling', 'websocket']]])(
    'comes in its turn among what is sent otherwise, over %s',
    async (transports) => {
      if (!http.listening) await once(http.listen(0, '127.0.0.1'), 'listening')
      const { socket, heard, close } = await seated(transports)
      const count = 600
      for (let position = 0; position < count; position++) {
        if (position % 3 === 0) socket.emit('pulse', pulse(position))
        else telling('pulse', pulse(position))(socket)
        if (position % 50 === 0) await pause(5)
      }
      await until(() => heard.length === count)
      expect(heard).toEqual(Array.from({ length: count }, (_, position) => position))
      close()
    },
  )

  it('is written straight where nothing waits, and never past what does', async () => {
    const { socket, heard, close } = await seated(['websocket'])
    await until(() => writeStraight(socket, [textFrame(`42${JSON.stringify(['pulse', pulse(1)])}`)]))
    for (let position = 2; position < 5; position++) socket.emit('pulse', pulse(position))
    expect(writeStraight(socket, [textFrame('42["pulse",{"position":9}]')])).toBe(false)
    await until(() => heard.length === 4)
    expect(heard).toEqual([1, 2, 3, 4])
    close()
    await until(() => !socket.connected)
    expect(writeStraight(socket, [textFrame('42["pulse",{"position":9}]')])).toBe(false)
  })
})
