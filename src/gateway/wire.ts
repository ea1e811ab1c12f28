import type { Socket } from 'socket.io'

/** By which engine.io writes frames that are encoded already. */
const SENDER = '_sender'
const OPEN = 1

/** What socket.io does not type: engine.io's queue, and below it the socket of ws with the bytes it has not been rid of. */
interface Wire {
  readyState?: string
  writeBuffer?: readonly { data?: string | Buffer }[]
  transport?: {
    name?: string
    socket?: {
      readyState?: number
      bufferedAmount?: number
      [SENDER]?: { sendFrame?(frame: readonly Buffer[]): void }
      terminate?(): void
    }
  }
}

const wireOf = (socket: Socket): Wire => socket.conn as unknown as Wire

/** What was sent to a wall and has not left this process yet. */
export const backlogOf = (socket: Socket): { frames: number; bytes: number } => {
  const { writeBuffer = [], transport } = wireOf(socket)
  let bytes = transport?.socket?.bufferedAmount ?? 0
  for (const { data } of writeBuffer) bytes += data?.length ?? 0
  return { frames: writeBuffer.length, bytes }
}

/** Writes a frame past engine.io's queue, where nothing waits that it would overtake; answers whether it did. */
export const writeStraight = (socket: Socket, frame: readonly Buffer[]): boolean => {
  const { readyState, writeBuffer, transport } = wireOf(socket)
  const wire = transport?.name === 'websocket' ? transport.socket : undefined
  const open = socket.connected && readyState === 'open' && wire?.readyState === OPEN
  if (!open || writeBuffer?.length !== 0 || wire.bufferedAmount !== 0 || !wire[SENDER]?.sendFrame) return false
  wire[SENDER].sendFrame(frame)
  return true
}

/** Ends a wall's connection at once: a close in good manners would keep what it does not read for half a minute more. */
export const cutOff = (socket: Socket): void => {
  const { transport } = wireOf(socket)
  if (transport?.socket?.terminate) transport.socket.terminate()
  else socket.disconnect(true)
}
