import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { Server } from 'socket.io'
import { launch } from '../helpers/browser.ts'
import { servePage } from '../helpers/fixturePage.ts'
import { until } from '../helpers/until.ts'
import { DISTRICTS, eventTown, FIELD, fieldAt, FIGURE } from './eventTown.ts'
import { liveGateway } from './liveGateway.ts'
import { at, type Bench } from './row.ts'
import { CHARTS } from './waves.ts'

const EVENTS = 100
const WARM = 8_000
const TICK = 1_000
const PATIENCE = 25
const SCREEN = { width: 3840, height: 2160 }
const PAINTED = `document.querySelectorAll('.chart').length >= ${CHARTS} && [...document.querySelectorAll('.chart')].every((one) => Number(one.dataset.painted) > 1)`

/** Notes when each number that stands under a selector has been painted, in ms of the clock that all processes share. */
const watching = (selector: string): string => `(() => {
  window.paintedAt = {}
  const look = () => {
    const text = document.querySelector(${JSON.stringify(selector)})?.textContent.replace(/\\D/g, '')
    if (!text || text in window.paintedAt) return
    window.paintedAt[text] = 0
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => (window.paintedAt[text] = performance.timeOrigin + performance.now())
      port2.postMessage(null)
    })
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
})()`

/** Ms from the post of each event to the frame that shows it; events come at any moment of a second. */
const seen = async (page: Page, post: (value: number) => unknown): Promise<number[]> => {
  const times: number[] = []
  for (let event = 0; event < EVENTS; event++) {
    await pause(200 + Math.random() * TICK)
    const value = 100 + event
    const began = performance.timeOrigin + performance.now()
    await post(value)
    const painted = await until(() => page.evaluate<number>(`window.paintedAt[${value}] ?? 0`), Boolean, 60_000)
    times.push(painted - began)
  }
  return times
}

const visited = async (browser: Browser, url: string, selector: string, ready: string, post: (value: number) => unknown) => {
  const page = await browser.newPage({ viewport: SCREEN })
  try {
    await page.addInitScript(watching(selector))
    await page.goto(url)
    await until(() => page.evaluate<boolean>(ready), Boolean, 300_000)
    await pause(WARM)
    return await seen(page, post)
  } finally {
    await page.close()
  }
}

const ours = async (browser: Browser): Promise<number[]> => {
  const { gateway, second } = await liveGateway(eventTown())
  const post = (rows: object[]) => gateway.post('/api/v1/readings', rows)
  const now = () => new Date().toISOString()
  let passed = 0
  const posting = setInterval(() => {
    void second(++passed)
    void post(DISTRICTS.map((region, one) => ({ indicator: FIELD, region, time: now(), value: fieldAt(passed)[one] })))
  }, 1_000)
  try {
    await post([{ indicator: FIGURE, region: '1', time: now(), value: 1 }])
    return await visited(browser, `${gateway.url}/?scene=live`, '[data-widget="number"] .value .whole', PAINTED, (value) =>
      post([{ indicator: FIGURE, region: '1', time: now(), value }]),
    )
  } finally {
    clearInterval(posting)
    await gateway.stop()
  }
}

const onMainThread = async (browser: Browser): Promise<number[]> => {
  const page = await servePage(join(import.meta.dirname, 'pages/event'))
  const socket = new Server(page.http)
  let passed = 0
  const telling = setInterval(() => socket.emit('second', ++passed, fieldAt(passed)), 1_000)
  try {
    return await visited(browser, page.address, '#figure', 'document.body.dataset.ready === "true"', (value) =>
      socket.emit('figure', value),
    )
  } finally {
    clearInterval(telling)
    socket.disconnectSockets(true)
    await page.close()
  }
}

/** From the post of an event to its painted number, beside forty live charts and a map. */
export const event: Bench = async () => {
  const browser = await launch()
  try {
    const other = await onMainThread(browser)
    const mine = await ours(browser)
    const row = (share: number, what: string, aimed: boolean) => ({
      what: `An event, beside ${CHARTS} live charts and a map, ${SCREEN.width}×${SCREEN.height}: from the post to the painted number, ours with its tick of 1 s, ${what}`,
      unit: 'ms',
      others: [{ way: 'echarts on the main thread, told at once by socket.io', figure: at(share, other) }],
      ours: at(share, mine),
      aim: aimed ? `≤ tick + ${PATIENCE}` : '',
      met: aimed ? at(share, mine) <= TICK + PATIENCE : null,
    })
    return [row(0.5, 'p50', false), row(0.99, 'p99', true)]
  } finally {
    await browser.close()
  }
}
