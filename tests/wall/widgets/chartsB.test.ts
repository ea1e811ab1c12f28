import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch } from '../../helpers/browser.ts'
import { serveFixture } from '../../helpers/fixturePage.ts'

let fixture: Awaited<ReturnType<typeof serveFixture>>
let browser: Browser

beforeAll(async () => {
  fixture = await serveFixture('chartsB', ['stream'])
  browser = await launch()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await fixture?.close()
})

interface Opened {
  page: Page
  faults: string[]
}
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** `webgl: false` takes WebGL away, as a domestic desktop may. The picture's address answers until `broken`. */
const opened = async (query: string, { webgl = true, picture = (): number => 200 } = {}): Promise<Opened> => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !/favicon|404|500|Failed to load resource/.test(message.text())) faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
  await page.route('**/nothing.m3u8', (route) => route.fulfill({ status: 404 }))
  await page.route('**/picture.png*', (route) =>
    route.fulfill(picture() === 200 ? { status: 200, contentType: 'image/png', body: PIXEL } : { status: picture() }),
  )
  await page.addInitScript((allowed) => {
    const contexts: WebGLRenderingContext[] = []
    const original = HTMLCanvasElement.prototype.getContext as (this: HTMLCanvasElement, name: string, ...rest: unknown[]) => unknown
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, name: string, ...rest: unknown[]) {
      if (!allowed && name.includes('webgl')) return null
      const made = original.call(this, name, ...rest)
      if (name.includes('webgl') && made !== null && !contexts.includes(made as WebGLRenderingContext))
        contexts.push(made as WebGLRenderingContext)
      return made
    } as typeof HTMLCanvasElement.prototype.getContext
    Object.assign(window, { contexts })
  }, webgl)
  await page.goto(`${fixture.address}${query}`, { timeout: 120_000 })
  return { page, faults }
}
const live = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { contexts: WebGLRenderingContext[] }).contexts.filter((one) => !one.isContextLost()).length)
const spaces = (page: Page): Promise<number> => page.locator('.space canvas').count()
const show = (page: Page, on: boolean): Promise<void> =>
  page.evaluate((shown) => (window as unknown as { charts: { show(on: boolean): void } }).charts.show(shown), on)
const head = (page: Page, panel: number): Promise<string> => page.locator(`#panel-${panel} header`).innerText()
const LONG = { timeout: 90_000 }

/** How many different colours a canvas of columns shows. */
const colours = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const canvas = [...document.querySelectorAll<HTMLCanvasElement>('.space canvas')].find((one) => one.getContext('webgl') !== null)
    if (!canvas) return 0
    const copy = document.createElement('canvas')
    copy.width = canvas.width
    copy.height = canvas.height
    const context = copy.getContext('2d')!
    context.drawImage(canvas, 0, 0)
    return new Set(new Uint32Array(context.getImageData(0, 0, copy.width, copy.height).data.buffer)).size
  })

