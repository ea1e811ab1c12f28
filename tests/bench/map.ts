import type { Browser, CDPSession, Page } from 'playwright-core'
import { launch } from '../helpers/browser.ts'
import { serveFixture } from '../helpers/fixturePage.ts'
import type { Way } from '../fixtures/mapEngine/main.ts'
import { threadTime } from './mainThread.ts'
import { at, type Bench, type Row } from './row.ts'

const ROUNDS = 2
const CHANGES = 6
const REST = 100

/** ms of a change: until it is on the screen (median), of CPU in all processes of the browser, and of CPU on the page's main thread. */
interface Cost {
  until: number
  cpu: number
  main: number
}

const cpuOf = async (session: CDPSession): Promise<number> => {
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as { processInfo: { cpuTime: number }[] }
  return processInfo.reduce((sum, one) => sum + one.cpuTime, 0) * 1000
}

/** Ways measured in turn on one page, so that what else the machine does falls on all of them. */
const costs = async <W extends Way>(browser: Browser, page: Page, ways: readonly W[]): Promise<Record<W, Cost>> => {
  const whole = await browser.newBrowserCDPSession()
  const own = await page.context().newCDPSession(page)
  await own.send('Performance.enable')
  const all = new Map(ways.map((way) => [way, { times: [] as number[], cpu: 0, main: 0 }]))
  let change = 0
  for (let round = 0; round < ROUNDS; round++)
    for (const way of ways) {
      const sums = all.get(way)!
      await page.evaluate((one) => window.maps.open(one), way)
      for (let warm = 0; warm < 2; warm++) await page.evaluate((next) => window.maps.change(next), (change += 1))
      await page.waitForTimeout(REST * 5)
      const [cpu, main] = [await cpuOf(whole), await threadTime(own)]
      for (let time = 0; time < CHANGES; time++) {
        sums.times.push(await page.evaluate((next) => window.maps.change(next), (change += 1)))
        await page.waitForTimeout(REST)
      }
      sums.cpu += (await cpuOf(whole)) - cpu
      sums.main += (await threadTime(own)) - main
    }
  const times = ROUNDS * CHANGES
  return Object.fromEntries(
    [...all].map(([way, sums]) => [way, { until: at(0.5, sums.times), cpu: sums.cpu / times, main: sums.main / times }]),
  ) as Record<W, Cost>
}

const regions = (cost: Record<'state' | 'file' | 'ours' | 'svg', Cost>): Row[] => {
  const row = (what: string, of: keyof Cost, ours: 'ours' | 'svg', aimed: boolean): Row => ({
    what: `2,000 regions change colour, ${what}`,
    unit: 'ms',
    others: [
      { way: 'MapLibre, feature-state', figure: cost.state[of] },
      { way: 'MapLibre, new GeoJSON', figure: cost.file[of] },
    ],
    ours: cost[ours][of],
    aim: aimed ? "≤ MapLibre's feature-state" : '',
    met: aimed ? cost[ours][of] <= cost.state[of] : null,
  })
  return [
    row('by WebGL: CPU of the browser', 'cpu', 'ours', true),
    row('by WebGL: until idle', 'until', 'ours', true),
    row('by SVG, as the wall draws without a graphics card: CPU of the browser', 'cpu', 'svg', true),
    row('by SVG: until painted', 'until', 'svg', false),
  ]
}

const points = (cost: Record<'gathered' | 'gatheredFile' | 'gatheredDiff', Cost>): Row[] => {
  const row = (what: string, of: keyof Cost, most: number): Row => ({
    what: `100,000 points in clusters, 1 % of them move: ${what}`,
    unit: 'ms',
    others: [
      { way: 'MapLibre cluster, setData', figure: cost.gatheredFile[of] },
      { way: 'MapLibre cluster, updateData', figure: cost.gatheredDiff[of] },
    ],
    ours: cost.gathered[of],
    aim: `≤ ${most}`,
    met: cost.gathered[of] <= most,
  })
  return [row('until painted', 'until', 250), row('CPU of the main thread', 'main', 20)]
}

/** Changes of a map through our seam beside MapLibre's own ways, WebGL computed by whatever this machine has. */
export const map: Bench = async () => {
  const served = await serveFixture('mapEngine')
  const browser = await launch()
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 800 } })
    await page.goto(served.address)
    await page.waitForFunction(() => 'maps' in window)
    return [
      ...regions(await costs(browser, page, ['state', 'file', 'ours', 'svg'])),
      ...points(await costs(browser, page, ['gathered', 'gatheredFile', 'gatheredDiff'])),
    ]
  } finally {
    await browser.close()
    await served.close()
  }
}
