import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import type { Browser, Page } from 'playwright-core'
import { build, preview, type PreviewServer } from 'vite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launch } from '../../helpers/browser.ts'
import { stageGateway, type StageGateway } from '../../helpers/stageGateway.ts'

const repository = resolve(import.meta.dirname, '../../..')
let folder = ''
let server: PreviewServer
let browser: Browser
let gateway: StageGateway
let address = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stage-'))
  gateway = await stageGateway()
  const shared = { configFile: false, root: repository, publicDir: join(repository, 'public'), logLevel: 'error' } as const
  await build({
    ...shared,
    plugins: [vue()],
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'chrome92', minify: false },
  })
  server = await preview({
    ...shared,
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1', proxy: { '/socket.io': { target: gateway.url, ws: true }, '/api': gateway.url } },
  })
  address = server.resolvedUrls!.local[0]!
  browser = await launch()
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await gateway?.stop()
  if (folder !== '' && existsSync(folder)) rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => gateway.calm())

const opened = async (query: string, size: [number, number] = [1920, 1080], touch = false): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: size[0], height: size[1] }, hasTouch: touch })
  const page = await context.newPage()
  await page.goto(`${address}${query}`)
  await page.waitForFunction(
    () => [...document.querySelectorAll('[data-panel]')].some((one) => one.getAttribute('data-state') === 'live'),
    undefined,
    { timeout: 60_000 },
  )
  return page
}
const scene = (page: Page): Promise<string | null> => page.locator('main.stage').getAttribute('data-scene')
const shows = async (page: Page, id: string, timeout = 15_000): Promise<void> => {
  await expect.poll(() => scene(page), { timeout }).toBe(id)
}
const mark = (page: Page): Promise<string> => page.evaluate(() => document.querySelector('[data-programme]')?.textContent ?? '')
const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

describe('keys and strokes', () => {
  it('lead through the scenes, and change language and theme in the address', async () => {
    const page = await opened('?still&scene=one')
    await press(page, '2')
    await shows(page, 'two')
    await press(page, 'PageDown')
    await shows(page, 'three')
    await press(page, 'ArrowRight')
    await shows(page, 'one')
    await press(page, 'PageUp', 'Home')
    await shows(page, 'one')
    await press(page, 'End')
    await shows(page, 'three')
    await press(page, 't', 'l')
    await expect.poll(() => page.url()).toContain('theme=day')
    expect(page.url()).toContain('lang=en')
    await press(page, '?')
    await expect.poll(() => page.locator('[data-sheet=help]').count()).toBe(1)
    expect(await page.locator('[data-sheet=help]').innerText()).toContain('Keys and touch')
    await press(page, 'Escape')
    await expect.poll(() => page.locator('[data-sheet=help]').count()).toBe(0)
    await page.context().close()
  }, 120_000)

  it('bring up a bar whose targets a finger can hit, on the smallest screen, and hide it', async () => {
    const page = await opened('?still&scene=one', [1280, 800], true)
    const open = (): Promise<boolean> => page.evaluate(() => document.querySelector('[data-bar]')!.classList.contains('open'))
    expect(await open()).toBe(false)
    const stroke = (from: [number, number], to: [number, number]) =>
      page.evaluate(
        ([from, to]) => {
          const at = (name: string, [x, y]: [number, number]) =>
            document
              .querySelector('main')!
              .dispatchEvent(new PointerEvent(name, { bubbles: true, pointerType: 'touch', clientX: x, clientY: y }))
          at('pointerdown', from as [number, number])
          at('pointerup', to as [number, number])
        },
        [from, to],
      )
    await stroke([640, 790], [640, 690])
    await expect.poll(open).toBe(true)
    const small = await page.evaluate(
      () =>
        [...document.querySelectorAll('[data-bar] button')]
          .map((one) => one.getBoundingClientRect())
          .filter((box) => box.width < 44 || box.height < 44).length,
    )
    expect(small).toBe(0)
    await stroke([900, 400], [500, 410])
    await shows(page, 'two')
    await expect.poll(open, { timeout: 10_000 }).toBe(false)
    await page.context().close()
  }, 120_000)
})

