import { type Mock, vi } from 'vitest'
import { given } from '#contract/reply.ts'
import { createLink, type Ends, type WatchAsk, type Wire } from '#wall/link.ts'
import { placeFrom } from './placeFrom.ts'
import { stateOf } from './stateOf.ts'

export const place = placeFrom('config/chongqing')
/** A first welcome of Chongqing, and an answer to a watch. */
export const welcome = { version: 1, build: 'b1', epoch: 'e', config: 1, hash: 'h', now: '2026-11-21T09:42:00+08:00', speed: 1, place }
export const watched = { epoch: 'e', position: 5, full: true, states: [stateOf()], gone: [], incidents: [], notices: [] }
export const settle = () => new Promise((done) => setTimeout(done, 0))

/** A link over a wire that the test plays, answered by `answer`. */
export const linkSetUp = (answer: (name: string, ask: unknown) => unknown = () => given(watched)) => {
  const heard = new Map<string, (message: unknown) => void>()
  const asks: [string, unknown][] = []
  const timers: [() => void, number][] = []
  const wire: Wire = {
    connected: true,
    on: (name, listener) => heard.set(name, listener),
    emitWithAck: async (name, ask) => {
      asks.push([name, ask])
      return answer(name, ask)
    },
    connect: vi.fn(),
    disconnect: vi.fn(),
  }
  const ends = Object.fromEntries(
    [
      'begun',
      'welcome',
      'states',
      'deltas',
      'incident',
      'notice',
      'pulse',
      'watched',
      'heard',
      'cut',
      'malformed',
      'outdated',
      'refused',
    ].map((name) => [name, vi.fn()]),
  ) as unknown as { [Name in keyof Ends]: Mock<Ends[Name]> }
  let wanted: WatchAsk = { indicators: ['economy.gdp'], epoch: null, position: null }
  const link = createLink({ wire, ends, wants: () => wanted, later: (run, ms) => timers.push([run, ms]) })
  return {
    link,
    wire,
    ends,
    asks,
    timers,
    tell: (name: string, message: unknown) => heard.get(name)!(message),
    want: (next: WatchAsk) => (wanted = next),
  }
}
