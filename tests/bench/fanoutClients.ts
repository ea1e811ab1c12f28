import { WebSocket } from 'ws'

/** A process of its own full of sockets that read: `tsx fanoutClients.ts url number`. Says by message when all are in, and when asked how many messages came. */
const [url = '', number = '0'] = process.argv.slice(2)
const WATCH = '420["watch",{"indicators":["economy.output"],"regions":["11"],"categories":[null],"epoch":null,"position":null}]'
const AT_ONCE = 50
let messages = 0
let bytes = 0
let ready = 0

/** Just enough of engine.io and socket.io to be a wall: opens, watches, answers pings. */
const answer = (socket: WebSocket, text: string): void => {
  if (text.startsWith('0{')) socket.send('40')
  else if (text === '2') socket.send('3')
  else if (text.startsWith('42["welcome"')) socket.send(WATCH)
  else if (text.startsWith('43') || text.startsWith('42["hello"')) ready++
  else if (text.startsWith('42') || text.startsWith('{')) {
    messages++
    bytes += text.length
  }
}

const connect = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { perMessageDeflate: false })
    socket.on('open', () => {
      if (!url.includes('socket.io')) ready++
      resolve()
    })
    socket.on('error', reject)
    socket.on('message', (message) => answer(socket, String(message)))
  })

for (let at = 0; at < Number(number); at += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, connect))
const waiting = setInterval(() => {
  if (ready < Number(number)) return
  clearInterval(waiting)
  process.send!({ ready: true })
}, 50)
process.on('message', () => process.send!({ messages, bytes }))
process.on('disconnect', () => process.exit(0))