describe('the programme', () => {
  it('goes by the key, turns once for what goes red, says why, and comes back', async () => {
    const page = await opened('?still&scene=three')
    await press(page, 'p')
    await shows(page, 'one')
    expect(await mark(page)).toContain('轮播 1/2')
    // What is red in the first second of a wall is not new to it.
    await page.waitForTimeout(1500)
    gateway.incident('a', '江南大道隧道双向中断')
    await shows(page, 'three')
    expect(await mark(page)).toContain('江南大道隧道双向中断')
    await shows(page, 'one')
    await page.waitForTimeout(2500)
    expect(await scene(page)).toBe('one')
    await page.mouse.move(500, 500)
    await page.mouse.move(520, 520)
    await expect.poll(() => mark(page)).toContain('暂候')
    gateway.incident('b', '第二件')
    await page.waitForTimeout(1500)
    expect(await scene(page)).toBe('one')
    await shows(page, 'three')
    expect(await mark(page)).toContain('第二件')
    await press(page, 'p')
    await expect.poll(() => mark(page)).toContain('已停')
    await page.context().close()
  }, 120_000)
})

describe('a touched number', () => {
  it('opens its sheet, keeps the stamp in sight, passes on its address, and closes by itself', async () => {
    const page = await opened('?still&scene=one')
    await page.locator('[data-panel=first] .number').click()
    const sheet = page.locator('[data-sheet=explain]')
    await expect.poll(() => sheet.count()).toBe(1)
    await expect.poll(() => sheet.innerText(), { timeout: 20_000 }).toContain('首报')
    const words = await sheet.innerText()
    for (const word of ['office', '定义', '最近报送与修订', '口径第']) expect(words).toContain(word)
    expect(await sheet.locator('s').allInnerTexts()).toEqual(['88'])
    const covered = await page.evaluate(() => {
      const stamp = document.querySelector('.stamp')!.getBoundingClientRect()
      return document.elementFromPoint(stamp.x + stamp.width / 2, stamp.y + stamp.height / 2)!.closest('.stamp') === null
    })
    expect(covered).toBe(false)
    await expect.poll(() => decodeURIComponent(page.url())).toContain('explain=services.simulated|1')
    await sheet.locator('[data-act=link]').click()
    const link = await sheet.locator('.link a').innerText()
    const other = await opened(link.slice(address.length))
    await expect.poll(() => other.locator('[data-sheet=explain]').getAttribute('data-subject')).toBe('services.simulated|1')
    await other.context().close()
    await press(page, 'Escape')
    await expect.poll(() => sheet.count()).toBe(0)
    expect(page.url()).not.toContain('explain')
    await page.clock.install()
    await page.locator('[data-panel=first] .number').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => sheet.count()).toBe(1)
    await page.clock.fastForward(59_000)
    expect(await sheet.count()).toBe(1)
    await page.clock.fastForward(3_000)
    await expect.poll(() => sheet.count()).toBe(0)
    await page.context().close()
  }, 120_000)
})

describe('windows and paper', () => {
  it('show a slice each, as one wall', async () => {
    const lefts: number[] = []
    for (const at of [1, 2, 3]) {
      const page = await opened(`?still&scene=one&slice=${at}/3`, [960, 540])
      lefts.push(await page.evaluate(() => Math.round(document.querySelector('main.stage')!.getBoundingClientRect().left)))
      expect(await page.locator('main.stage').getAttribute('data-aspect')).toBe('triple')
      await page.context().close()
    }
    expect(lefts).toEqual([0, -960, -1920])
  }, 120_000)

  it.each([
    ['one', 1920, 1080, 'night'],
    ['two', 1280, 800, 'day'],
    ['one', 1080, 1920, 'safe'],
  ] as const)(
    'print %s at %i × %i on exactly one page',
    async (id, width, height, theme) => {
      const page = await opened(`?still&scene=${id}&theme=${theme}`, [width, height])
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
      const [, wide = 0, high = 0] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!.map(Number)
      expect([Math.round(wide), Math.round(high)]).toEqual([842, 595])
      await expect
        .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--scheme').trim()))
        .toBe(theme === 'day' ? 'light' : 'dark')
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('.print-sources').innerText()).toContain('数据来源')
      expect(await page.locator('.band-ticker').isVisible()).toBe(false)
      await page.context().close()
    },
    120_000,
  )
})
