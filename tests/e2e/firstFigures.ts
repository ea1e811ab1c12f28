import type { Browser } from 'playwright-core'
import { librariesIn } from './entry.ts'

/** The figures of a scene's number widgets on a wall that waits for its libraries for ever, and what it asked for before they stood. */
export const figuresWithoutLibraries = async (browser: Browser, url: string): Promise<{ figures: string[]; early: string[] }> => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  const early: string[] = []
  let stands = false
  await page.route(/\/assets\/[^/]+\.js$/, async (route) => {
    const file = `assets/${new URL(route.request().url()).pathname.split('/').pop()!}`
    if (librariesIn(file).length === 0) return route.continue()
    if (!stands) early.push(file)
  })
  await page.goto(url)
  const standing = (): boolean => {
    const figures = [...document.querySelectorAll('[data-widget="number"]')].map(
      (one) => one.querySelector('.value .whole')?.textContent ?? '',
    )
    return figures.length > 0 && figures.every((figure) => /\d/.test(figure))
  }
  await page.waitForFunction(standing, undefined, { timeout: 60_000 })
  stands = true
  const figures = await page.$$eval('[data-widget="number"] .value .whole', (all) => all.map((one) => one.textContent ?? ''))
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.close()
  return { figures, early }
}
