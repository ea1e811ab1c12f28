import { type FrameBook, frameRead, framesMissing, NO_FRAME_MISSED } from './frameBook.ts'

/** What is seen of the page itself: lost WebGL contexts, and frames that do not come. Times are ms. */
export interface PageSigns {
  /** Canvases of this page whose context has been lost for so long. */
  lost(ms: number): HTMLCanvasElement[]
  /** Called at every look; asks for one frame. */
  frame(): void
  framesMissing(): boolean
  /** The page was hidden or asleep: what was counted says nothing. */
  restart(): void
  stop(): void
}

/** Looks at a page from now on; `now` is the healer's clock, `stopwatch` that of frames. */
export const pageSigns = (page: Window, now: () => number, stopwatch: () => number): PageSigns => {
  const since = new Map<EventTarget, number>()
  let frames: FrameBook = NO_FRAME_MISSED
  let asked: number | null = null
  // These events do not bubble, but whoever captures sees them.
  const lost = (event: Event): void => void (event.target && since.set(event.target, now()))
  const restored = (event: Event): void => void (event.target && since.delete(event.target))
  page.addEventListener('webglcontextlost', lost, true)
  page.addEventListener('webglcontextrestored', restored, true)
  const read = (): void => {
    if (asked !== null) frames = frameRead(frames, stopwatch() - asked, now())
  }
  return {
    lost: (ms) => {
      for (const target of since.keys()) if (!(target as Node).isConnected) since.delete(target)
      return [...since].filter(([, at]) => now() - at >= ms).map(([target]) => target as HTMLCanvasElement)
    },
    frame: () => {
      if (asked !== null) return read()
      asked = stopwatch()
      page.requestAnimationFrame(() => {
        read()
        asked = null
      })
    },
    framesMissing: () => framesMissing(frames, now()),
    restart: () => {
      frames = { ...frames, missingSince: null }
      asked = null
    },
    stop: () => {
      page.removeEventListener('webglcontextlost', lost, true)
      page.removeEventListener('webglcontextrestored', restored, true)
    },
  }
}
