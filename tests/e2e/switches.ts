import type { CDPSession, Page } from 'playwright-core'
import { whole } from './whole.ts'

/** Counts WebGL contexts from the first on; goes into the page before its scripts. */
export const countContexts = `(() => {
  const made = []
  for (const canvas of [HTMLCanvasElement, OffscreenCanvas]) {
    const { getContext } = canvas.prototype
    canvas.prototype.getContext = function (kind, ...more) {
      const context = getContext.call(this, kind, ...more)
      if (context && /webgl/.test(kind) && !made.some((one) => one.deref() === context)) made.push(new WeakRef(context))
      return context
    }
  }
  window.liveContexts = () => made.filter((one) => one.deref()?.isContextLost() === false).length
})()`

declare const liveContexts: () => number

/** Bytes of the page's heap that are in use after everything that can be collected has been. */
const heapOf = async (session: CDPSession): Promise<number> => {
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize
}

/** The least heap of some seconds of rest: just after a switch, what the scene before held still waits for its timers. */
export const restedHeapOf = async (page: Page, session: CDPSession, seconds = 6): Promise<number> => {
  let least = Infinity
  for (let second = 0; second < seconds; second++) {
    await page.waitForTimeout(1000)
    least = Math.min(least, await heapOf(session))
  }
  return least
}

/** So many scenes on, each to its whole picture; returns the most WebGL contexts that were alive at once. */
export const switchOn = async (page: Page, times: number): Promise<number> => {
  let most = 0
  for (let time = 0; time < times; time++) {
    const before = await page.getAttribute('[data-scene]', 'data-scene')
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction((scene) => document.querySelector('[data-scene]')?.getAttribute('data-scene') !== scene, before)
    await whole(page)
    most = Math.max(most, await page.evaluate(() => liveContexts()))
  }
  return most
}
