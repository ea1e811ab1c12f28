import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import type { Incident } from '#contract/incident.ts'
import { given } from '#contract/reply.ts'
import { CONTRACT_VERSION } from '#contract/version.ts'
import type { State } from '#contract/state.ts'
import { stateOf } from './stateOf.ts'
import { town } from './town.ts'

const name = (zh: string) => ({ zh, en: zh })
const number = (indicator: string) => ({ widget: 'number', title: name(indicator), frame: 'cell', options: { indicator } })
const rects = (width: number) => ({ first: [28, 140, 360, 168], second: [404, 140, 360, 168], third: [28, 340, width - 56, 300] })
const scene = (id: string, order: number) => ({
  id,
  order,
  title: name(`场景${order}`),
  panels: {
    first: number('services.simulated'),
    second: number('society.calls'),
    third: { widget: 'trend', title: name('走势'), options: { series: [{ indicator: 'services.simulated' }] } },
  },
  layouts: { landscape: rects(1920), triple: rects(5760), tablet: rects(1560), portrait: rects(1080) },
})
const iso = (ms: number): string => new Date(ms).toISOString()

export interface StageGateway {
  url: string
  /** A red incident that every wall is told of. */
  incident(id: string, title: string): void
  /** Both figures change; `told: false`: no wall is told, though the position goes on. */
  move(value: number, told?: boolean): void
  /** Takes back what was told. */
  calm(): void
  stop(): Promise<void>
}

/** A gateway that speaks the contract for a town of three scenes and a programme whose times a test can wait for. */
export const stageGateway = async (): Promise<StageGateway> => {
  const began = Date.now()
  const config = town((made) => {
    made.scenes = [scene('one', 1), scene('two', 2), scene('three', 3)]
    made.programmes = [
      {
        id: 'round',
        title: name('轮播'),
        hold: '3s',
        turn: { at: 'red', to: 'three', dwell: '2s' },
        cues: [
          { scene: 'one', dwell: '60s' },
          { scene: 'two', dwell: '60s' },
        ],
      },
    ]
  })
  const { analyses: _, ...shown } = config
  const period = { start: iso(began - 3_600_000), end: iso(began + 80_000_000), label: '2026-11-21', until: iso(began) }
  let states: State[] = ['services.simulated', 'society.calls'].map((indicator) =>
    stateOf({
      indicator,
      region: '1',
      value: 90,
      period,
      simulated: indicator === 'services.simulated',
      quality: indicator === 'services.simulated' ? 'simulated' : 'measured',
      departments: ['office'],
      knownAt: iso(began),
      readAt: iso(began),
    }),
  )
  const reading = (value: number, revision: number) => ({
    department: 'office',
    source: null,
    time: '2026-11-21',
    value,
    numerator: null,
    denominator: null,
    quality: 'simulated',
    simulated: true,
    revision,
    knownAt: iso(began),
  })
  const http = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://gateway').searchParams
    response.writeHead(200, { 'content-type': 'application/json' })
    const first = (asked.get('time') ?? '2026-11-21') === '2026-11-21'
    response.end(
      JSON.stringify({
        state: null,
        definition: {},
        readings: first ? [reading(90, 2), reading(88, 1)] : [{ ...reading(80, 1), time: asked.get('time') }],
        children: ['11', '12', '13'].map((region, at) => ({ region, value: 10 * at, quality: 'simulated' })),
        checks: [],
      }),
    )
  })
  const io = new Server(http)
  const told = new Map<string, Incident>()
  let position = 1
  io.on('connection', (socket) => {
    socket.emit('welcome', {
      version: CONTRACT_VERSION,
      build: 'test',
      epoch: 'e',
      config: 1,
      hash: 'h',
      now: iso(Date.now()),
      speed: 1,
      place: shown,
    })
    socket.on('watch', (ask: { position: number | null }, reply: (answer: unknown) => void) => {
      const missed = ask.position !== position
      const incidents = missed ? [...told.values()] : []
      reply(given({ epoch: 'e', position, full: missed, states: missed ? states : [], gone: [], incidents, notices: [] }))
    })
    socket.on('history', (ask: { indicator: string; region: string; last?: number }, reply: (answer: unknown) => void) => {
      const points = Array.from({ length: Math.min(14, ask.last ?? 14) }, (_, at, all = Math.min(14, ask.last ?? 14)) => [
        `2026-11-${String(21 - all + at + 1).padStart(2, '0')}`,
        at === all - 1 ? 90 : 80,
      ])
      reply(given({ indicator: ask.indicator, region: ask.region, category: null, step: 'day', points }))
    })
  })
  const pulse = setInterval(
    () => io.emit('pulse', { now: iso(Date.now()), position, keeping: true, departments: { live: 3, late: 0, lost: 0 } }),
    500,
  )
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const tell = (incident: Incident): void => {
    told.set(incident.id, incident)
    position += 1
    io.emit('incident', { position, incident })
  }
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    move: (value, tells = true) => {
      position += 1
      states = states.map((state) => ({ ...state, value }))
      if (tells) io.emit('states', { position, changed: states, gone: [] })
    },
    incident: (id, title) => {
      const now = iso(Date.now())
      tell({
        id,
        reference: id,
        kind: 'event',
        category: 'traffic',
        level: 'red',
        title,
        text: null,
        region: null,
        lon: null,
        lat: null,
        time: now,
        status: 'handling',
        department: 'office',
        simulated: true,
        openedAt: now,
        levelSince: now,
        updatedAt: now,
        knownAt: now,
        events: 1,
      })
    },
    calm: () => told.clear(),
    stop: async () => {
      clearInterval(pulse)
      await io.close()
    },
  }
}
