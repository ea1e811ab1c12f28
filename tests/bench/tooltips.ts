import type { Page } from 'playwright-core'
import { TOKENS } from '#wall/theme/tokens.ts'
import { coloured } from './coloured.ts'

const TIP = 1000

/** Throws unless a pointer and a finger each bring a tooltip onto a chart of a wall that goes on living. */
export const tooltipsShow = async (page: Page): Promise<void> => {
  for (const [chart, way] of [
    [3, 'mouse'],
    [12, 'finger'],
  ] as const) {
    const box = (await page.locator('.chart').nth(chart).boundingBox())!
    const at = [box.x + box.width * 0.3, box.y + box.height * 0.5] as const
    if ((await coloured(page, box, TOKENS.night.menu)) > TIP) throw new Error('a tooltip stands where nobody points')
    if (way === 'mouse') await page.mouse.move(...at)
    else await page.touchscreen.tap(...at)
    await page.waitForTimeout(3000)
    if ((await coloured(page, box, TOKENS.night.menu)) < TIP) throw new Error(`no tooltip under a ${way}`)
  }
}
