import type { Desk } from './desk.ts'
import { leanSketch } from './lean.ts'
import { BEAT, DEATH_WINDOW, MISSED_BEATS } from './limits.ts'
import { mainSeat, reveal, type Seat, workerSeat } from './seats.ts'
import type { Face, Pick, Pointer, Told } from './messages.ts'
import type { Size } from './option.ts'
import type { Sketch } from './sketch.ts'

export interface DrawingsParts {
  /** A new worker, or null where charts cannot be drawn in one. */
  readonly worker: () => Worker | null
  /** By which a page learns at once that its worker has ended; only a secure context has them. */
  readonly locks: LockManager | undefined
  readonly mainDesk: (tell: (told: Told) => void) => Promise<Desk>
  readonly faces: readonly Face[]
  readonly now: () => number
}

export interface DrawingListener {
  drawn(): void
  cursor(cursor: string): void
  pick(pick: Pick): void
  failed(message: string): void
}

/** One mounted chart as its component holds it. */
export interface Drawing {
  draw(sketch: Sketch): void
  resize(size: Size): void
  point(pointer: Pointer): void
  close(): void
}

/** All charts of a page: one worker between them. A dead worker is replaced once, then the main thread draws. */
export interface Drawings {
  mount(host: HTMLElement, size: Size, sketch: Sketch, listener: DrawingListener): Drawing
  /** Charts that were asked to draw and have not: where, for how long (ms), and whether it is their first picture. */
  owing(): { host: HTMLElement; ms: number; first: boolean }[]
  /** Asks a host's chart once more for what it owes. */
  again(host: HTMLElement): void
  /** The worker died twice in a short while: from then on the main thread draws. */
  fallen(): boolean
  /** Charts drawn and not yet disposed, as their desk counts them. */
  count(): Promise<number>
  where(): 'worker' | 'main'
  close(): void
}

interface Mounted {
  host: HTMLElement
  size: Size
  sketch: Sketch
  listener: DrawingListener
  /** Since when it has been asked for a picture that has not come. */
  owes: number | null
  first: boolean
}

export const openDrawings = ({ worker, locks, mainDesk, faces, now }: DrawingsParts): Drawings => {
  const mounted = new Map<number, Mounted>()
  const counting = new Map<number, (open: number) => void>()
  let last = 0
  let beats = 0
  let missed = 0
  let diedAt = -Infinity
  let fallen = false

  const hear: { [What in Told['told']]: (told: Extract<Told, { told: What }>) => void } = {
    drawn: ({ charts }) => {
      for (const chart of charts) {
        const one = mounted.get(chart)
        if (!one) continue
        one.owes = null
        one.first = false
        reveal(one.host)
        one.listener.drawn()
      }
    },
    cursor: ({ chart, cursor }) => mounted.get(chart)?.listener.cursor(cursor),
    pick: ({ chart, pick }) => mounted.get(chart)?.listener.pick(pick),
    failed: ({ chart, message }) => mounted.get(chart)?.listener.failed(message),
    beat: ({ beat, open }) => {
      counting.get(beat)?.(open)
      counting.delete(beat)
    },
  }
  const tell = (told: Told): void => {
    missed = 0
    hear[told.told](told as never)
  }
  const open = (chart: number, one: Mounted): void => {
    const { host, size, sketch } = one
    one.owes ??= now()
    const { canvas, moved } = seat.canvas(host, chart)
    seat.post({ do: 'open', chart, canvas, size, sketch: leanSketch(sketch, size) }, moved)
  }
  const sit = (useWorker: boolean): Seat => {
    const made = useWorker ? worker() : null
    const next = made === null ? mainSeat(mainDesk(tell)) : workerSeat(made, locks, tell, died)
    next.post({ do: 'fonts', faces })
    return next
  }
  const died = (): void => {
    const again = now() - diedAt < DEATH_WINDOW
    diedAt = now()
    fallen ||= again
    missed = 0
    seat.close()
    seat = sit(!again)
    for (const [chart, one] of mounted) open(chart, one)
    for (const beat of counting.keys()) seat.post({ do: 'beat', beat })
  }
  const beat = (): number => {
    beats += 1
    seat.post({ do: 'beat', beat: beats })
    return beats
  }

  let seat = sit(true)
  const beating = setInterval(() => {
    if (seat.where === 'main') return
    missed += 1
    if (missed > MISSED_BEATS) died()
    else beat()
  }, BEAT)

  return {
    mount(host, size, sketch, listener) {
      last += 1
      const chart = last
      const one: Mounted = { host, size, sketch, listener, owes: null, first: true }
      mounted.set(chart, one)
      open(chart, one)
      return {
        draw(next) {
          one.sketch = next
          one.owes ??= now()
          seat.post({ do: 'draw', chart, sketch: leanSketch(next, one.size) })
        },
        resize(next) {
          one.size = next
          one.owes ??= now()
          seat.post({ do: 'resize', chart, size: next })
          const sketch = leanSketch(one.sketch, next)
          if (sketch !== one.sketch) seat.post({ do: 'draw', chart, sketch })
        },
        point: (pointer) => seat.post({ do: 'point', chart, pointer }),
        close() {
          mounted.delete(chart)
          seat.post({ do: 'close', chart, keep: seat.leave(chart) })
          host.replaceChildren()
        },
      }
    },
    owing: () => [...mounted.values()].flatMap(({ host, owes, first }) => (owes === null ? [] : [{ host, ms: now() - owes, first }])),
    again(host) {
      for (const [chart, one] of mounted) if (one.host === host) seat.post({ do: 'draw', chart, sketch: leanSketch(one.sketch, one.size) })
    },
    fallen: () => fallen,
    count: () => new Promise((resolve) => counting.set(beat(), resolve)),
    where: () => seat.where,
    close() {
      clearInterval(beating)
      seat.close()
    },
  }
}
