import { connect, createServer, type Socket } from 'node:net'
import { Transform } from 'node:stream'

/** How a link is bad: each way later by `delay` ms, give or take half of it, in order, and no faster than `rate` bytes a second. */
export interface Crooked {
  delay: number
  rate: number
}

/** A TCP proxy to a port of this machine whose link is cut, delayed, narrowed, or left half open: gone for one end, standing for the other. */
export const crookedLink = async (to: number, random: () => number) => {
  const open = new Set<[client: Socket, upstream: Socket]>()
  let whole = true
  let how: Crooked = { delay: 0, rate: Infinity }
  let carried = 0
  const pipe = () =>
    new Transform({
      transform: (chunk: Buffer, _, done) => {
        carried += chunk.length
        setTimeout(done, how.delay * (0.5 + random()) + (chunk.length / how.rate) * 1_000, null, chunk)
      },
    })
  const server = createServer((client) => {
    if (!whole) return client.destroy()
    const upstream = connect(to, '127.0.0.1')
    const pair: [Socket, Socket] = [client, upstream]
    open.add(pair)
    for (const socket of pair) {
      socket.on('error', () => undefined)
      socket.on('close', () => open.delete(pair) && pair.forEach((one) => one.destroy()))
    }
    client.pipe(pipe()).pipe(upstream)
    upstream.pipe(pipe()).pipe(client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    carried: () => carried,
    cut() {
      whole = false
      for (const pair of open) pair.forEach((socket) => socket.destroy())
    },
    heal: () => void (whole = true),
    bend: (next: Crooked) => void (how = next),
    /** The near end is gone, the far one still sends for `ms`: what comes by the old link comes beside the new one. */
    halve(ms: number) {
      for (const pair of open) {
        open.delete(pair)
        const [client, upstream] = pair
        client.unpipe()
        client.destroy()
        upstream.unpipe()
        upstream.resume()
        setTimeout(() => upstream.destroy(), ms)
      }
    },
    close() {
      server.close()
      for (const pair of open) pair.forEach((socket) => socket.destroy())
    },
  }
}
