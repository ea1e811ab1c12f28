import { WebSocket } from 'ws'

/** The garbage collector and the heap of a Node process that was started with `--inspect`; `url` is where its debugger listens. */
export const inspectorAt = async (url: string) => {
  const socket = new WebSocket(url, { maxPayload: 0, perMessageDeflate: false })
  const waiting = new Map<number, (result: unknown) => void>()
  const heard: ((method: string, params: { chunk?: string }) => void)[] = []
  let last = 0
  socket.on('message', (text: Buffer) => {
    const message = JSON.parse(text.toString()) as { id?: number; method?: string; params?: { chunk?: string }; result?: unknown }
    if (message.id !== undefined) {
      waiting.get(message.id)?.(message.result)
      waiting.delete(message.id)
    } else if (message.method !== undefined) for (const listen of heard) listen(message.method, message.params ?? {})
  })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const ask = <T>(method: string, params: object = {}): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, resolve as (result: unknown) => void)
      socket.send(JSON.stringify({ id, method, params }), (error) => error && reject(error))
    })
  return {
    /** Bytes in use after everything that can be collected has been. */
    heap: async (): Promise<number> => {
      for (let round = 0; round < 2; round++) await ask('HeapProfiler.collectGarbage')
      return (await ask<{ usedSize: number }>('Runtime.getHeapUsage')).usedSize
    },
    /** A snapshot as Chromium's developer tools open it, in pieces. */
    snapshot: async (piece: (text: string) => void): Promise<void> => {
      const listen = (method: string, { chunk }: { chunk?: string }): void => {
        if (method === 'HeapProfiler.addHeapSnapshotChunk') piece(chunk ?? '')
      }
      heard.push(listen)
      await ask('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
      heard.splice(heard.indexOf(listen), 1)
    },
    close: () => socket.terminate(),
  }
}
