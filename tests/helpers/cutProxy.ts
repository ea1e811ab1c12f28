import { connect, createServer, type Socket } from 'node:net'

/** A TCP proxy to a port of this machine that can be cut and healed. */
export const cutProxy = async (to: () => number) => {
  const open = new Set<Socket>()
  let whole = true
  const server = createServer((client) => {
    if (!whole) return client.destroy()
    const upstream = connect(to(), '127.0.0.1')
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => (open.delete(socket), client.destroy(), upstream.destroy()))
    }
    client.pipe(upstream).pipe(client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    cut() {
      whole = false
      for (const socket of open) socket.destroy()
    },
    heal: () => void (whole = true),
    close: () => (server.close(), [...open].forEach((socket) => socket.destroy())),
  }
}
