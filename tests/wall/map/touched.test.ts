import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { drawn, openMaps } from './openMaps.ts'
import { EDGE } from './samples.ts'

/** Keeps every worker, to be ended by a test. */
const keepWorkers = (fresh: Page) =>
  fresh.addInitScript(() => {
    const [Plain, kept] = [Worker, [] as { url: string; worker: Worker }[]]
    Object.assign(window, {
      kept,
      Worker: class extends Plain {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options)
          kept.push({ url: String(url), worker: this })
        }
      },
    })
  })
const endWorkers = (page: Page, name: string): Promise<number> =>
  page.evaluate((part) => {
    const found = (window as unknown as { kept: { url: string; worker: Worker }[] }).kept.filter(({ url }) => url.includes(part))
    for (const { worker } of found) worker.terminate()
    return found.length
  }, name)

describe.each(['webgl', 'svg'])('the map under a hand, drawn by %s', (drawing) => {
  let maps: Awaited<ReturnType<typeof openMaps>>
  beforeAll(async () => {
    maps = await openMaps()
  }, 300_000)
  afterAll(async () => {
    await maps?.close()
  })

  it('opens an incident by its beacon, and the region of a level without one', { timeout: 120_000 }, async () => {
    const { page, faults, close } = await maps.opened(`&drawing=${drawing}`)
    await page.waitForSelector('[data-beacon="500101"]')
    await page.evaluate(() => document.querySelector('[data-beacon="500101"]')!.dispatchEvent(new MouseEvent('click', { bubbles: true })))
    expect(await page.evaluate(() => window.fixture.stage.incident)).toBe('i1')
    await page.evaluate(() => document.querySelector('[data-beacon="500238"]')!.dispatchEvent(new MouseEvent('click', { bubbles: true })))
    expect(await page.evaluate(() => window.fixture.stage.region)).toBe('500238')
    expect(faults).toEqual([])
    await close()
  })

  it('comes near to what the stage looks at, lists what is open there, and goes back', { timeout: 120_000 }, async () => {
    const { page, faults, close } = await maps.opened(`&drawing=${drawing}&layers=hexagons`, { still: true })
    await drawn(page)
    await page.evaluate(() => window.fixture.stage.focus('500101'))
    await drawn(page, '[data-focused="500101"]')
    const marks = await page.$$eval('[data-incident]', (all) => all.map((one) => one.getAttribute('data-incident')))
    expect(marks).toHaveLength(8)
    expect(await page.locator('.over [data-label="500101"]').count()).toBe(1)
    await page.locator('[data-incident="i1"]').dispatchEvent('click')
    expect(await page.evaluate(() => window.fixture.stage.incident)).toBe('i1')
    // A touch beside every region brings the whole back.
    await page.mouse.click(EDGE + 10, EDGE + 20)
    await page.evaluate(() => window.fixture.stage.focus('500000'))
    await drawn(page, ':not([data-focused])')
    expect(await page.$$('[data-incident]')).toHaveLength(0)
    expect(faults).toEqual([])
    await close()
  })

  it('lays several layers over the regions with a legend, and opens a cluster at a touch', { timeout: 180_000 }, async () => {
    const { page, faults, hosts, close } = await maps.opened(`&drawing=${drawing}&layers=columns,hexagons,heat,clusters,flows&res=5`, {
      before: keepWorkers,
    })
    await drawn(page)
    expect(await page.$$eval('[data-legend]', (all) => all.map((one) => one.getAttribute('data-legend')))).toEqual([
      'columns',
      'hexagons',
      'heat',
      'clusters',
      'flows',
    ])
    expect(await page.textContent('[data-legend="flows"]')).toMatch(/前 24 条，共 \d+/)
    const counts = () => page.$$eval('[data-cluster]', (all) => all.map((one) => Number(one.getAttribute('data-cluster'))))
    const before = await counts()
    expect(before.reduce((sum, count) => sum + count, 0)).toBe(69)
    await page
      .locator(`[data-cluster="${Math.max(...before)}"]`)
      .first()
      .dispatchEvent('click')
    await expect.poll(async () => Math.max(...(await counts())), { timeout: 20_000 }).toBeLessThan(Math.max(...before))
    await drawn(page)
    // The worker that gathers is ended in silence: the marks stay, and the next are gathered by another.
    const near = await counts()
    expect(await endWorkers(page, 'points')).toBe(1)
    expect(await counts()).toEqual(near)
    await page.evaluate(() => window.fixture.stage.focus('500101'))
    await page.evaluate(() => window.fixture.stage.focus('500000'))
    await expect.poll(counts, { timeout: 30_000 }).toEqual(before)
    await drawn(page)
    expect(faults).toEqual([])
    expect([...hosts].filter((host) => host !== 'data')).toEqual([new URL(maps.address).host])
    await close()
  })

  it('slides through past periods by its own control', { timeout: 120_000 }, async () => {
    const { page, faults, close } = await maps.opened(`&drawing=${drawing}&slider=12`)
    await drawn(page)
    expect(await page.getAttribute('.map', 'data-period')).toBe('2026-10')
    await page.focus('.slider input')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    expect(await page.getAttribute('.map', 'data-period')).toBe('2026-08')
    // Levels and incidents are of now: none stands on a past map.
    expect(await page.$$('[data-beacon]')).toHaveLength(0)
    await page.click('.slider button')
    await expect.poll(() => page.getAttribute('.map', 'data-period'), { timeout: 20_000 }).toBe('2026-10')
    expect(await page.$$('[data-beacon]')).not.toHaveLength(0)
    const { width, height } = (await page.locator('.slider button').boundingBox())!
    expect([width, height]).toEqual([52, 44])
    expect(faults).toEqual([])
    await close()
  })

  it('shows the period that its panel fixes', { timeout: 120_000 }, async () => {
    const { page, close } = await maps.opened(`&drawing=${drawing}&period=2026-03`)
    await expect.poll(() => page.getAttribute('.map', 'data-period'), { timeout: 20_000 }).toBe('2026-03')
    expect(await page.$$('[data-beacon]')).toHaveLength(0)
    await close()
  })
})
