import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

const frame = (opcode: number, payload: Buffer): Buffer => {
  const mask = randomBytes(4)
  const length = payload.length
  const head = length < 126 ? Buffer.from([0x80 | opcode, 0x80 | length]) : Buffer.from([0x80 | opcode, 0x80 | 127, 0, 0, 0, 0, 0, 0, 0, 0])
  if (length >= 126) head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, mask, payload.map((byte, at) => byte ^ mask[at % 4]!)])
}

/** A WebSocket that sends whatever it is told, as no client of ours would; resolves once the gateway has taken the upgrade or refused it. */
export const rawSocket = (
  url: string,
  query = 'EIO=4&transport=websocket',
): Promise<{
  status: number
  send: (opcode: number, payload: string | Buffer) => void
  bytes: (raw: Buffer) => void
  closed: Promise<void>
}> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const socket: Socket = connect(Number(port), hostname)
    const closed = new Promise<void>((done) => socket.once('close', () => done()))
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.removeListener('error', reject)
      socket.on('error', () => undefined)
      socket.write(
        `GET /socket.io/?${query} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
      )
    })
    socket.once('data', (answer: Buffer) =>
      resolve({
        status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer.toString('latin1'))?.[1]),
        send: (opcode, payload) => void socket.write(frame(opcode, Buffer.from(payload))),
        bytes: (raw) => void socket.write(raw),
        closed,
      }),
    )
  })
