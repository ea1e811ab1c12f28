import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import type { Browser, Page } from 'playwright-core'
import { build, preview, type PreviewServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Charts } from '#wall/charts/charts.ts'
import { launch } from '../../helpers/browser.ts'

declare global {
  interface Window {
    charts: { drawings: Charts; show: (on: boolean) => void; workers: Worker[] }
  }
}

const repository = resolve(import.meta.dirname, '../../..')
const CSP =
  "default-src 'self'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'"

let folder = ''
let server: PreviewServer
let browser: Browser
let address = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'charts-'))
  const shared = {
    configFile: false,
    root: join(repository, 'tests/fixtures/charts'),
    publicDir: join(repository, 'public'),
    logLevel: 'error',
  } as const
  await build({
    ...shared,
    plugins: [vue()],
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'chrome92' },
  })
  server = await preview({
    ...shared,
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1', headers: { 'Content-Security-Policy': CSP } },
  })
  address = server.resolvedUrls!.local[0]!
  browser = await launch()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await server?.close()
  if (folder !== '') rmSync(folder, { recursive: true, force: true })
})

interface Opened {
  page: Page
  faults: string[]
}

const opened = async (query: string, ratio: number): Promise<Opened> => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, deviceScaleFactor: ratio })
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon')) faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) faults.push(`asked ${request.url()}`)
  })
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
  await page.addInitScript(() => {
    const made: Worker[] = []
    const Original = window.Worker
    window.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options)
        made.push(this)
      }
    }
    Object.assign(window, { madeWorkers: made })
  })
  await page.goto(`${address}${query}`)
  await painted(page)
  return { page, faults }
}

const painted = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () => {
      const charts = [...document.querySelectorAll<HTMLElement>('.chart')]
      return charts.length === 13 && charts.every((chart) => Number(chart.dataset['painted']) > 0)
    },
    undefined,
    { timeout: 60_000 },
  )

/** How many different colours a chart shows on the screen. */
const colours = async (page: Page, selector: string): Promise<number> => {
  const png = (await page.locator(selector).screenshot()).toString('base64')
  return page.evaluate(async (picture) => {
    const image = new Image()
    image.src = `data:image/png;base64,${picture}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    const context = canvas.getContext('2d')!
    context.drawImage(image, 0, 0)
    return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size
  }, png)
}
const count = (page: Page): Promise<number> => page.evaluate(() => window.charts.drawings.count())
const where = (page: Page): Promise<string> => page.evaluate(() => window.charts.drawings.where())
const looks = async (page: Page, selector: string): Promise<string> => (await page.locator(selector).screenshot()).toString('base64')

describe.each([
  ['in a worker', '?', 'worker'],
  ['on the main thread', '?main', 'main'],
])('charts %s', (_, query, place) => {
  it('paint every chart under a strict policy, answer the pointer, and leave none behind', async () => {
    const { page, faults } = await opened(query, 1)
    expect(await where(page)).toBe(place)
    for (let panel = 0; panel < 14; panel += 1) {
      if (panel === 8) continue
      expect(await colours(page, `#panel-${panel} .chart`), `panel ${panel}`).toBeGreaterThan(panel === 9 ? 1 : 40)
    }
    expect(await page.locator('#panel-8 .chart').count()).toBe(0)

    const still = await looks(page, '#panel-1 .chart')
    const box = (await page.locator('#panel-1 .chart').boundingBox())!
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.4)
    await expect.poll(() => looks(page, '#panel-1 .chart'), { timeout: 10_000 }).not.toBe(still)
    await page.mouse.move(5, 5)
    await expect.poll(() => looks(page, '#panel-1 .chart'), { timeout: 10_000 }).toBe(still)

    expect(await count(page)).toBe(13)
    await page.evaluate(() => window.charts.show(false))
    await expect.poll(() => count(page)).toBe(0)
    await page.evaluate(() => window.charts.show(true))
    await painted(page)
    expect(await count(page)).toBe(13)
    expect(faults).toEqual([])
    await page.close()
  }, 120_000)
})

it('draws at the true pixel ratio', async () => {
  const { page } = await opened('?main', 2)
  const sizes = await page.evaluate(() => [...document.querySelectorAll('canvas')].map((canvas) => canvas.width / canvas.clientWidth))
  expect(sizes.every((ratio) => ratio === 2)).toBe(true)
  await page.close()
}, 120_000)

it('is drawn again, by another worker and then without one, when the worker dies', async () => {
  const { page } = await opened('?', 1)
  const die = async (kill: (worker: Worker) => void): Promise<void> => {
    await page.evaluate(() => document.querySelectorAll<HTMLElement>('.chart').forEach((chart) => chart.replaceChildren()))
    const made = await page.evaluateHandle(() => (window as unknown as { madeWorkers: Worker[] }).madeWorkers.at(-1)!)
    await made.evaluate(kill)
  }
  // Killed without a word: the beat would find it only after twenty seconds.
  await die((worker) => worker.terminate())
  await expect.poll(() => count(page), { timeout: 12_000 }).toBe(13)
  expect(await where(page)).toBe('worker')
  expect(await colours(page, '#panel-3 .chart')).toBeGreaterThan(40)
  await die((worker) => void worker.dispatchEvent(new ErrorEvent('error')))
  await expect.poll(() => where(page)).toBe('main')
  await expect.poll(() => count(page), { timeout: 20_000 }).toBe(13)
  expect(await colours(page, '#panel-3 .chart')).toBeGreaterThan(40)
  await page.close()
}, 120_000)

it('writes value, unit, period and level as text', async () => {
  const { page } = await opened('?', 1)
  const label = await page.locator('#panel-3 .chart').getAttribute('aria-label')
  expect(label).toContain('µg/m³')
  expect(label).toContain('2026年11月21日 09:00')
  expect(label).toContain('蓝')
  await page.close()
}, 120_000)
