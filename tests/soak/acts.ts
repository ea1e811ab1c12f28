import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { cutProxy } from '../helpers/cutProxy.ts'
import { until } from '../helpers/until.ts'
import { whole } from '../e2e/whole.ts'
import type { SoakedProduct } from './product.ts'

export interface Acted {
  page: Page
  product: SoakedProduct
  proxy: Awaited<ReturnType<typeof cutProxy>>
  lap: number
}
type Act = (acted: Acted) => Promise<void>

const PATIENCE = 60_000
const linked = (page: Page, as: string): Promise<unknown> =>
  page.waitForFunction((asked) => document.querySelector('main')?.getAttribute('data-link') === asked, as, { timeout: PATIENCE })
const regionOf = (page: Page): Promise<string | null> => page.getAttribute('main', 'data-region')

export const nextScene = async (page: Page): Promise<void> => {
  const before = await page.getAttribute('main', 'data-scene')
  await page.keyboard.press('ArrowRight')
  await page.waitForFunction((scene) => document.querySelector('main')?.getAttribute('data-scene') !== scene, before, { timeout: PATIENCE })
  await whole(page, PATIENCE)
}

/** The first scene on its own region, with its whole picture: where every sample is taken. */
export const home = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Home')
  await page.waitForFunction(
    () =>
      document.querySelector('[data-bar] [data-to]')?.getAttribute('data-to') ===
      document.querySelector('main')?.getAttribute('data-scene'),
    undefined,
    { timeout: PATIENCE },
  )
  await whole(page, PATIENCE)
}

const drill: Act = async ({ page, lap }) => {
  await home(page)
  const names = page.locator('[data-widget="ranking"] button.name')
  const count = await names.count()
  if (count === 0) return
  const before = await regionOf(page)
  await names.nth(lap % Math.min(5, count)).click({ timeout: PATIENCE })
  await until(
    () => regionOf(page),
    (now) => now !== before,
    PATIENCE,
  )
  await whole(page, PATIENCE)
  await page.keyboard.press('Escape')
}
const explain: Act = async ({ page, lap }) => {
  const figures = page.locator('main .explained:visible')
  const count = await figures.count()
  if (count === 0) return
  await figures.nth(lap % count).dispatchEvent('click')
  await page.waitForTimeout(1500)
  await page.keyboard.press('Escape')
}
/** Opens an incident, and closes the one of the time before. */
const incident: Act = async ({ product, lap }) => {
  const told = (number: number, status: 'reported' | 'closed') => ({
    reference: `soak-${number}`,
    kind: 'event',
    category: 'fire',
    level: 'red',
    title: `演练火情 ${number}`,
    region: '500103',
    time: new Date(Date.now() - 1000).toISOString(),
    status,
  })
  const rows = [told(lap, 'reported'), ...(lap > ACTS.length ? [told(lap - ACTS.length, 'closed')] : [])]
  const status = await product.post('/api/v1/incidents', rows, 'fire_rescue')
  if (status !== 200) throw new Error(`an incident was answered ${status}`)
}
const cut: Act = async ({ page, proxy }) => {
  proxy.cut()
  await linked(page, 'lost')
  await page.waitForTimeout(2000)
  proxy.heal()
  await linked(page, 'live')
}
const config: Act = async ({ product, lap }) => {
  const file = join(product.config, 'scenes/voice.yaml')
  const words = readFileSync(file, 'utf8').replace(/\n# soak .*\n$/, '\n')
  writeFileSync(file, words)
  appendFileSync(file, `# soak ${lap}\n`)
}
/** The past played on a map, where the scene has one that can. */
const replay: Act = async ({ page }) => {
  for (let turn = 0; turn < 10 && (await page.locator('.slider button').count()) === 0; turn++) await nextScene(page)
  const play = page.locator('.slider button').first()
  if ((await play.count()) === 0) return
  await play.dispatchEvent('click')
  await page.waitForTimeout(4000)
}
const looks: Act = async ({ page }) => {
  for (const key of ['l', 't', 't', 't', 'l', '?']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(300)
  }
}
const resize: Act = async ({ page }) => {
  for (const width of [2560, 1920]) {
    await page.setViewportSize({ width, height: width === 1920 ? 1080 : 1440 })
    await whole(page, PATIENCE)
  }
}

/** What is done to the wall and the gateway besides the switching, one after another, by name. */
export const ACTS: readonly (readonly [name: string, act: Act])[] = [
  ['drill', drill],
  ['explain', explain],
  ['incident', incident],
  ['cut', cut],
  ['explain', explain],
  ['config', config],
  ['replay', replay],
  ['looks', looks],
  ['resize', resize],
]
