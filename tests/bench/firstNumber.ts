import { join } from 'node:path'
import { Server } from 'socket.io'
import type { Browser } from 'playwright-core'
import type { Scene } from '#contract/scene.ts'
import { launch } from '../helpers/browser.ts'
import { servePage } from '../helpers/fixturePage.ts'
import { gatewayOf } from '../helpers/gateway.ts'
import { placeFrom } from '../helpers/placeFrom.ts'
import { until } from '../helpers/until.ts'
import { at, type Bench } from './row.ts'

const ROUNDS = 7
const SHARE = 1 / 3
/** Keeps the ms since the navigation at which a digit stood under a selector at a frame that has been painted. */
const seen = (selector: string): string => `(() => {
  const look = () => {
    if (![...document.querySelectorAll(${JSON.stringify(selector)})].some((one) => /\\d/.test(one.textContent))) return void requestAnimationFrame(look)
    requestAnimationFrame(() => (window.firstNumber = performance.now()))
  }
  requestAnimationFrame(look)
})()`

/** ms from the navigation to the first number, with an empty cache. */
const visit = async (browser: Browser, url: string, selector: string): Promise<number> => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(seen(selector))
    await page.goto(url, { waitUntil: 'commit' })
    return await until(() => page.evaluate<number>('window.firstNumber ?? 0'), Boolean, 300_000)
  } finally {
    await context.close()
  }
}

/** A gateway of Chongqing that knows one value of each number on one of its scenes. */
const gatewayWithNumbers = async () => {
  const config = 'config/chongqing'
  const { scenes, indicators, place } = placeFrom(config)
  const gateway = await gatewayOf({ config })
  const numbersOf = (one: Scene): string[] =>
    Object.values(one.panels).flatMap((panel) => (panel.widget === 'number' ? [panel.options.indicator] : []))
  const scene = scenes.find((one) => numbersOf(one).some((id) => indicators.some((indicator) => indicator.id === id)))!
  const shown = numbersOf(scene)
  const rows = indicators
    .filter((one) => shown.includes(one.id))
    .map((one) => ({
      indicator: one.id,
      region: place.home,
      time: new Date().toISOString(),
      source: one.department,
      ...(one.gather === 'ratio' ? { value: 0.42 * one.per, numerator: 42, denominator: 100 } : { value: 42 }),
    }))
  const { body } = await gateway.post('/api/v1/readings', rows)
  if (!(body.accepted > 0)) throw new Error(JSON.stringify(body))
  return { gateway, scene: scene.id }
}

/** The first number on a cold wall, beside a page that imports all its libraries before it shows anything. */
export const firstNumber: Bench = async () => {
  const { gateway, scene } = await gatewayWithNumbers()
  const template = await servePage(join(import.meta.dirname, 'pages/template'))
  const socket = new Server(template.http)
  socket.on('connection', (one) => one.emit('figure', 42))
  const browser = await launch()
  try {
    const ours: number[] = []
    const other: number[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const mine = await visit(browser, `${gateway.url}/?scene=${scene}`, '[data-widget="number"] .value .whole')
      const theirs = await visit(browser, template.address, '#figure')
      if (round === 0) continue
      ours.push(mine)
      other.push(theirs)
    }
    const beside = at(0.5, other)
    return [
      {
        what: 'First number on a cold wall, from the navigation',
        unit: 'ms',
        others: [{ way: 'vue-echarts, echarts, socket.io and a map, imported eagerly', figure: beside }],
        ours: at(0.5, ours),
        aim: '≤ ⅓ of it',
        met: at(0.5, ours) <= SHARE * beside,
      },
    ]
  } finally {
    await browser.close()
    socket.disconnectSockets(true)
    await template.close()
    await gateway.stop()
  }
}
