import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CASES } from '../../fixtures/widgets/standing.ts'
import { launch } from '../../helpers/browser.ts'
import { serveFixture } from '../../helpers/fixturePage.ts'
import { seenPanels } from '../../helpers/seenPanels.ts'

/** Widgets of figures take the state of what they show; lists, words and the clock stand by themselves. */
const OF_FIGURES = new Set(['number', 'strip', 'bullets', 'gauge', 'table', 'weather', 'goals'])
const SAYS = {
  loading: 'loading',
  live: 'live',
  late: 'late',
  lost: 'lost',
  disputed: 'disputed',
  simulated: 'live',
  missing: 'missing',
  plenty: 'live',
} as const

let fixture: Awaited<ReturnType<typeof serveFixture>>
let browser: Browser

beforeAll(async () => {
  fixture = await serveFixture('widgets')
  browser = await launch()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await fixture?.close()
})

describe.each(CASES)('every widget that is %s', (kind) => {
  it.each(kind === 'live' || kind === 'plenty' ? ['zh', 'en'] : ['zh'])(
    'says so, and writes nothing beside its panel (%s)',
    { timeout: 60_000 },
    async (language) => {
      const page = await browser.newPage({ viewport: { width: 1100, height: 1080 } })
      const faults: string[] = []
      page.on('console', (message) => ['error', 'warning'].includes(message.type()) && faults.push(message.text()))
      page.on('pageerror', (error) => faults.push(String(error)))
      await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
      await page.goto(`${fixture.address}?case=${kind}&lang=${language}`)
      await page.waitForFunction(() => document.fonts.status === 'loaded' && document.querySelectorAll('[data-panel]').length > 20)
      await page.waitForTimeout(300)
      const seen = await seenPanels(page)
      for (const { id, widget, state, simulated, words, beside } of seen) {
        if (kind === 'loading') expect(state, id).toBe('loading')
        else if (OF_FIGURES.has(widget)) expect(state, id).toBe(SAYS[kind])
        else expect(['live', 'late', 'lost', 'missing', 'disputed'], id).toContain(state)
        if (OF_FIGURES.has(widget)) expect(simulated, id).toBe(kind === 'simulated')
        expect(words, id).not.toBe('')
        expect(beside, `${id}: beside its panel`).toEqual([])
      }
      expect(faults).toEqual([])
      await page.close()
    },
  )
})
