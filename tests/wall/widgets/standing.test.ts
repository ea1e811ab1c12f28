import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CASES } from '../../fixtures/widgets/standing.ts'
import { launch } from '../../helpers/browser.ts'
import { serveFixture } from '../../helpers/fixturePage.ts'

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
      const seen = await page.$$eval('[data-panel]', (all) =>
        all.map((root) => {
          const box = root.getBoundingClientRect()
          const beside: string[] = []
          const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
          for (let word = words.nextNode(); word; word = words.nextNode()) {
            const style = getComputedStyle(word.parentElement!)
            if (word.textContent!.trim() === '' || style.visibility === 'hidden' || style.clipPath !== 'none') continue
            const range = document.createRange()
            range.selectNodeContents(word)
            // What an element cuts off is not seen.
            const cuts: DOMRect[] = []
            for (let at = word.parentElement!; at !== root.parentElement; at = at.parentElement!)
              if (getComputedStyle(at).overflow !== 'visible') cuts.push(at.getBoundingClientRect())
            for (const rect of range.getClientRects()) {
              const left = Math.max(rect.left, ...cuts.map((cut) => cut.left))
              const right = Math.min(rect.right, ...cuts.map((cut) => cut.right))
              const top = Math.max(rect.top, ...cuts.map((cut) => cut.top))
              const bottom = Math.min(rect.bottom, ...cuts.map((cut) => cut.bottom))
              if (right - left < 1 || bottom - top < 1) continue
              if (left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1)
                beside.push(word.textContent!.trim())
            }
          }
          return {
            id: root.getAttribute('data-panel')!,
            widget: root.getAttribute('data-widget')!,
            state: root.getAttribute('data-state')!,
            simulated: root.getAttribute('data-simulated') === 'true',
            words: root.getAttribute('aria-label') ?? '',
            beside,
          }
        }),
      )
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
