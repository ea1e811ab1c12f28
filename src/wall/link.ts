import { Prelude } from '#contract/prelude.ts'
import { refused, type Reply } from '#contract/reply.ts'
import { CONTRACT_VERSION } from '#contract/version.ts'
import { covers } from '#contract/wanted.ts'
import { type Answer, type Ask, DOWN, type Down, type Handshake, UP, type Watched, type Welcome } from '#contract/wire.ts'
import { z } from 'zod'

/** What the link needs of a socket; socket.io-client's is one. */
export interface Wire {
  connected: boolean
  on(name: string, listener: (message: unknown) => void): unknown
  emitWithAck(name: string, ask: unknown): Promise<unknown>
  connect(): unknown
  disconnect(): unknown
}

/** Where parsed messages go. */
export interface Ends {
  /** What the page began with, before its socket. */
  begun(welcome: Welcome, watched: Watched): void
  /** Without a place: the one held stays. */
  welcome(message: Down['welcome']): void
  states(message: Down['states']): void
  /** Throws where the deltas do not fit what the wall holds: then what was missed is asked for. */
  deltas(message: Down['deltas']): void
  incident(message: Down['incident']): void
  notice(message: Down['notice']): void
  pulse(message: Down['pulse']): void
  /** `anew`: the first answer of a connection, or after changes that did not fit: what was asked for before may have missed something. */
  watched(answer: Watched, anew: boolean): void
  heard(): void
  cut(): void
  malformed(name: string, issues: string): void
  outdated(): void
  refused(message: string): void
}

/** What a wall watches, and how far its copy of the board goes. */
export type WatchAsk = Ask<'watch'>

export interface LinkSettings {
  wire: Wire
  ends: Ends
  wants: () => WatchAsk
  /** Runs later; replaced in tests. */
  later: (run: () => void, ms: number) => unknown
  timeout?: number
}

export interface Link {
  ask<Name extends keyof typeof UP>(name: Name, what: Ask<Name>): Promise<Answer<Name>>
  /** What a new connection begins with. */
  handshake(): Handshake
  /** Takes what the page began with: the same as a gateway says when it is connected, which says the rest then. */
  begin(prelude: unknown): void
  /** Watches what is wanted now, unless that is what it watches already. */
  watch(): void
  /** Asks what was missed, though nothing says that anything was. */
  check(): void
  /** Breaks a link that is silent and makes it again. */
  renew(): void
  stop(): void
}

const Hello = z.looseObject({ version: z.number(), build: z.string() })
const RETRY_MAX = 5000

const issuesOf = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    .join('; ')

/** One socket: everything that comes is parsed, what is malformed is counted and dropped, what was missed is asked for after every connection. */
export const createLink = ({ wire, ends, wants, later, timeout = 10_000 }: LinkSettings): Link => {
  let build: string | null = null
  let holds: string | undefined
  /** What the copy of the board is complete of, up to its position. */
  let held: Prelude['watch'] | null = null
  let greeted = false
  let watching = false
  let asked = 0
  let connection = 0
  let standing = ''
  let pause = 500
  let stopped = false

  const within = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      later(() => reject(new Error('no answer in time')), timeout)
      work.then(resolve, reject)
    })

  const ask = async <Name extends keyof typeof UP>(name: Name, what: Ask<Name>): Promise<Answer<Name>> => {
    const no = (message: string): Answer<Name> => refused('busy', message) as Answer<Name>
    if (!wire.connected) return no('the link is cut')
    try {
      const answer = UP[name].reply.safeParse(await within(wire.emitWithAck(name, what)))
      if (answer.success) return answer.data as Answer<Name>
      ends.malformed(name, issuesOf(answer.error))
      return refused('internal', 'the answer could not be read') as Answer<Name>
    } catch (error) {
      return no(error instanceof Error ? error.message : String(error))
    }
  }

  const watch = (again = false): void => {
    if (!greeted || stopped) return
    const wanted = wants()
    const key = JSON.stringify([wanted.indicators, wanted.regions, wanted.categories])
    if (!again && key === standing) return
    standing = key
    const mine = ++asked
    const here = connection
    // On a connection that stands the gateway knows what was watched before; a new one knows only what it is told.
    const from = watching || (held !== null && covers(held, wanted)) ? wanted : { ...wanted, epoch: null, position: null }
    void ask('watch', from).then((reply: Reply<Watched>) => {
      if (here !== connection || stopped) return
      if (reply.ok) {
        pause = 500
        const anew = !watching
        watching = true
        held = wanted
        ends.watched(reply.value, anew)
        return
      }
      if (mine !== asked) return
      // Which answers it reached is not known: the next is asked for whole.
      watching = false
      held = null
      ends.refused(reply.refusal.message)
      later(() => {
        if (mine === asked && wire.connected) watch(true)
      }, pause)
      pause = Math.min(RETRY_MAX, pause * 2)
    })
  }

  const welcome = (message: unknown): void => {
    const hello = Hello.safeParse(message)
    if (hello.success && (hello.data.version !== CONTRACT_VERSION || (build !== null && hello.data.build !== build))) {
      ends.outdated()
      if (hello.data.version !== CONTRACT_VERSION) return
    }
    const parsed = DOWN.welcome.safeParse(message)
    if (!parsed.success) return ends.malformed('welcome', issuesOf(parsed.error))
    if (parsed.data.place === undefined && parsed.data.hash !== holds) return ends.malformed('welcome', 'another place than the one held')
    build ??= parsed.data.build
    holds = parsed.data.hash
    greeted = true
    ends.welcome(parsed.data)
    // Also on a connection that stands: who was slow was left out of what was told meanwhile.
    watch(true)
  }

  const take = <Name extends 'states' | 'deltas' | 'incident' | 'notice' | 'pulse'>(name: Name): void => {
    wire.on(name, (message) => {
      const parsed = DOWN[name].safeParse(message)
      if (!parsed.success) return ends.malformed(name, issuesOf(parsed.error))
      ends.heard()
      // Before the watch is answered on this connection, a change would hide what was missed before it.
      if (name !== 'pulse' && !watching) return
      try {
        ;(ends[name] as (message: unknown) => void)(parsed.data)
      } catch (error) {
        ends.malformed(name, error instanceof Error ? error.message : String(error))
        watching = false
        watch(true)
      }
    })
  }

  wire.on('welcome', welcome)
  for (const name of ['states', 'deltas', 'incident', 'notice', 'pulse'] as const) take(name)
  wire.on('disconnect', (reason) => {
    greeted = false
    watching = false
    asked += 1
    connection += 1
    if (stopped) return
    ends.cut()
    // socket.io does not come back by itself when it was sent away.
    if (reason === 'io server disconnect') later(() => wire.connect(), 2000)
  })

  return {
    ask,
    handshake: () => ({ holds }),
    begin: (prelude) => {
      const parsed = Prelude.safeParse(prelude)
      if (!parsed.success) return ends.malformed('prelude', issuesOf(parsed.error))
      const { welcome, place, watch: asked, watched } = parsed.data
      build = welcome.build
      holds = welcome.hash
      held = asked
      ends.begun({ ...welcome, place }, watched)
    },
    watch: () => watch(),
    check: () => watch(true),
    renew: () => {
      wire.disconnect()
      wire.connect()
    },
    stop: () => {
      stopped = true
      wire.disconnect()
    },
  }
}
