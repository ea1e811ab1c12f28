import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch } from '../../helpers/browser.ts'
import { serveFixture } from '../../helpers/fixturePage.ts'

let fixture: Awaited<ReturnType<typeof serveFixture>>
let browser: Browser

beforeAll(async () => {
  fixture = await serveFixture('chartsA')
  browser = await launch()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await fixture?.close()
})

const opened = async (query: string): Promise<{ page: Page; faults: string[] }> => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
  const faults: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
  await page.goto(`${fixture.address}${query}`)
  await page.waitForFunction(
    () => document.querySelectorAll('[data-panel]').length > 0 && document.querySelectorAll('.chart').length > 20,
    undefined,
    { timeout: 60_000 },
  )
  await page.waitForFunction(
    () => [...document.querySelectorAll<HTMLElement>('.chart')].every((chart) => Number(chart.dataset['painted']) > 0),
    undefined,
    { timeout: 90_000 },
  )
  return { page, faults }
}
const statesOf = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-panel]')].map((one) => [one.dataset['panel']!, one.dataset['state']!]),
    ),
  )

const ASKING = ['multiples', 'stack', 'spread', 'calendar', 'windrose']

describe.each(['?theme=night', '?theme=day&lang=en'])('charts that compare, %s', (query) => {
  it('are drawn under a strict policy, and know every state', async () => {
    const { page, faults } = await opened(query)
    const states = await statesOf(page)
    for (const widget of ASKING) {
      for (const [state, says] of [
        ['none', 'missing'],
        ['loading', 'loading'],
        ['failed', 'failed'],
        ['lost', 'lost'],
        ['late', 'late'],
        ['disputed', 'disputed'],
      ])
        expect(states[`${widget}_${state}`], `${widget} ${state}`).toBe(says)
    }
    for (const widget of ['heat', 'scatter'])
      for (const [state, says] of [
        ['none', 'missing'],
        ['late', 'late'],
        ['lost', 'lost'],
        ['disputed', 'disputed'],
      ])
        expect(states[`${widget}_${state}`], `${widget} ${state}`).toBe(says)
    expect(faults).toEqual([])
    await page.close()
  }, 240_000)
})

it('asks for what cannot be had once, says value, unit and level as text, and looks where it is touched', async () => {
  const { page } = await opened('?')
  const failing = (): Promise<number> =>
    page.evaluate(() => (window as unknown as { fixture: { counted: { failing: number } } }).fixture.counted.failing)
  const before = await failing()
  await page.waitForTimeout(1500)
  expect(await failing()).toBe(before)
  expect(await page.locator('[data-panel="multiples_nine"]').getAttribute('aria-label')).toMatch(/江津 68 µg\/m³ 黄/)
  expect(await page.locator('[data-panel="calendar"]').getAttribute('aria-label')).toMatch(
    /2026 年; 11月20日 \d+; 正常; 超标 17 天; 缺报 3 天/,
  )
  await page.locator('[data-panel="heat"] tbody tr').first().click()
  const focused = await page.evaluate(() => (window as unknown as { fixture: { stage: { focused: string | null } } }).fixture.stage.focused)
  expect(focused).toMatch(/^5001\d\d$/)
  await page.close()
}, 240_000)
