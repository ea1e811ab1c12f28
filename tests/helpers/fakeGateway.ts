import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { Server } from 'socket.io'
import { labelOf, periodAt, shift } from '#analysis/period.ts'
import { zoneOf } from '#analysis/zone.ts'
import type { Incident } from '#contract/incident.ts'
import type { Notice } from '#contract/notice.ts'
import { given } from '#contract/reply.ts'
import { CONTRACT_VERSION } from '#contract/version.ts'
import { History, Watch } from '#contract/wire.ts'
import { indicatorOf } from '#wall/stores/indicatorOf.ts'
import { fakeStates, fakeValue } from './fakeStates.ts'
import { placeFrom } from './placeFrom.ts'

/** A gateway to look at the wall with: it speaks the contract from a place of config/, with made-up states. `tsx tests/helpers/fakeGateway.ts [place] [port]` */

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}
const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self' ws:"

const iso = (ms: number): string => new Date(ms).toISOString()
const place = process.argv[2] ?? 'chongqing'
const port = Number(process.argv[3] ?? 8301)
const config = placeFrom(join(process.cwd(), 'config', place))
const began = Date.now()
const start = config.place.clock ? Date.parse(config.place.clock.from) + 3 * 86_400_000 : began
const speed = config.place.clock?.speed ?? 1
const now = (): number => start + (Date.now() - began) * speed
const zone = zoneOf(config.place.zone)
const states = fakeStates(config, now())
const indicators = [...config.indicators, ...config.indices.map(indicatorOf)]

const simulated = config.departments.some((one) => one.simulated)
const kind = config.incidents[0]?.id ?? 'traffic'
const department = config.incidents[0]?.department ?? config.departments[0]!.id
const below = config.regions.filter((one) => one.parent === config.place.home)
const incident = (id: string, level: Incident['level'], title: string, at: number, minutes: number): Incident => ({
  id,
  reference: id,
  kind: 'event',
  category: config.incidents[at % Math.max(1, config.incidents.length)]?.id ?? kind,
  level,
  title,
  text: '现场已布控，请绕行，预计 11:00 恢复一个方向。',
  region: below[at % Math.max(1, below.length)]?.code ?? null,
  lon: null,
  lat: null,
  time: iso(now() - minutes * 60_000),
  status: 'handling',
  department,
  simulated,
  openedAt: iso(now() - minutes * 60_000),
  levelSince: iso(now() - minutes * 60_000),
  updatedAt: iso(now() - minutes * 30_000),
  knownAt: iso(now() - minutes * 60_000),
  events: 1,
})
const incidents =
  process.argv.includes('--calm') || config.incidents.length === 0
    ? []
    : [
        incident('a', 'orange', '江南大道隧道多车追尾，双向中断', 9, 47),
        incident('b', 'yellow', '地质灾害气象风险预警', 35, 372),
        incident('c', 'blue', '物业类诉求较上周增长三成八', 13, 1500),
        incident('d', 'red', '化工园区储罐泄漏，周边一公里疏散', 20, 12),
      ]
const notice = (id: string, level: Notice['level'], text: string): Notice => ({
  id,
  reference: id,
  department,
  title: '市气象台',
  text,
  level,
  from: iso(now() - 1_200_000 - id.charCodeAt(0) * 10_000),
  until: iso(now() + 86_400_000 * 30),
  simulated,
  knownAt: iso(now()),
})
const notices =
  incidents.length === 0
    ? []
    : [
        notice('n', 'normal', '今晚至明晨长江沿线有雾，能见度低于 500 米，请注意行车安全。'),
        notice('m', 'yellow', '巫溪、奉节地质灾害气象风险黄色预警持续。'),
      ]

const http = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname)
  const file = join(process.cwd(), 'dist/wall', path === '/' ? 'index.html' : path)
  if (!existsSync(file) || statSync(file).isDirectory()) return void response.writeHead(404).end()
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-security-policy': CSP })
  createReadStream(file).pipe(response)
})
const io = new Server(http)
let position = 184_206
const pulse = () => ({ now: iso(now()), position, keeping: true, departments: { live: 27, late: 1, lost: 1 } })
io.on('connection', (socket) => {
  socket.emit('welcome', {
    version: CONTRACT_VERSION,
    build: 'fake',
    epoch: 'e1',
    config: 1,
    hash: 'h',
    now: iso(now()),
    speed,
    place: config,
  })
  socket.emit('pulse', pulse())
  socket.on('watch', (ask: unknown, reply: (answer: unknown) => void) => {
    const { indicators: wanted, categories } = Watch.parse(ask)
    const found = states.filter((one) => wanted.includes(one.indicator) && (!categories || categories.includes(one.category)))
    reply(given({ epoch: 'e1', position, full: true, states: found, gone: [], incidents, notices }))
  })
  socket.on('history', (ask: unknown, reply: (answer: unknown) => void) => {
    const { indicator: id, region, category, last = 24 } = History.parse(ask)
    const indicator = indicators.find((one) => one.id === id)!
    const state = states.find((one) => one.indicator === id && one.region === region)
    const newest = state?.period ? periodAt(Date.parse(state.period.start), indicator.grain, zone) : periodAt(now(), indicator.grain, zone)
    const points = Array.from({ length: last }, (_, back) => {
      const label = labelOf(shift(newest, back - last + 1, zone), zone)
      return [label, back === 7 && last > 20 ? null : fakeValue(indicator, region, label)] as const
    })
    reply(given({ indicator: id, region, category: category ?? null, step: indicator.grain, points }))
  })
})
setInterval(() => {
  position += 1
  const at = Math.floor(Math.random() * states.length)
  const before = states[at]!
  if (before.value !== null && before.freshness === 'live') {
    states[at] = { ...before, knownAt: iso(now()), readAt: iso(now()) }
    io.emit('states', { position, changed: [states[at]], gone: [] })
  }
}, 1000)
setInterval(() => io.emit('pulse', pulse()), 3000)
http.listen(port, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${port}/ · ${states.length} states\n`))
