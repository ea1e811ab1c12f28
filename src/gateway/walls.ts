import type { Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { z } from 'zod'
import type { Notice } from '#contract/notice.ts'
import type { Incident } from '#contract/incident.ts'
import { refused, type Reply } from '#contract/reply.ts'
import { type Down, History, Watch, type Watched } from '#contract/wire.ts'
import type { Series } from '#contract/wire.ts'
import { keyOf } from './board.ts'
import { Deltas } from './deltas.ts'
import { originAllowed } from './http/origin.ts'
import type { Post } from './pipeline.ts'
import { type Interest, interestOf, isNotable } from './session.ts'

/** What the walls may ask of the gateway's inside. */
export interface WallsAsk {
  welcome(): Down['welcome']
  /** What an interest missed after a position, or everything; `before` is what this session watched until now. `seated` is called in the same instant as the picture is taken. */
  watched(
    ask: { interest: Interest; before: Interest | null; epoch: string | null; position: number | null },
    seated: (value: Watched) => void,
  ): Promise<Watched>
  history(ask: History): Promise<Reply<Series>>
  /** Whether a hash names one series only. */
  names(hash: number): boolean
  log(error: unknown, what: string): void
}

interface Seat {
  interest: Interest | null
  /** The newest position this wall holds; null while it asks. */
  holds: number | null
  behind: boolean
}

/** How many frames may wait for a wall that reads slowly before it is left alone until it has read them. */
const WAITING = 32
const PACKET = 2e6

/** The socket door: one publish a tick, encoded once for all walls that watch the same; a wall that stops reading gets the latest when it reads again. */
export class Walls {
  private readonly io: Server
  private readonly seats = new Map<string, Seat>()

  constructor(
    http: HttpServer,
    private readonly ask: WallsAsk,
    origins: readonly string[],
  ) {
    this.io = new Server(http, {
      serveClient: false,
      transports: ['websocket', 'polling'],
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: PACKET,
      pingInterval: 10_000,
      pingTimeout: 8_000,
      allowRequest: (request, decide) => decide(null, originAllowed(request.headers.origin, request.headers.host, origins)),
    })
    this.io.on('connection', (socket) => this.sit(socket))
  }

  get count(): number {
    return this.seats.size
  }

  private sit(socket: Socket): void {
    const seat: Seat = { interest: null, holds: null, behind: false }
    this.seats.set(socket.id, seat)
    socket.on('disconnect', () => void this.seats.delete(socket.id))
    socket.on('error', () => undefined)
    socket.on(
      'watch',
      (body: unknown, reply: unknown) => void this.answer(reply, Watch, body, 'bad_watch', (watch) => this.watch(socket, seat, watch)),
    )
    socket.on(
      'history',
      (body: unknown, reply: unknown) => void this.answer(reply, History, body, 'wrong_type', (ask) => this.ask.history(ask)),
    )
    socket.emit('welcome', this.ask.welcome())
  }

  private async answer<T, V>(
    reply: unknown,
    schema: z.ZodType<T>,
    body: unknown,
    reason: 'bad_watch' | 'wrong_type',
    work: (asked: T) => Promise<Reply<V>>,
  ): Promise<void> {
    if (typeof reply !== 'function') return
    const parsed = schema.safeParse(body)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!
      reply(refused(reason, issue.message, issue.path.map(String).join('.')))
      return
    }
    try {
      reply(await work(parsed.data))
    } catch (error) {
      this.ask.log(error, 'socket')
      reply(refused('internal', 'the gateway could not answer'))
    }
  }

  private async watch(socket: Socket, seat: Seat, { epoch, position, ...watch }: Watch): Promise<Reply<Watched>> {
    const before = seat.interest
    if (before) void socket.leave(before.key)
    seat.interest = null
    const interest = interestOf({ ...watch, epoch, position })
    const value = await this.ask.watched({ interest, before, epoch, position }, (taken) => {
      seat.interest = interest
      seat.holds = taken.position
      seat.behind = false
      void socket.join(interest.key)
    })
    return { ok: true, value }
  }

  /** Tells each wall what it watches of a post. */
  publish(post: Post): void {
    const deltas = new Deltas(post, (hash) => this.ask.names(hash))
    for (const [interest, ahead] of this.listeners(post.position)) {
      const changed = post.changed.filter(
        (state) => interest.wants(state) || (interest.alerts && (isNotable(state) || post.calmed.has(keyOf(state)))),
      )
      const gone = post.gone.filter((key) => interest.alerts || wantsKey(interest, key))
      if (changed.length === 0 && gone.length === 0) continue
      const { position } = post
      const room = this.io.to(interest.key).except(ahead)
      if (interest.deltas)
        room.emit('deltas', { position, gone, ...deltas.split(changed, (state) => interest.wants(state)) } satisfies Down['deltas'])
      else room.emit('states', { position, changed, gone } satisfies Down['states'])
    }
  }

  /** Who listens, by what they watch, with those who hold this position already. Walls that do not read are left alone. */
  private listeners(position: number): Map<Interest, string[]> {
    const groups = new Map<string, { interest: Interest; ahead: string[] }>()
    for (const [id, seat] of this.seats) {
      const socket = this.io.sockets.sockets.get(id)
      if (!socket || !seat.interest || seat.behind) continue
      if (waitingOf(socket) > WAITING) {
        this.leaveAlone(socket, seat)
        continue
      }
      let group = groups.get(seat.interest.key)
      if (!group) groups.set(seat.interest.key, (group = { interest: seat.interest, ahead: [] }))
      if ((seat.holds ?? 0) >= position) group.ahead.push(id)
      else seat.holds = position
    }
    return new Map([...groups.values()].map(({ interest, ahead }) => [interest, ahead]))
  }

  private leaveAlone(socket: Socket, seat: Seat): void {
    seat.behind = true
    void socket.leave(seat.interest!.key)
  }

  /** Walls that have read what waited for them are welcomed again, and ask for what they missed. */
  catchUp(): void {
    for (const [id, seat] of this.seats) {
      const socket = this.io.sockets.sockets.get(id)
      if (!seat.behind || !socket || waitingOf(socket) > 0) continue
      seat.behind = false
      seat.interest = null
      socket.emit('welcome', this.ask.welcome())
    }
  }

  incident(position: number, incident: Incident): void {
    for (const [interest, ahead] of this.listeners(position))
      this.io
        .to(interest.key)
        .except(ahead)
        .emit('incident', { position, incident } satisfies Down['incident'])
  }

  notice(position: number, notice: Notice): void {
    for (const [interest, ahead] of this.listeners(position))
      this.io
        .to(interest.key)
        .except(ahead)
        .emit('notice', { position, notice } satisfies Down['notice'])
  }

  welcomeAll(): void {
    this.io.emit('welcome', this.ask.welcome())
  }

  pulse(pulse: Down['pulse']): void {
    for (const [id, seat] of this.seats) {
      const socket = this.io.sockets.sockets.get(id)
      if (socket && waitingOf(socket) <= WAITING) socket.emit('pulse', seat.behind ? { ...pulse, position: seat.holds ?? 0 } : pulse)
    }
  }

  /** Cuts every wall, so that it tries again: told to go, it would not. The HTTP server is its maker's to close. */
  close(): void {
    this.io.engine.close()
  }
}

const waitingOf = (socket: Socket): number => (socket.conn as unknown as { writeBuffer?: unknown[] }).writeBuffer?.length ?? 0

const wantsKey = (interest: Interest, key: string): boolean => {
  const [indicator, region, category = null] = key.split('|') as [string, string, string?]
  return interest.wants({ indicator, region, category } as Parameters<Interest['wants']>[0])
}
