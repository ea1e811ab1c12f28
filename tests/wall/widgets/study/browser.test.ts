import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UNFIT_WORDS } from '#wall/widgets/study/unfit.ts'
import { STUDY_WORDS } from '#wall/widgets/study/words.ts'
import { STUDIES, STUDY_CASES, type StudyCase, UNFIT } from '../../../fixtures/widgets/studies.ts'
import { launch } from '../../../helpers/browser.ts'
import { serveFixture } from '../../../helpers/fixturePage.ts'
import { seenPanels } from '../../../helpers/seenPanels.ts'

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

const opened = async (kind: StudyCase, language: 'zh' | 'en') => {
  const page = await browser.newPage({ viewport: { width: 1100, height: 1080 } })
  const faults: string[] = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(String(error)))
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
  await page.goto(`${fixture.address}?set=studies&case=${kind}&lang=${language}`)
  const waiting = kind === 'loading' || kind === 'computing'
  await page.waitForFunction(
    ([count, still]) => {
      const all = [...document.querySelectorAll('[data-panel]')]
      const stand = all.filter((one) => still || one.getAttribute('data-state') !== 'loading')
      return document.fonts.status === 'loaded' && stand.length === count
    },
    [STUDIES.length, waiting] as const,
    { timeout: 30_000 },
  )
  await page.waitForTimeout(500)
  return { page, faults }
}

/** What stands in a panel of that case, whatever the widget. */
const SAYS: Partial<Record<StudyCase, (language: 'zh' | 'en') => string>> = {
  computing: (language) => STUDY_WORDS[language].computing,
  refused: (language) => UNFIT_WORDS[language][UNFIT.reason],
  failed: (language) => STUDY_WORDS[language].unavailable('not_found'),
}
/** Widgets that speak of one region: without its score they say so. */
const OF_A_REGION = new Set(['decomposition', 'waterfall', 'whatif', 'standing', 'reach', 'worked'])

describe.each(STUDY_CASES)('every panel of an analysis that is %s', (kind) => {
  it.each(['zh', 'en'] as const)('says so, and cuts nothing off (%s)', { timeout: 90_000 }, async (language) => {
    const { page, faults } = await opened(kind, language)
    const wrong: string[] = []
    for (const { id, widget, state, words, text, beside, cut, over } of await seenPanels(page)) {
      const waits = kind === 'loading' || (kind === 'computing' && widget !== 'outlook')
      // The map knows from its years that the series has ended.
      const stands = widget === 'indexmap' && kind !== 'refused' ? 'ended' : 'live'
      expect(state, id).toBe(waits ? 'loading' : kind === 'failed' ? 'failed' : stands)
      expect(words, id).not.toBe('')
      if (widget !== 'outlook') expect(text, id).toContain(SAYS[kind]?.(language) ?? '')
      if (kind === 'missing' && OF_A_REGION.has(widget)) expect(text.replace(/[^\d.]/g, ''), `${id}: no figure`).not.toMatch(/\d\.\d/)
      // Labels of a map find their places by themselves.
      const drawn = widget === 'indexmap' ? [] : [...cut.map((one) => `cut: ${one}`), ...over.map((one) => `over: ${one}`)]
      wrong.push(...[...beside.map((one) => `beside: ${one}`), ...drawn].map((one) => `${id} ${one}`))
    }
    expect(wrong).toEqual([])
    expect(faults).toEqual([])
    await page.close()
  })
})

describe('a target for one function', () => {
  it('is set by the keyboard alone, and everything follows: moves, index, rank, neighbours', { timeout: 90_000 }, async () => {
    const { page, faults } = await opened('live', 'zh')
    const reach = page.locator('[data-widget="reach"]')
    const radios = reach.getByRole('radio')
    expect(await radios.count()).toBe(5)
    await radios.first().focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => document.querySelector('[data-widget="reach"] input[value="economy"]')?.matches(':checked') === true)
    const slider = reach.getByRole('slider')
    const before = await slider.getAttribute('aria-valuetext')
    await slider.focus()
    for (let press = 0; press < 40; press += 1) await page.keyboard.press('ArrowRight')
    await page.waitForFunction(
      (said) => document.querySelector('[data-widget="reach"] input[type="range"]')?.getAttribute('aria-valuetext') !== said,
      before,
    )
    await page.waitForFunction(() => document.querySelectorAll('[data-widget="reach"] .moves li').length === 4)
    // The answer to the last press comes from a worker.
    await expect.poll(() => slider.getAttribute('aria-valuetext'), { timeout: 20_000 }).toMatch(/^到 [\d.]+；指数 [\d.]+，第 \d+$/)
    const said = () => reach.getByRole('status').getAttribute('aria-label')
    await expect.poll(async () => (await said()) === (await slider.getAttribute('aria-valuetext')), { timeout: 20_000 }).toBe(true)
    await page.close()
    expect(faults).toEqual([])
  })
})
