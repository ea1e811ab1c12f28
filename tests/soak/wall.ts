import { readFileSync } from 'node:fs'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { countContexts } from '../e2e/switches.ts'

declare const liveContexts: () => number

/** The workers of a page, asked over the page's own session: playwright gives them none. */
const workersOf = async (session: CDPSession) => {
  const workers = new Set<string>()
  const waiting = new Map<number, (answer: { usedSize?: number }) => void>()
  let last = 0
  const any = session as unknown as {
    on(name: string, run: (event: { sessionId: string; message: string; targetInfo: { type: string } }) => void): void
    send(name: string, params: object): Promise<unknown>
  }
  any.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => void (targetInfo.type === 'worker' && workers.add(sessionId)))
  any.on('Target.detachedFromTarget', ({ sessionId }) => void workers.delete(sessionId))
  any.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id?: number; result?: { usedSize?: number } }
    if (id === undefined) return
    waiting.get(id)?.(result ?? {})
    waiting.delete(id)
  })
  await any.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  const ask = (sessionId: string, method: string): Promise<{ usedSize?: number }> =>
    new Promise((resolve) => {
      const id = ++last
      waiting.set(id, resolve)
      // A worker that ends meanwhile does not answer.
      setTimeout(() => resolve({}), 20_000).unref()
      void any.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) }).catch(() => resolve({}))
    })
  return async (): Promise<number> => {
    let sum = 0
    for (const worker of workers) {
      await ask(worker, 'HeapProfiler.collectGarbage')
      sum += (await ask(worker, 'Runtime.getHeapUsage')).usedSize ?? 0
    }
    return sum
  }
}

const residentOf = (pid: number): number => {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

/** A wall in a real browser that is looked at from outside: heap, nodes, listeners, contexts, memory. */
export const soakedWall = async (browser: Browser, url: string) => {
  const page: Page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('crash', () => errors.push('the page crashed'))
  await page.addInitScript(countContexts)
  const session = await page.context().newCDPSession(page)
  const whole = await browser.newBrowserCDPSession()
  const chartHeap = await workersOf(session)
  await page.goto(url)
  return {
    page,
    session,
    errors,
    measured: async () => {
      const charts = await chartHeap()
      for (let round = 0; round < 2; round++) await session.send('HeapProfiler.collectGarbage')
      const { usedSize } = await session.send('Runtime.getHeapUsage')
      const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
      const { processInfo } = (await whole.send('SystemInfo.getProcessInfo')) as { processInfo: { type: string; id: number }[] }
      return {
        wallHeap: usedSize,
        chartHeap: charts,
        wallMemory: Math.max(0, ...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentOf(id))),
        nodes,
        listeners: jsEventListeners,
        contexts: await page.evaluate(() => liveContexts()),
      }
    },
  }
}
export type SoakedWall = Awaited<ReturnType<typeof soakedWall>>
