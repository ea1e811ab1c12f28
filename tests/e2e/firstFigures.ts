import type { Browser, Page } from 'playwright-core'
import { librariesIn } from './entry.ts'

const standing = (): boolean => {
  const numbers = [...document.querySelectorAll('[data-widget="number"]')]
  return numbers.length > 0 && numbers.every((one) => /\d/.test(one.querySelector('.value .whole')?.textContent ?? ''))
}

const numbers = (page: Page): Promise<string[]> =>
  page.$$eval('[data-widget="number"] .value .whole', (all) => all.map((one) => one.textContent ?? ''))

/** A wall whose socket never comes: its figures, how its link stands, what it says of that after a while, and the panels that say they failed. */
export const wallWithoutSocket = async (browser: Browser, url: string) => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await page.routeWebSocket(/./, () => undefined)
  await page.route('**/socket.io/**', (route) => route.abort())
  await page.goto(url)
  await page.waitForFunction(standing, undefined, { timeout: 60_000 })
  const found = { figures: await numbers(page), link: await page.getAttribute('.stage', 'data-link') }
  await page.waitForSelector('[data-widget="trend"]')
  await page.waitForSelector('.stage[data-link="lost"] .warning')
  const warnings = await page.$$eval('.warning', (all) => all.map((one) => one.textContent ?? ''))
  const failed = await page.$$eval('[data-state="failed"]', (all) => all.map((one) => one.getAttribute('data-panel')))
  await page.close()
  return { ...found, warnings, failed }
}

/** The figures of a scene's number widgets on a wall to which `answer` gives another prelude than its gateway's; null gives none. */
export const figuresAfterPrelude = async (browser: Browser, url: string, answer: string | null): Promise<string[]> => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  await page.route('**/api/v1/prelude**', (route) =>
    answer === null ? route.abort() : route.fulfill({ contentType: 'application/json', body: answer }),
  )
  await page.goto(url)
  await page.waitForFunction(standing, undefined, { timeout: 60_000 })
  const figures = await numbers(page)
  await page.close()
  return figures
}

/** The figures of a scene's number widgets on a wall whose libraries never come, and which of these it asked for before they stood. */
export const figuresWithoutLibraries = async (browser: Browser, url: string): Promise<{ figures: string[]; early: string[] }> => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  const early: string[] = []
  await page.route(/\/assets\/[^/]+\.js$/, async (route) => {
    const file = `assets/${new URL(route.request().url()).pathname.split('/').pop()!}`
    if (librariesIn(file).length === 0) await route.continue()
    else if (!(await page.evaluate(standing))) early.push(file)
  })
  await page.goto(url)
  await page.waitForFunction(standing, undefined, { timeout: 60_000 })
  const figures = await numbers(page)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.close()
  return { figures, early }
}
