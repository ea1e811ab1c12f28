import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launch } from '../../helpers/browser.ts'
import { servePage } from './page.ts'
import { EDGE, HEIGHT, WIDTH } from './samples.ts'

export interface OpenMap {
  page: Page
  faults: string[]
  hosts: Set<string>
  /** Takes away what is written over the map, which is of no interest to a pixel. */
  bare: () => Promise<void>
  close: () => Promise<void>
}

/** As a machine without WebGL is. */
export const withoutWebGl = (fresh: Page) =>
  fresh.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...more: unknown[]) {
      return kind.startsWith('webgl') ? null : (original as (...all: unknown[]) => unknown).call(this, kind, ...more)
    } as typeof original
  })

export const drawn = (page: Page, more = '') => page.waitForSelector(`.map[data-drawn="true"]${more}`, { timeout: 90_000 })

/** Serves the map's fixture page and opens it in a browser, as often as is asked. */
export const openMaps = async () => {
  const served = await servePage()
  // As with a graphics card: without one, what WebGL drew comes a frame after the page's own words.
  const browser: Browser = await launch('--use-angle=swiftshader')
  const opened = async (more = '', { before = async (_: Page): Promise<unknown> => undefined, still = false } = {}): Promise<OpenMap> => {
    const context: BrowserContext = await browser.newContext({
      viewport: { width: WIDTH + 2 * EDGE, height: HEIGHT + 2 * EDGE },
      reducedMotion: still ? 'reduce' : 'no-preference',
    })
    const page = await context.newPage()
    const faults: string[] = []
    const hosts = new Set<string>()
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !/GPU stall|GL Driver/.test(message.text())) faults.push(message.text())
    })
    page.on('pageerror', (error) => void faults.push(error.message))
    page.on('request', (request) => void hosts.add(new URL(request.url()).protocol === 'data:' ? 'data' : new URL(request.url()).host))
    await before(page)
    await page.goto(`${served.address}?of=500000&w=${WIDTH}&h=${HEIGHT}${more}`)
    await page.waitForSelector('.map[data-engine]', { timeout: 90_000 })
    const bare = () =>
      page.evaluate(() =>
        document.querySelectorAll<HTMLElement>('.over, .key, .total').forEach((part) => (part.style.visibility = 'hidden')),
      )
    return { page, faults, hosts, bare, close: () => context.close() }
  }
  return {
    address: served.address,
    opened,
    close: async () => {
      await browser.close()
      await served.close()
    },
  }
}
