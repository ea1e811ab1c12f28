import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Notice } from '#contract/notice.ts'
import type { Incident } from '#contract/incident.ts'
import type { Reply } from '#contract/reply.ts'
import { type Down, Handshake, History, Watch, type Watched } from '#contract/wire.ts'
import type { Series } from '#contract/wire.ts'
import { Asking } from './asking.ts'
import { keyOf } from './board.ts'
import { Deltas } from './deltas.ts'
import { type Greeted, Greeting } from './greeting.ts'
import type { Post } from './pipeline.ts'
import { type Interest, interestOf, isNotable } from './session.ts'
import { telling } from './telling.ts'
import { backlogOf } from './wire.ts'

/** What the walls may ask of the gateway's inside. */
export interface WallsAsk {
  welcome(): Greeted
  /** What an interest missed after a position, or everything; `before` is what this session watched until now. `seated` is called in the same instant as the picture is taken. */
  watched(
    ask: { interest: Interest; before: Interest | null; epoch: string | null; position: number | null },
    seated: (value: Watched) => void,
  ): Promise<Watched>
  history(ask: History): Promise<Reply<Series>>
  /** Whether a hash names one series only. */
  names(hash: number): boolean
  log(error: unknown, what: string): void
  /** A steady clock, ms. */
  elapsed(): number
}

interface Seat {
  socket: Socket
  interest: Interest | null
  /** What its last answer was about. */
  answered: Interest | null
  /** How often it has asked: only the newest question says what it is told from then on. */
  asked: number
  /** The newest position this wall holds; null while it asks. */
  holds: number | null
  behind: boolean
  /** The hash of the place it holds. */
  place: string | undefined
}

/** How much may wait for a wall that reads slowly before it is left alone until it has read it. */
const WAITING = { frames: 32, bytes: 256 * 1024 }
const PACKET = 2e6

/** The socket door: one publish a tick, encoded once for all walls that watch the same; a wall that stops reading gets the latest when it reads again. */
export class Walls {
  private readonly io: Server
  private readonly seats = new Map<string, Seat>()
  private readonly greeting: Greeting
  private readonly asking: Asking

  constructor(
    http: HttpServer,
    private readonly ask: WallsAsk,
    /** Whether a connection may be made: by origin, host and address. */
    mayConnect: (request: IncomingMessage) => boolean,
  ) {
    this.io = new Server(http, {
      serveClient: false,
      transports: ['websocket', 'polling'],
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: PACKET,
      pingInterval: 10_000,
      pingTimeout: 8_000,
      allowRequest: (request, decide) => decide(null, mayConnect(request)),
    })
    this.greeting = new Greeting(this.io, () => ask.welcome())
    this.asking = new Asking(ask.elapsed, ask.log)
    this.io.on('connection', (socket) => this.sit(socket))
  }

  get count(): number {
    return this.seats.size
  }

  private sit(socket: Socket): void {
    const said = Handshake.safeParse(socket.handshake.auth)
    const place = said.success ? said.data.holds : undefined
    const seat: Seat = { socket, interest: null, answered: null, asked: 0, holds: null, behind: false, place }
    this.seats.set(socket.id, seat)
    socket.on('disconnect', () => void this.seats.delete(socket.id))
    socket.on('error', () => undefined)
    const on = this.asking.serve(socket)
    on('watch', Watch, 'bad_watch', (watch) => this.watch(seat, watch))
    on('history', History, 'wrong_type', (ask) => this.ask.history(ask))
    this.welcome(seat)
  }

  private welcome(seat: Seat): void {
    seat.place = this.greeting.welcome(seat.socket.id, seat.place)
  }

  private async watch(seat: Seat, { epoch, position, ...watch }: Watch): Promise<Reply<Watched>> {
    const before = seat.answered
    const mine = ++seat.asked
    seat.interest = null
    const interest = interestOf({ ...watch, epoch, position })
    const value = await this.ask.watched({ interest, before, epoch, position }, (taken) => {
      if (mine !== seat.asked) return
      seat.interest = interest
      seat.answered = interest
      seat.holds = taken.position
      seat.behind = false
    })
    return { ok: true, value }
  }

  /** Tells each wall what it watches of a post. */
  publish(post: Post): void {
    const deltas = new Deltas(post, (hash) => this.ask.names(hash))
    const { position } = post
    for (const { interest, sockets } of this.listeners(position)) {
      const changed = post.changed.filter(
        (state) => interest.wants(state) || (interest.alerts && (isNotable(state) || post.calmed.has(keyOf(state)))),
      )
      const gone = post.gone.filter((key) => interest.alerts || wantsKey(interest, key))
      if (changed.length === 0 && gone.length === 0) continue
      if (interest.deltas)
        sockets.forEach(telling('deltas', { position, gone, ...deltas.split(changed, (state) => interest.wants(state)) }))
      else sockets.forEach(telling('states', { position, changed, gone }))
    }
  }

  /** Who listens and does not hold this position already, by what they watch. Walls that do not read are left alone. */
  private listeners(position: number): Iterable<{ interest: Interest; sockets: Socket[] }> {
    const groups = new Map<string, { interest: Interest; sockets: Socket[] }>()
    for (const seat of this.seats.values()) {
      const { interest, socket } = seat
      if (!interest || seat.behind || (seat.behind = this.isSlow(seat))) continue
      let group = groups.get(interest.key)
      if (!group) groups.set(interest.key, (group = { interest, sockets: [] }))
      if ((seat.holds ?? 0) >= position) continue
      seat.holds = position
      group.sockets.push(socket)
    }
    return groups.values()
  }

  private isSlow({ socket }: Seat): boolean {
    const { frames, bytes } = backlogOf(socket)
    return frames > WAITING.frames || bytes > WAITING.bytes
  }

  /** Walls that have read what waited for them are welcomed again, and ask for what they missed. */
  catchUp(): void {
    for (const seat of this.seats.values()) {
      if (!seat.behind || isWaiting(seat)) continue
      seat.behind = false
      seat.interest = null
      this.welcome(seat)
    }
  }

  incident(position: number, incident: Incident): void {
    this.tell(position, telling('incident', { position, incident }))
  }

  notice(position: number, notice: Notice): void {
    this.tell(position, telling('notice', { position, notice }))
  }

  private tell(position: number, tell: (socket: Socket) => void): void {
    for (const { sockets } of this.listeners(position)) sockets.forEach(tell)
  }

  /** Walls that are behind are welcomed when they have caught up. */
  welcomeAll(): void {
    for (const seat of this.seats.values()) if (!seat.behind) this.welcome(seat)
  }

  /** Walls that are behind hear nothing: their silence tells them. */
  pulse(pulse: Down['pulse']): void {
    const tell = telling('pulse', pulse)
    for (const seat of this.seats.values()) if (!seat.behind && !this.isSlow(seat)) tell(seat.socket)
  }

  /** Cuts every wall, so that it tries again: told to go, it would not. The HTTP server is its maker's to close. */
  close(): void {
    this.greeting.close()
    this.io.engine.close()
  }
}

const isWaiting = ({ socket }: Seat): boolean => {
  const { frames, bytes } = backlogOf(socket)
  return frames > 0 || bytes > 0
}

const wantsKey = (interest: Interest, key: string): boolean => {
  const [indicator, region, category = null] = key.split('|') as [string, string, string?]
  return interest.wants({ indicator, region, category } as Parameters<Interest['wants']>[0])
}
