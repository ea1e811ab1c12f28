import type { Browser } from 'playwright-core'
import { librariesIn } from './entry.ts'

const standing = (): boolean => {
  const numbers = [...document.querySelectorAll('[data-widget="number"]')]
  return numbers.length > 0 && numbers.every((one) => /\d/.test(one.querySelector('.value .whole')?.textContent ?? ''))
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
  const figures = await page.$$eval('[data-widget="number"] .value .whole', (all) => all.map((one) => one.textContent ?? ''))
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.close()
  return { figures, early }
}
