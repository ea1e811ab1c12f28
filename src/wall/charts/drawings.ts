import { type InjectionKey, inject } from 'vue'
import type { Desk } from './desk.ts'
import { BEAT, DEATH_WINDOW, MISSED_BEATS } from './limits.ts'
import type { Asked, Face, Pick, Pointer, Told } from './messages.ts'
import type { EngineOption, Size } from './option.ts'

export interface DrawingsParts {
  /** A new worker, or null where charts cannot be drawn in one. */
  readonly worker: () => Worker | null
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
  draw(option: EngineOption): void
  resize(size: Size): void
  point(pointer: Pointer): void
  close(): void
}

/** All charts of a page: one worker between them. A dead worker is replaced once, then the main thread draws. */
export interface Drawings {
  mount(host: HTMLElement, size: Size, option: EngineOption, listener: DrawingListener): Drawing
  /** Charts drawn and not yet disposed, as their desk counts them. */
  count(): Promise<number>
  where(): 'worker' | 'main'
  close(): void
}

export const DRAWINGS: InjectionKey<Drawings> = Symbol('drawings')

export const useDrawings = (): Drawings => {
  const drawings = inject(DRAWINGS)
  if (drawings === undefined) throw new Error('no drawings were provided to the app')
  return drawings
}

interface Mounted {
  host: HTMLElement
  size: Size
  option: EngineOption
  listener: DrawingListener
}

interface Seat {
  where: 'worker' | 'main'
  post(asked: Asked, moved?: Transferable[]): void
  canvas(host: HTMLElement): { canvas: HTMLCanvasElement | OffscreenCanvas; moved: Transferable[] }
  close(): void
}

const plainCanvas = (host: HTMLElement): HTMLCanvasElement => {
  const canvas = host.ownerDocument.createElement('canvas')
  canvas.style.cssText = 'display:block;width:100%;height:100%'
  host.replaceChildren(canvas)
  return canvas
}

const workerSeat = (worker: Worker, tell: (told: Told) => void, died: () => void): Seat => {
  worker.onmessage = (message: MessageEvent<Told>) => tell(message.data)
  worker.onerror = died
  worker.onmessageerror = died
  return {
    where: 'worker',
    post: (asked, moved = []) => worker.postMessage(asked, moved),
    canvas: (host) => {
      const canvas = plainCanvas(host).transferControlToOffscreen()
      return { canvas, moved: [canvas] }
    },
    close: () => {
      worker.onmessage = worker.onerror = worker.onmessageerror = null
      worker.terminate()
    },
  }
}

const mainSeat = (opening: Promise<Desk>): Seat => ({
  where: 'main',
  post: (asked) => void opening.then((desk) => desk.take(asked)),
  canvas: (host) => ({ canvas: plainCanvas(host), moved: [] }),
  close: () => void opening.then((desk) => desk.close()),
})

export const openDrawings = ({ worker, mainDesk, faces, now }: DrawingsParts): Drawings => {
  const mounted = new Map<number, Mounted>()
  const counting = new Map<number, (open: number) => void>()
  let last = 0
  let beats = 0
  let missed = 0
  let diedAt = -Infinity

  const hear: { [What in Told['told']]: (told: Extract<Told, { told: What }>) => void } = {
    drawn: ({ chart }) => mounted.get(chart)?.listener.drawn(),
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
  const open = (chart: number, { host, size, option }: Mounted): void => {
    const { canvas, moved } = seat.canvas(host)
    seat.post({ do: 'open', chart, canvas, size, option }, moved)
  }
  const sit = (useWorker: boolean): Seat => {
    const made = useWorker ? worker() : null
    const next = made === null ? mainSeat(mainDesk(tell)) : workerSeat(made, tell, died)
    next.post({ do: 'fonts', faces })
    return next
  }
  const died = (): void => {
    const again = now() - diedAt < DEATH_WINDOW
    diedAt = now()
    missed = 0
    seat.close()
    seat = sit(!again)
    for (const [chart, one] of mounted) open(chart, one)
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
    mount(host, size, option, listener) {
      last += 1
      const chart = last
      const one: Mounted = { host, size, option, listener }
      mounted.set(chart, one)
      open(chart, one)
      return {
        draw(next) {
          one.option = next
          seat.post({ do: 'draw', chart, option: next })
        },
        resize(next) {
          one.size = next
          seat.post({ do: 'resize', chart, size: next })
        },
        point: (pointer) => seat.post({ do: 'point', chart, pointer }),
        close() {
          mounted.delete(chart)
          seat.post({ do: 'close', chart })
          host.replaceChildren()
        },
      }
    },
    count: () => new Promise((resolve) => counting.set(beat(), resolve)),
    where: () => seat.where,
    close() {
      clearInterval(beating)
      seat.close()
    },
  }
}
