import type { CDPSession, Page } from 'playwright-core'
import { at } from './row.ts'

/** What a page costs its main thread while it is looked at. */
export interface MainThread {
  /** CPU ms of the thread per second, with nobody asking for frames. */
  busy: number
  /** ms between two frames, 99th percentile, while a frame is asked for each time. */
  p99: number
  fps: number
  /** Tasks over 50 ms while frames were counted. */
  long: number
}

const WARM = 6000
const QUIET = 10_000
const FRAMES = 6000
const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Text, because it is put into the page as it stands. */
const COUNT = `new Promise((resolve) => {
  let long = 0
  const observer = new PerformanceObserver((list) => (long += list.getEntries().length))
  observer.observe({ entryTypes: ['longtask'] })
  const gaps = []
  let last = 0
  const frame = (now) => {
    if (last > 0) gaps.push(now - last)
    last = now
    if (gaps.reduce((sum, one) => sum + one, 0) < ${FRAMES}) return void requestAnimationFrame(frame)
    observer.disconnect()
    resolve({ gaps, long })
  }
  requestAnimationFrame(frame)
})`

/** CPU ms that a page's main thread has used by the kernel's account: a task's own time leaves out what follows it, as the picture of a canvas. */
export const threadTime = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'ThreadTime')!.value * 1000
}

/** Measures a page that stands and works by itself. */
export const mainThread = async (page: Page): Promise<MainThread> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await rest(WARM)
  const before = await threadTime(session)
  await rest(QUIET)
  const busy = ((await threadTime(session)) - before) / (QUIET / 1000)
  await session.detach()
  const { gaps, long } = (await page.evaluate(COUNT)) as { gaps: number[]; long: number }
  return { busy, p99: at(0.99, gaps), fps: (gaps.length * 1000) / gaps.reduce((sum, one) => sum + one, 0), long }
}
