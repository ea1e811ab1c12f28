import type { Desk } from './desk.ts'
import { gathered } from './gathered.ts'
import { watchLife } from './life.ts'
import type { Asked, Told } from './messages.ts'

/** Where charts are drawn, as the page sees it. */
export interface Seat {
  where: 'worker' | 'main'
  post(asked: Asked, moved?: Transferable[]): void
  /** Puts a canvas into the host; what the desk must be given to draw on it. */
  canvas(host: HTMLElement, chart: number): { canvas: HTMLCanvasElement | OffscreenCanvas | number; moved: Transferable[] }
  /** Whether the canvas of a chart that closes is kept for another. */
  leave(chart: number): boolean
  close(): void
}

/** So many canvases without a chart are kept: a scene has seldom more. */
const SPARE = 24

const plainCanvas = (host: HTMLElement): HTMLCanvasElement => {
  const canvas = host.ownerDocument.createElement('canvas')
  canvas.style.cssText = 'display:block;width:100%;height:100%'
  host.replaceChildren(canvas)
  return canvas
}

/** Shows what is drawn in a host; a canvas that is used again shows its last picture until then. */
export const reveal = (host: HTMLElement): void => {
  const canvas = host.firstElementChild as HTMLElement | null | undefined
  if (canvas?.style.visibility === 'hidden') requestAnimationFrame(() => (canvas.style.visibility = ''))
}

interface Post {
  asked: Asked
  moved: Transferable[]
}

/** Posts to a worker, all of one task together; where one of them cannot be copied it fails alone. */
const postTo = (worker: Worker, tell: (told: Told) => void): ((post: Post) => void) =>
  gathered<Post>((posts) => {
    const send = (some: readonly Post[]): void =>
      worker.postMessage(
        some.map((one) => one.asked),
        some.flatMap((one) => one.moved),
      )
    const alone = (post: Post): void => {
      try {
        send([post])
      } catch (error) {
        if (!('chart' in post.asked)) throw error
        tell({ told: 'failed', chart: post.asked.chart, message: String(error) })
      }
    }
    try {
      send(posts)
    } catch {
      posts.forEach(alone)
    }
  })

/**
 * A worker's canvases are used again: where the page is composed by software, a worker that draws on a new one waits for the
 * page's main thread each time, just when a scene has its hands full.
 */
export const workerSeat = (worker: Worker, locks: LockManager | undefined, tell: (told: Told) => void, died: () => void): Seat => {
  const used = new Map<number, HTMLCanvasElement>()
  const free: { canvas: HTMLCanvasElement; leftBy: number }[] = []
  const post = postTo(worker, tell)
  worker.onmessage = (message: MessageEvent<Told[]>) => message.data.forEach(tell)
  worker.onerror = died
  worker.onmessageerror = died
  const { port1, port2 } = new MessageChannel()
  const unwatch = watchLife(locks, port1, died)
  worker.postMessage([], [port2])
  return {
    where: 'worker',
    post: (asked, moved = []) => post({ asked, moved }),
    canvas: (host, chart) => {
      const spare = free.pop()
      if (spare) {
        spare.canvas.style.visibility = 'hidden'
        host.replaceChildren(spare.canvas)
        used.set(chart, spare.canvas)
        return { canvas: spare.leftBy, moved: [] }
      }
      const made = plainCanvas(host)
      used.set(chart, made)
      const canvas = made.transferControlToOffscreen()
      return { canvas, moved: [canvas] }
    },
    leave: (chart) => {
      const canvas = used.get(chart)
      used.delete(chart)
      if (!canvas || free.length >= SPARE) return false
      free.push({ canvas, leftBy: chart })
      return true
    },
    close: () => {
      worker.onmessage = worker.onerror = worker.onmessageerror = null
      unwatch()
      worker.terminate()
    },
  }
}

export const mainSeat = (opening: Promise<Desk>): Seat => ({
  where: 'main',
  post: (asked) => void opening.then((desk) => desk.take(asked)),
  canvas: (host) => ({ canvas: plainCanvas(host), moved: [] }),
  leave: () => false,
  close: () => void opening.then((desk) => desk.close()),
})
