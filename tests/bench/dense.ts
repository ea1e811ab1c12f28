import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launch } from '../helpers/browser.ts'
import { servePage } from '../helpers/fixturePage.ts'
import { until } from '../helpers/until.ts'
import { coloured } from './coloured.ts'
import type { Bench } from './row.ts'

const OTHERS = {
  echarts: 'echarts default',
  lttb: 'echarts, no animation, LTTB',
  uplot: 'uPlot',
  bare: 'a bare stroke from the lowest to the highest of every px, 1 px wide as uPlot’s',
} as const
const AIM = 8
const WARM = 2000
const MEASURED = 10_000
const UPDATES = MEASURED / 200

/** CPU ms that all processes of the browser have used. */
const spent = async (browser: Browser): Promise<number> => {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as { processInfo: { cpuTime: number }[] }
  await session.detach()
  return processInfo.reduce((sum, one) => sum + one.cpuTime * 1000, 0)
}

/** CPU ms of an update in one way: script, drawing, raster and composing, on whatever thread. */
const perUpdate = async (address: string, way: string): Promise<number> => {
  const browser = await launch()
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    page.setDefaultTimeout(300_000)
    await page.goto(`${address}?way=${way}`)
    await until(() => page.evaluate<string>("document.body.dataset.ready ?? ''"), Boolean, 300_000)
    await page.evaluate('start()')
    await page.waitForTimeout(WARM)
    const before = await spent(browser)
    await page.waitForTimeout(MEASURED)
    const used = (await spent(browser)) - before
    if (way === 'ours') {
      const spike = await coloured(page, { x: 1100, y: 20, width: 200, height: 200 }, '#44BBFF')
      if (spike < 40) throw new Error(`a spike of one point is not to be seen: ${spike} px`)
    }
    return used / UPDATES
  } finally {
    await browser.close()
  }
}

/** A line of 100,000 points drawn anew, over what a canvas of its size costs of which one px changes. */
export const dense: Bench = async () => {
  const pages = await servePage(join(import.meta.dirname, 'pages/dense'))
  try {
    const floor = await perUpdate(pages.address, 'floor')
    const over = async (way: string): Promise<number> => (await perUpdate(pages.address, way)) - floor
    const others: { way: string; figure: number }[] = []
    for (const [way, words] of Object.entries(OTHERS)) others.push({ way: words, figure: await over(way) })
    const ours = await over('ours')
    return [
      {
        what: 'A line of 100,000 points, an update until painted: CPU of all threads, a spike of one point seen',
        unit: 'ms',
        others,
        ours,
        aim: `≤ ${AIM}`,
        met: ours <= AIM,
      },
    ]
  } finally {
    await pages.close()
  }
}
