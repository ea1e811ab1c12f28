import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { WebSocketServer } from 'ws'

/** The thing compared with, in a process of its own: `node --expose-gc --import tsx fanoutOther.ts ws|socket.io bytes`. Tells all of it every 100 ms between `start` and `stop`. */
const [kind, size = '1000'] = process.argv.slice(2)
const http = createServer()
const message = { position: 1, changed: [{ text: 'x'.repeat(Number(size) - 50) }], gone: [] }

const teller = (): (() => void) => {
  if (kind === 'ws') {
    const server = new WebSocketServer({ server: http, perMessageDeflate: false })
    return () => {
      const text = JSON.stringify(message)
      for (const client of server.clients) client.send(text)
    }
  }
  const io = new Server(http, { serveClient: false, perMessageDeflate: false })
  io.on('connection', (socket) => socket.emit('hello', {}))
  return () => io.emit('states', message)
}
const tell = teller()
let timer: NodeJS.Timeout | undefined
process.on('message', (ask: 'start' | 'stop' | 'used') => {
  if (ask === 'start') timer = setInterval(tell, 100)
  else if (ask === 'stop') clearInterval(timer)
  else {
    globalThis.gc!()
    const { user, system } = process.cpuUsage()
    const { rss, heapUsed } = process.memoryUsage()
    process.send!({ cpu: (user + system) / 1e6, rss, heap: heapUsed })
  }
})
process.on('disconnect', () => process.exit(0))
http.listen(0, '127.0.0.1', () => process.send!({ port: (http.address() as AddressInfo).port }))
