import type { Socket } from 'socket.io'

/** What socket.io does not type: engine.io's queue, and below it the bytes that ws has not been rid of. */
interface Wire {
  writeBuffer?: readonly { data?: string | Buffer }[]
  transport?: { socket?: { bufferedAmount?: number; terminate?(): void } }
}

/** What was sent to a wall and has not left this process yet. */
export const backlogOf = (socket: Socket): { frames: number; bytes: number } => {
  const { writeBuffer = [], transport } = socket.conn as unknown as Wire
  let bytes = transport?.socket?.bufferedAmount ?? 0
  for (const { data } of writeBuffer) bytes += data?.length ?? 0
  return { frames: writeBuffer.length, bytes }
}

/** Ends a wall's connection at once: a close in good manners would keep what it does not read for half a minute more. */
export const cutOff = (socket: Socket): void => {
  const { transport } = socket.conn as unknown as Wire
  if (transport?.socket?.terminate) transport.socket.terminate()
  else socket.disconnect(true)
}
