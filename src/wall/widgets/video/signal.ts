/** What a screen knows of its picture. Instants in ms; `seen` is when a picture last moved, null before the first. */
export interface Signal {
  readonly state: 'opening' | 'showing' | 'none'
  readonly began: number
  readonly seen: number | null
  /** Tries since a picture was last seen. */
  readonly tries: number
}

export type SignalEvent = 'opened' | 'moved' | 'failed' | 'waited'

/** ms without a picture after which a stream has no signal. */
export const PATIENCE = 10_000
const FIRST_WAIT = 3_000
const LONGEST_WAIT = 60_000

export const freshSignal = (now: number): Signal => ({ state: 'opening', began: now, seen: null, tries: 0 })

/** `moved`: a new picture was seen; `failed`: the source broke; `opened`: another try begins; `waited`: time passed. */
export const signalAfter = (signal: Signal, event: SignalEvent, now: number, patience = PATIENCE): Signal => {
  if (event === 'moved') return { ...signal, state: 'showing', seen: now, tries: 0 }
  if (event === 'failed') return { ...signal, state: 'none' }
  if (event === 'opened') return { ...signal, tries: signal.tries + 1 }
  return signal.state !== 'none' && now - (signal.seen ?? signal.began) > patience ? { ...signal, state: 'none' } : signal
}

/** ms until the next try: longer each time, a minute at most. */
export const waitBefore = (tries: number): number => Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.max(0, tries - 1))

/** Since when there is no picture: the last one seen, or when the screen was switched on. */
export const darkSince = (signal: Signal): number => signal.seen ?? signal.began
