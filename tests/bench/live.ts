import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launch } from '../helpers/browser.ts'
import { servePage } from '../helpers/fixturePage.ts'
import { until } from '../helpers/until.ts'
import { liveGateway } from './liveGateway.ts'
import { type MainThread, mainThread } from './mainThread.ts'
import type { Bench, Row } from './row.ts'
import { tooltipsShow } from './tooltips.ts'
import { CHARTS } from './waves.ts'

const SIZES = [
  { width: 3840, height: 2160, p99: 17 },
  { width: 11_520, height: 2160, p99: 20 },
] as const
type Size = (typeof SIZES)[number]
const OTHERS = {
  'vue-echarts': 'vue-echarts as its README shows it',
  echarts: 'echarts without animation',
  uplot: 'uPlot',
} as const
const SHARE = 0.6
/** A machine that has other work to do takes its time. */
const PATIENCE = 300_000

/** All charts of the page have been painted, and more than once. */
const PAINTED = `document.querySelectorAll('.chart').length === ${CHARTS} && [...document.querySelectorAll('.chart')].every((one) => Number(one.dataset.painted) > 1)`

const visited = async (
  browser: Browser,
  url: string,
  { width, height }: Size,
  look: (page: Page) => Promise<void>,
): Promise<MainThread> => {
  const page = await browser.newPage({ viewport: { width, height }, hasTouch: true })
  page.setDefaultTimeout(PATIENCE)
  const broken = new Promise<never>((_, reject) => page.on('pageerror', reject))
  try {
    await page.goto(url)
    await Promise.race([look(page), broken])
    return await mainThread(page)
  } finally {
    await page.close()
  }
}
const ready = async (page: Page): Promise<void> => void (await page.waitForSelector('body[data-ready]', { timeout: PATIENCE }))
const painted = async (page: Page): Promise<void> => void (await until(() => page.evaluate<boolean>(PAINTED), Boolean, PATIENCE))

const rowsAt = async (browser: Browser, pages: string, wall: string, size: Size): Promise<Row[]> => {
  const others: [string, MainThread][] = []
  for (const [way, words] of Object.entries(OTHERS)) others.push([words, await visited(browser, `${pages}?way=${way}`, size, ready)])
  const ours = await visited(browser, `${pages}?way=ours`, size, async (page) => {
    await painted(page)
    await tooltipsShow(page)
  })
  const whole = await visited(browser, `${wall}/?scene=live`, size, painted)
  const row = (what: string, unit: string, of: (one: MainThread) => number, aim: string, met: boolean | null, own = ours): Row => ({
    what: `${CHARTS} live charts, 1 Hz, ${size.width}×${size.height}: ${what}`,
    unit,
    others: others.map(([way, figure]) => ({ way, figure: of(figure) })),
    ours: of(own),
    aim,
    met,
  })
  const uplot = others.at(-1)![1]
  return [
    row(
      'main-thread CPU, with link, stores, marks, tooltips',
      'ms/s',
      (one) => one.busy,
      `≤ ${SHARE} × uPlot`,
      ours.busy <= SHARE * uplot.busy,
    ),
    row('frame, p99', 'ms', (one) => one.p99, `≤ ${size.p99}`, ours.p99 <= size.p99),
    row('frames a second', '/s', (one) => one.fps, '≥ 59', ours.fps >= 59),
    row('tasks over 50 ms, in 6 s', '', (one) => one.long, '0', ours.long === 0),
    row('main-thread CPU of the whole product with its panels', 'ms/s', (one) => one.busy, '', null, whole),
  ]
}

/** Forty live charts in the wall's own way beside what a user would pick instead, each in the same browser at the same size. */
export const live: Bench = async () => {
  const browser = await launch()
  const { gateway, second } = await liveGateway()
  let at = 0
  const posting = setInterval(() => void second(++at), 1000)
  const pages = await servePage(join(import.meta.dirname, 'pages/live'))
  try {
    const rows: Row[] = []
    for (const size of SIZES) rows.push(...(await rowsAt(browser, pages.address, gateway.url, size)))
    return rows
  } finally {
    clearInterval(posting)
    await browser.close()
    await pages.close()
    await gateway.stop()
  }
}
