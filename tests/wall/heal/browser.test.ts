import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { preview, type PreviewServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Entry } from '../../../src/wall/heal/keep.ts'
import { launch } from '../../helpers/browser.ts'
import { stageGateway, type StageGateway } from '../../helpers/stageGateway.ts'

const repository = resolve(import.meta.dirname, '../../..')
let server: PreviewServer
let browser: Browser
let gateway: StageGateway
let address = ''
beforeAll(async () => {
  gateway = await stageGateway()
  server = await preview({
    configFile: false,
    root: repository,
    logLevel: 'error',
    build: { outDir: 'dist/wall' },
    preview: { port: 0, host: '127.0.0.1', proxy: { '/socket.io': { target: gateway.url, ws: true }, '/api': gateway.url } },
  })
  address = server.resolvedUrls!.local[0]!
  browser = await launch()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await gateway?.stop()
})

/** What the tests do to a page: chart numbers whose drawing never reaches the worker, and what a worker is made to say. */
const TROUBLE = `(() => {
  const frozen = new Set()
  const seen = new Set()
  const workers = []
  window.freeze = () => seen.forEach((chart) => frozen.add(chart))
  window.failAll = () => workers.at(-1).onmessage({ data: [...seen].map((chart) => ({ told: 'failed', chart, message: 'provoked' })) })
  const { postMessage } = Worker.prototype
  Worker.prototype.postMessage = function (asked, ...more) {
    if (!workers.includes(this)) workers.push(this)
    for (const one of asked) if (one.do === 'open') seen.add(one.chart)
    postMessage.call(this, asked.filter((one) => one.do !== 'draw' || !frozen.has(one.chart)), ...more)
  }
})()`

const opened = async (query: string, ...scripts: string[]): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const page = await context.newPage()
  for (const script of scripts) await page.addInitScript(script)
  await page.goto(`${address}${query}`)
  await page.waitForFunction(() => Number(document.querySelector('.chart')?.getAttribute('data-painted')) > 0, undefined, {
    timeout: 60_000,
  })
  return page
}
const logOf = async (page: Page): Promise<string[]> => {
  const text = await page.evaluate(() => sessionStorage.getItem('cockpit.kept')).catch(() => null)
  const { log } = JSON.parse(text ?? '{"log":[]}') as { log: Entry[] }
  return log.map(({ trouble, step, what }) => `${trouble} ${what} ${step}`)
}
const logs = async (page: Page, ...lines: string[]): Promise<void> => {
  await expect.poll(() => logOf(page), { timeout: 25_000 }).toEqual(expect.arrayContaining(lines))
}

describe('a wall that is in trouble mends itself', { timeout: 90_000 }, () => {
  it('builds a panel anew whose chart is frozen and does not draw when it is asked again', async () => {
    const page = await opened('?scene=one&heal=20', TROUBLE)
    await page.evaluate('freeze()')
    gateway.move(95)
    await logs(page, 'chart tried redraw', 'chart tried rebuild', 'chart mended rebuild')
    await expect.poll(() => page.locator('.chart').getAttribute('data-painted').then(Number)).toBeGreaterThan(0)
    await page.context().close()
  })

  it('builds a panel anew that has thrown', async () => {
    const page = await opened('?scene=one&heal=20', TROUBLE)
    await page.evaluate('failAll()')
    await logs(page, 'panel tried rebuild', 'panel mended rebuild')
    expect(await page.locator('[data-state="failed"]').count()).toBe(0)
    await expect.poll(() => page.locator('.chart').getAttribute('data-painted').then(Number)).toBeGreaterThan(0)
    expect(await page.locator('[data-mended]').textContent()).toBe('本屏自检：面板出错，已自行恢复')
    await page.context().close()
  })

  it('asks a gateway that goes on and tells it nothing, and shows what it has missed', async () => {
    const page = await opened('?scene=one&heal=20')
    gateway.move(41)
    await page.getByText('41', { exact: true }).first().waitFor()
    gateway.move(77, false)
    await page.getByText('77', { exact: true }).first().waitFor({ timeout: 25_000 })
    await logs(page, 'age tried redraw')
    await page.context().close()
  })

  it('reloads once when its heap has grown, and goes on at the same second of the same cue', async () => {
    const swollen = `{ let first; Object.defineProperty(performance, 'memory', { get: () => ({
      usedJSHeapSize: performance.now() - (first ??= performance.now()) < 5000 ? 5e7 : 9e8, jsHeapSizeLimit: 4e9 }) }) }`
    const page = await opened('?programme=round&heal=200', swollen)
    await page.keyboard.press('p')
    const mark = () => page.evaluate(() => document.querySelector('[data-programme]')?.textContent ?? '').catch(() => '')
    const seconds = async () => Number(/(\d+) 秒/.exec(await mark())?.[1])
    await expect.poll(seconds, { timeout: 20_000 }).toBeLessThan(60)
    await page.evaluate(() => Object.assign(window, { first: true }))
    let before = 60
    await expect
      .poll(
        async () => {
          const still = await page.evaluate(() => 'first' in window).catch(() => true)
          const now = await seconds()
          if (still && now > 0) before = now
          return still
        },
        { timeout: 30_000, interval: 100 },
      )
      .toBe(false)
    await expect.poll(seconds, { timeout: 20_000 }).toBeGreaterThan(0)
    const after = await seconds()
    expect(await mark()).toContain('1/2')
    expect(after).toBeLessThanOrEqual(before)
    expect(after).toBeGreaterThan(before - 15)
    expect((await logOf(page)).filter((line) => line.endsWith('reload'))).toEqual(['heap tried reload', 'heap mended reload'])
    await page.evaluate(() => Object.assign(window, { second: true }))
    // As ill as before, and for longer than it took the first time: it waits, for reloading does not mend it.
    await page.waitForTimeout(12_000)
    expect(await page.evaluate(() => 'second' in window)).toBe(true)
    await page.context().close()
  })
})
