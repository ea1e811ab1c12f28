import type { Socket } from 'socket.io'
import type { Down } from '#contract/wire.ts'
import { writeStraight } from './wire.ts'

/** engine.io's and socket.io's marks of an event of the default namespace: https://socket.io/docs/v4/socket-io-protocol/ */
const EVENT = '42'
const FINAL_TEXT = 0x81

/** A whole WebSocket text frame of a server, unmasked (RFC 6455, 5.2), in one piece: one write a socket. */
export const textFrame = (text: string): Buffer => {
  const length = Buffer.byteLength(text)
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = FINAL_TEXT
  if (head === 2) frame[1] = length
  else if (head === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, head)
  return frame
}

/** An event told to many walls: encoded once, and written straight to those for whom nothing waits; the others get it in their turn. */
export const telling = <Event extends keyof Down>(event: Event, said: Down[Event]): ((socket: Socket) => void) => {
  const frame = [textFrame(`${EVENT}${JSON.stringify([event, said])}`)]
  return (socket) => {
    if (!writeStraight(socket, frame)) socket.emit(event, said)
  }
}
