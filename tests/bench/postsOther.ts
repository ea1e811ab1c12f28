import { createServer } from 'node:http'
import { mkdtempSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Server } from 'socket.io'

/** What is compared with, in a process of its own: `echo`, a bare socket.io that gives every message back; `insert`, a bare HTTP door that commits each row by itself. */
const [kind] = process.argv.slice(2)
const http = createServer()
http.keepAliveTimeout = 72_000

if (kind === 'echo') {
  const io = new Server(http, { serveClient: false })
  io.on('connection', (socket) => socket.on('readings', (message: unknown) => socket.emit('readings', message)))
} else {
  const db = await PGlite.create(join(mkdtempSync(join(tmpdir(), 'bare-')), 'pg'))
  await db.exec('CREATE TABLE reading (indicator text, region text, time text, value float8, PRIMARY KEY (indicator, region, time))')
  const upsert = 'INSERT INTO reading VALUES ($1, $2, $3, $4) ON CONFLICT (indicator, region, time) DO UPDATE SET value = excluded.value'
  http.on('request', (request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      const [{ indicator, region, time, value }] = JSON.parse(body) as [Record<string, unknown>]
      void db.query(upsert, [indicator, region, time, value]).then(() => response.end('{"accepted":1}'))
    })
  })
}
process.on('disconnect', () => process.exit(0))
http.listen(0, '127.0.0.1', () => process.send!({ port: (http.address() as AddressInfo).port }))
