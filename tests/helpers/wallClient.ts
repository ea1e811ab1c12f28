import { setTimeout as pause } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { seriesHash, unpackDeltas } from '#contract/delta/stateDelta.ts'
import { seriesKey, type State } from '#contract/state.ts'
import type { Answer, Down, Watched } from '#contract/wire.ts'

/** A wall's copy of the board, kept by the contract's rules alone. */
export const wallClient = (
  url: string,
  watch: { indicators: string[]; regions?: string[]; categories?: (string | null)[]; deltas?: boolean },
) => {
  const states = new Map<string, State>()
  const incidents = new Map<string, unknown>()
  const notices = new Map<string, unknown>()
  let epoch: string | null = null
  let position: number | null = null
  /** Before the watch is answered on this connection, a change or a pulse would hide what was missed before it. */
  let watching = false
  const replies: Watched[] = []
  const messages: Down['states'][] = []
  const bytes: number[] = []
  const keyOf = (state: State) => seriesKey(state.indicator, state.region, state.category)
  const socket: Socket = io(url, { transports: ['websocket'], reconnectionDelay: 50, reconnectionDelayMax: 200 })
  const take = (changed: State[], gone: string[]) => {
    for (const key of gone) states.delete(key)
    for (const state of changed) states.set(keyOf(state), state)
  }
  const ask = () =>
    new Promise<void>((resolve, reject) =>
      socket.timeout(10_000).emit('watch', { ...watch, epoch, position }, (error: Error | null, reply: Answer<'watch'>) => {
        if (error) return reject(error)
        if (!reply.ok) return reject(new Error(reply.refusal.message))
        const { value } = reply
        replies.push(value)
        if (value.full) for (const copy of [states, incidents, notices]) copy.clear()
        take(value.states, value.gone)
        for (const incident of value.incidents) incidents.set(incident.id, incident)
        for (const notice of value.notices) notices.set(notice.id, notice)
        epoch = value.epoch
        position = value.position
        watching = true
        resolve()
      }),
    )
  let asking: Promise<void> = Promise.resolve()
  const askAgain = (): Promise<void> => ask().catch(() => pause(100).then(() => (socket.connected ? askAgain() : undefined)))
  socket.on('welcome', () => void (asking = askAgain()))
  socket.on('disconnect', () => (watching = false))
  socket.on('states', (message: Down['states']) => {
    if (!watching) return
    messages.push(message)
    if (position !== null && message.position <= position) return
    take(message.changed, message.gone)
    position = message.position
  })
  socket.on('deltas', (message: Down['deltas']) => {
    if (!watching || (position !== null && message.position <= position)) return
    const packed = new Uint8Array(Buffer.from(message.deltas, 'base64'))
    const held = new Map([...states].map(([key, state]) => [seriesHash(key), state]))
    bytes.push(packed.length)
    const changed = [...unpackDeltas(packed, (hash) => held.get(hash)), ...message.changed]
    messages.push({ position: message.position, changed, gone: message.gone })
    take(changed, message.gone)
    position = message.position
  })
  const reach = (at: number) => watching && (position = Math.max(position ?? 0, at))
  socket.on('incident', ({ position: at, incident }: Down['incident']) => reach(at) && incidents.set(incident.id, incident))
  socket.on('notice', ({ position: at, notice }: Down['notice']) => reach(at) && notices.set(notice.id, notice))
  socket.on('pulse', (pulse: Down['pulse']) => reach(pulse.position))
  return {
    socket,
    states,
    incidents,
    notices,
    replies,
    messages,
    /** Sizes of the packed deltas that came. */
    bytes,
    position: () => position,
    watch: (next: typeof watch) => (Object.assign(watch, next), ask()),
    ready: async () => {
      while (replies.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
      await asking
    },
    close: () => void socket.close(),
  }
}
