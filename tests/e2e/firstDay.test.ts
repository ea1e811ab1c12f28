import { readdirSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch } from '../helpers/browser.ts'
import { launchOld } from '../helpers/oldChromium.ts'
import { started } from '../helpers/started.ts'
import { until } from '../helpers/until.ts'
import { serious, unsaid } from './accessible.ts'
import { figuresAfterPrelude, figuresWithoutLibraries, wallWithoutSocket } from './firstFigures.ts'
import { illegible } from './legible.ts'
import { countContexts, restedHeapOf, switchOn } from './switches.ts'
import { whole } from './whole.ts'

const SCENES = readdirSync('config/chongqing/scenes').map((file) => file.replace('.yaml', ''))
/** Scenes of the national panel alone: measured, ended, nothing simulated. */
const NATIONAL = ['national', 'drivers', 'whatif', 'method']
const WIDTHS = [3840, 5760, 1920]
const THEMES = ['night', 'day', 'safe']
const MAY_BE = ['live', 'late', 'lost', 'ended', 'disputed', 'missing']

describe('the first day: the mock city on the wall, as a user starts it', { timeout: 600_000 }, () => {
  let product: Awaited<ReturnType<typeof started>>
  let browser: Browser
  let page: Page
  const complaints: string[] = []
  beforeAll(async () => {
    product = await started()
    browser = await launch()
    page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.addInitScript(countContexts)
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== product.url)
        complaints.push(`asks elsewhere: ${request.url()}`)
    })
    const live = async () =>
      new Set(
        (await product.states()).filter((state) => state.freshness === 'live' && state.value !== null).map((state) => state.indicator),
      ).size
    await until(live, (count) => count >= 80, 240_000)
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
  })
  const panels = (on = page) =>
    on.$$eval('[data-panel]', (roots) =>
      roots.map((root) => ({
        panel: root.getAttribute('data-panel')!,
        widget: root.getAttribute('data-widget')!,
        state: root.getAttribute('data-state')!,
        simulated: root.getAttribute('data-simulated'),
        words: root.getAttribute('aria-label') ?? '',
      })),
    )

  /** Every text of the scene that stands can be read on every landscape wall, and every widget be heard, in every theme. */
  const isForAll = async (language: 'zh' | 'en'): Promise<void> => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 1080 })
      await whole(page)
      // A panel takes a moment to lay itself out for another size; what stays is a fault.
      await expect.poll(() => illegible(page), { message: `${width}×1080`, timeout: 10_000 }).toEqual([])
    }
    expect(await unsaid(page, language)).toEqual([])
    for (const theme of THEMES) {
      // What a theme changes is colour: the other rules are asked once.
      expect(await serious(page, theme === 'night' ? undefined : ['color-contrast']), theme).toEqual([])
      await page.keyboard.press('t')
    }
  }

  it('has figures of all five functions, all simulated but the national panel', async () => {
    const states = await product.states()
    const live = states.filter((state) => state.freshness === 'live' && state.value !== null)
    expect(new Set(live.map((state) => state.indicator.split('.')[0])).size).toBe(5)
    expect(new Set(live.map((state) => state.indicator)).size).toBeGreaterThanOrEqual(60)
    expect(live.every((state) => state.simulated)).toBe(true)
    expect(states.filter((state) => state.indicator.endsWith('_annual')).every((state) => !state.simulated)).toBe(true)
  })

  it.each(SCENES)('%s: every panel is painted and says what it shows', async (scene) => {
    await page.goto(`${product.url}/?scene=${scene}`)
    const seen = await until(
      () => panels(),
      (all) => all.length > 3 && all.every(({ state }) => state !== 'loading'),
      90_000,
    )
    for (const { panel, state, words } of seen) {
      expect(MAY_BE, panel).toContain(state)
      expect(words, panel).not.toBe('')
    }
    const charts = await page.$$('[data-widget="trend"], [data-widget="map"], [data-widget="radar"]')
    for (const chart of charts) {
      const box = (await chart.boundingBox())!
      expect(box.width * box.height).toBeGreaterThan(10_000)
    }
    const stamp = await page.getByText('模拟数据').count()
    if (NATIONAL.includes(scene)) {
      expect(stamp).toBe(0)
      expect(seen.every(({ simulated }) => simulated !== 'true')).toBe(true)
    } else {
      expect(stamp).toBeGreaterThan(0)
      expect(seen.some(({ simulated }) => simulated === 'true')).toBe(true)
    }
    await isForAll('zh')
    expect(complaints).toEqual([])
  })

  it.each(['overview', 'risk', ...NATIONAL])('%s in English can be read and heard as well', async (scene) => {
    await page.goto(`${product.url}/?scene=${scene}&lang=en`)
    await isForAll('en')
  })

  it('has the figures of the overview on screen before any library of charts or maps is there', async () => {
    const { figures, early } = await figuresWithoutLibraries(browser, `${product.url}/?scene=overview`)
    expect(figures.length).toBeGreaterThanOrEqual(5)
    expect(early).toEqual([])
  })

  it('has them before its socket is there, and says that it is not', async () => {
    const { figures, link, warnings, failed } = await wallWithoutSocket(browser, `${product.url}/?scene=economy`)
    expect(figures.length).toBeGreaterThanOrEqual(5)
    expect(link).toBe('connecting')
    expect(warnings).toEqual([expect.stringMatching(/^连接中断 自 \d\d:\d\d:\d\d · 显示的是当时的画面$/)])
    expect(failed).toEqual([])
  })

  it.each([null, '', '{', '{}', '[]'])('has them by its socket where the page began with %j', async (prelude) => {
    expect((await figuresAfterPrelude(browser, `${product.url}/?scene=overview`, prelude)).length).toBeGreaterThanOrEqual(5)
  })

  it('holds at most four WebGL contexts where they draw the map, in all scenes', async () => {
    await page.goto(`${product.url}/?scene=overview&map=webgl`)
    await whole(page)
    const most = await switchOn(page, SCENES.length)
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThanOrEqual(4)
  })

  it('switches fifty times through all scenes, and leaves neither heap nor WebGL contexts behind', async () => {
    await page.goto(`${product.url}/?scene=overview`)
    await whole(page)
    const session = await page.context().newCDPSession(page)
    await switchOn(page, SCENES.length)
    const before = await restedHeapOf(page, session)
    expect(await switchOn(page, 50)).toBeLessThanOrEqual(4)
    const more = (await restedHeapOf(page, session)) - before
    expect(more, `${(more / 1e6).toFixed(2)} MB more`).toBeLessThanOrEqual(5_000_000)
  })

  it('speaks English by the switch, and refuses to look back in time aloud', async () => {
    await page.goto(`${product.url}/?scene=overview&lang=en&at=2026-01-01T00:00:00%2B08:00`)
    await until(
      () => panels(),
      (all) => all.length > 3 && all.every(({ state }) => state !== 'loading'),
      90_000,
    )
    const text = await page.evaluate(() => document.body.innerText)
    expect(text).toMatch(/Simulated/i)
    expect(text).toMatch(/not (yet )?(available|offered|provided)|now is shown|showing now/i)
    expect(page.url()).toContain('lang=en')
  })

  it('keeps its picture when the gateway goes, and says since when', async () => {
    await page.goto(`${product.url}/?scene=overview`)
    await until(
      () => panels(),
      (all) => all.length > 3 && all.every(({ state }) => state !== 'loading'),
      90_000,
    )
    const before = await page.$eval('[data-widget="number"]', (root) => root.textContent)
    await page.context().setOffline(true)
    product.child.kill('SIGSTOP')
    await until(
      () => page.evaluate(() => document.body.innerText),
      (text) => /连接中断 自 \d\d:\d\d:\d\d/.test(text),
      60_000,
    )
    expect((await page.$eval('[data-widget="number"]', (root) => root.textContent))!.slice(0, 12)).toBe(before!.slice(0, 12))
    product.child.kill('SIGCONT')
    await page.context().setOffline(false)
    await until(
      () => page.evaluate(() => document.body.innerText),
      (text) => !/连接中断/.test(text),
      60_000,
    )
  })

  it.for([
    { webgl: false, scenes: SCENES },
    { webgl: true, scenes: ['environment', 'overview'] },
  ])('shows $scenes in Chromium 92, WebGL: $webgl', async ({ webgl, scenes }, context) => {
    const old = await launchOld(webgl)
    if ('why' in old) {
      console.warn(`SKIPPED in Chromium 92: ${old.why}`)
      return context.skip()
    }
    const faults: string[] = []
    for (const scene of scenes) {
      const wall = await old.browser.newPage({ viewport: { width: 1920, height: 1080 } })
      wall.on('console', (message) => message.type() === 'error' && faults.push(`${scene}: ${message.text()}`))
      const session = await wall.context().newCDPSession(wall)
      await session.send('Runtime.enable')
      session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => faults.push(`${scene}: ${JSON.stringify(exceptionDetails)}`))
      await wall.goto(`${product.url}/?scene=${scene}&map=${webgl ? 'webgl' : 'fitting'}`)
      const painted = (all: Awaited<ReturnType<typeof panels>>) => all.length > 3 && all.every(({ state }) => state !== 'loading')
      const shown = await until(() => panels(wall), painted, 60_000)
      for (const { panel, state } of shown) expect(MAY_BE, `${scene} ${panel}`).toContain(state)
      const maps = shown.filter(({ widget }) => ['map', 'indexmap'].includes(widget)).length
      await until(
        () => wall.$$(`[data-engine="${webgl ? 'maplibre' : 'svg'}"]`),
        (drawn) => drawn.length === maps,
        60_000,
      )
      await wall.close()
    }
    expect(faults).toEqual([])
    await old.browser.close()
  })
})
