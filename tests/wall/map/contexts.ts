import type { Browser, Page } from 'playwright-core'
import { launch } from '../../helpers/browser.ts'
import { serveFixture } from '../../helpers/fixturePage.ts'

/** What a lost context did to 2,000 regions on the seam. */
export interface Loss {
  /** Regions in another colour than they should have. */
  wrong: number
  /** ms from the context's return to the picture's. */
  ms: number
}

/** 2,000 regions drawn by MapLibre through the seam, their colours changed since the picture was sent. */
export const openRegions = async (): Promise<{ page: Page; lose: (change: number) => Promise<Loss>; close: () => Promise<void> }> => {
  const served = await serveFixture('mapEngine')
  const browser: Browser = await launch()
  const page = await browser.newPage({ viewport: { width: 1000, height: 800 } })
  await page.goto(served.address)
  await page.waitForFunction(() => 'maps' in window)
  await page.evaluate(() => window.maps.open('ours'))
  await page.evaluate(() => window.maps.change(1))
  return {
    page,
    /** Colours change, the context is lost; every other time they change again, or go and come, before it is back. */
    lose: (change) =>
      page.evaluate(async (at) => {
        await window.maps.change(at)
        await window.maps.lose()
        if (at % 3 === 1) window.maps.hide()
        if (at % 3 !== 0) window.maps.ask(at + 1)
        window.maps.restore()
        return window.maps.wrong(at % 3 === 0 ? at : at + 1)
      }, change),
    close: async () => {
      await browser.close()
      await served.close()
    },
  }
}