describe('columns in three dimensions', () => {
  it('are drawn under the strict policy, and give their context back', async () => {
    const { page, faults } = await opened('?spaces=1')
    await expect.poll(() => colours(page), LONG).toBeGreaterThan(30)
    expect(await live(page)).toBe(1)
    for (let round = 0; round < 4; round += 1) {
      await show(page, false)
      await expect.poll(() => live(page), LONG).toBe(0)
      await show(page, true)
      await expect.poll(() => colours(page), LONG).toBeGreaterThan(30)
      expect(await live(page)).toBe(1)
    }
    expect(faults).toEqual([])
    await page.close()
  }, 300_000)

  it('take three of the four contexts of a wall at most; the next are rows, and say so', async () => {
    const { page, faults } = await opened('?spaces=5')
    await expect.poll(() => page.locator('.chart[data-painted]').count(), LONG).toBe(2)
    await expect.poll(() => live(page), LONG).toBe(3)
    expect(await head(page, 4)).toContain('三维画面已达上限')
    expect(faults).toEqual([])
    await page.close()
  }, 300_000)

  it('become rows with words where there is no WebGL', async () => {
    const { page, faults } = await opened('?spaces=1', { webgl: false })
    await expect.poll(() => page.locator('#panel-0 .chart').getAttribute('data-painted'), LONG).not.toBe('0')
    expect(await head(page, 0)).toContain('本机无 WebGL')
    expect(await page.locator('#panel-0').getAttribute('data-text')).toContain('亿元')
    expect(await spaces(page)).toBe(0)
    expect(faults).toEqual([])
    await page.close()
  }, 300_000)

  it('come back after a lost context, and become rows after the second', async () => {
    const { page } = await opened('?spaces=1')
    const lose = (): Promise<void> =>
      page.evaluate(() =>
        (window as unknown as { contexts: WebGLRenderingContext[] }).contexts
          .find((one) => !one.isContextLost())!
          .getExtension('WEBGL_lose_context')!
          .loseContext(),
      )
    await expect.poll(() => colours(page), LONG).toBeGreaterThan(30)
    await lose()
    await expect.poll(() => live(page), LONG).toBe(1)
    await expect.poll(() => colours(page), LONG).toBeGreaterThan(30)
    await lose()
    await expect.poll(() => head(page, 0), LONG).toContain('三维画面出错')
    await page.close()
  }, 300_000)
})

describe('flows, tiles, funnels and words', () => {
  it('are painted under the strict policy, in both languages and every state', async () => {
    for (const query of ['?only=funnel,sankey,treemap,words', '?only=funnel,sankey,treemap,words&lang=en&theme=day']) {
      const { page, faults } = await opened(query)
      await expect.poll(() => page.locator('.chart[data-painted]:not([data-painted="0"])').count(), LONG).toBe(5)
      expect(await page.locator('#panel-2 .chart').getAttribute('aria-label')).toMatch(/→/)
      expect(await page.locator('.cloud text').count()).toBeGreaterThan(40)
      expect(faults).toEqual([])
      await page.close()
    }
  }, 300_000)

  it('say that there is nothing', async () => {
    const { page, faults } = await opened('?only=funnel,sankey,treemap,words,scene3d&empty')
    await expect.poll(() => page.locator('p.empty').count(), LONG).toBe(10)
    expect(faults).toEqual([])
    await page.close()
  }, 300_000)
})

describe('a screen', () => {
  it('plays a stream, muted and without controls, and says since when it is dark; a dead address never came', async () => {
    const { page, faults } = await opened('?only=video')
    const stream = page.locator('#panel-0 video')
    const can = await page.evaluate(() => MediaSource.isTypeSupported('video/mp4; codecs="avc1.42000c"'))
    if (!can) console.warn('this browser has no H.264: the stream was not played')
    else {
      await expect.poll(() => page.locator('#panel-0 .screen').getAttribute('data-signal'), LONG).toBe('showing')
      expect(await stream.evaluate((video: HTMLVideoElement) => [video.muted, video.controls, video.videoWidth])).toEqual([
        true,
        false,
        160,
      ])
    }
    await expect.poll(() => page.locator('#panel-0 .screen').innerText(), LONG).toMatch(can ? /无信号 自 \d\d:\d\d$/ : /未接通/)
    await expect.poll(() => page.locator('#panel-1 .screen').innerText(), LONG).toMatch(/无信号 自 \d\d:\d\d 起未接通/)
    expect(faults).toEqual([])
    await page.close()
  }, 300_000)

  it('renews a picture, keeps the last one when it stops coming, and says since when', async () => {
    let answer = 200
    const { page } = await opened('?only=video', { picture: () => answer })
    const screen = page.locator('#panel-2 .screen')
    await expect.poll(() => screen.getAttribute('data-signal'), LONG).toBe('showing')
    const first = await screen.locator('img').getAttribute('src')
    await expect.poll(() => screen.locator('img').getAttribute('src'), LONG).not.toBe(first)
    answer = 500
    await expect.poll(() => screen.innerText(), LONG).toMatch(/无信号 自 \d\d:\d\d$/)
    expect(await screen.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
    answer = 200
    await expect.poll(() => screen.getAttribute('data-signal'), LONG).toBe('showing')
    await page.close()
  }, 300_000)
})
