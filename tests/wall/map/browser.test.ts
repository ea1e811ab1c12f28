import type { Browser, Page } from 'playwright-core'
import { TOKENS } from '#wall/theme/tokens.ts'
import { contains, moved } from '#wall/map/rings.ts'
import { choropleth, type UnitFigure } from '#wall/widgets/map/figures.ts'
import { layMap } from '#wall/widgets/map/laid.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NO_VALUE, plainValue } from '../../fixtures/mapValues.ts'
import { launch } from '../../helpers/browser.ts'
import { cornersOfPage, shipped } from './given.ts'
import { servePage } from './page.ts'

// The same plan as the page's: where each district's top lies on the panel, and in what colour.
const CENTRE = ['500103', '500104', '500105', '500106', '500107', '500108', '500109', '500112', '500113']
const [WIDTH, HEIGHT, EDGE] = [700, 500, 20]
const laid = layMap({
  width: WIDTH,
  height: HEIGHT,
  outlines: shipped('chongqing'),
  context: { outlines: shipped('china'), self: '500000' },
  inset: { regions: CENTRE, scale: 3 },
  corners: cornersOfPage(WIDTH),
})
const figures = laid.ground.shapes.map(({ code }): UnitFigure => ({
  code,
  name: code,
  value: NO_VALUE.has(code) ? null : plainValue(code),
  text: '',
  level: 'normal',
  incident: null,
}))
const { looks } = choropleth(figures, TOKENS.night, 'sequential', 'values')

/** A point of a district's top well clear of borders and of every other top, and its colour. */
const samples = laid.ground.shapes.flatMap((shape) => {
  const look = looks.get(shape.code)!
  if (look.step === null || shape.area < 900) return []
  const at = [Math.round(shape.anchor[0]), Math.round(shape.anchor[1] - look.lift)] as const
  const corners = [
    [-4, -4],
    [4, -4],
    [-4, 4],
    [4, 4],
  ].map(([x, y]) => [at[0] + x!, at[1] + y!] as const)
  const alone = laid.ground.shapes.every((other) => {
    const top = moved(other.polygons, 0, -looks.get(other.code)!.lift)
    return corners.every((corner) => contains(top, corner) === (other.code === shape.code))
  })
  return alone ? [{ code: shape.code, at, colour: look.colour.toLowerCase() }] : []
})

const coloursOf = async (page: Page): Promise<string[]> => {
  const picture = (await page.screenshot()).toString('base64')
  return page.evaluate(
    async ([encoded, points]) => {
      const image = new Image()
      image.src = `data:image/png;base64,${encoded}`
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = image.width
      canvas.height = image.height
      const context = canvas.getContext('2d', { willReadFrequently: true })!
      context.drawImage(image, 0, 0)
      return points.map(
        ([x, y]) =>
          `#${Array.from(context.getImageData(x, y, 1, 1).data.slice(0, 3), (channel) => channel.toString(16).padStart(2, '0')).join('')}`,
      )
    },
    [picture, samples.map(({ at }) => [at[0] + EDGE, at[1] + EDGE] as const)] as const,
  )
}
const EXPECTED = samples.map(({ colour }) => colour)

/** Screenshots until the map has been drawn; the last one is what the test judges. */
const settled = async (page: Page): Promise<string[]> => {
  let colours: string[] = []
  for (let turn = 0; turn < 60; turn += 1) {
    colours = await coloursOf(page)
    if (colours.every((colour, at) => colour === EXPECTED[at])) break
    await page.waitForTimeout(500)
  }
  return colours
}

describe('the map in a browser', () => {
  let browser: Browser
  let served: Awaited<ReturnType<typeof servePage>>
  const opened = async (before: (page: Page) => Promise<unknown> = async () => undefined, more = '', still = false) => {
    const context = await browser.newContext({
      viewport: { width: WIDTH + 2 * EDGE, height: HEIGHT + 2 * EDGE },
      reducedMotion: still ? 'reduce' : 'no-preference',
    })
    const page = await context.newPage()
    const faults: string[] = []
    const hosts = new Set<string>()
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !/GPU stall|GL Driver/.test(message.text())) faults.push(message.text())
    })
    page.on('pageerror', (error) => void faults.push(error.message))
    page.on('request', (request) => void hosts.add(new URL(request.url()).protocol === 'data:' ? 'data' : new URL(request.url()).host))
    await before(page)
    await page.goto(`${served.address}?of=500000&w=${WIDTH}&h=${HEIGHT}${more}`)
    await page.waitForSelector('.map[data-engine]', { timeout: 90_000 })
    // What is written over the map is of no interest to a pixel.
    const bare = () =>
      page.evaluate(() =>
        document.querySelectorAll<HTMLElement>('.over, .key, .total').forEach((part) => (part.style.visibility = 'hidden')),
      )
    return { page, faults, hosts, bare, close: () => context.close() }
  }
  beforeAll(async () => {
    served = await servePage()
    browser = await launch()
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  it('has enough to look at', () => {
    expect(samples.length).toBeGreaterThan(15)
    expect(new Set(EXPECTED).size).toBeGreaterThan(4)
  })

  it('paints the ramp exactly, keeps it through a lost context, and answers clicks', { timeout: 240_000 }, async () => {
    const { page, faults, hosts, bare, close } = await opened()
    expect(await page.getAttribute('.map', 'data-engine')).toBe('maplibre')
    await bare()
    expect(await settled(page)).toEqual(EXPECTED)

    await page.evaluate(async () => {
      const canvas = document.querySelector('canvas')!
      const lose = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!
      const lost = new Promise((done) => canvas.addEventListener('webglcontextlost', done, { once: true }))
      const restored = new Promise((done) => canvas.addEventListener('webglcontextrestored', done, { once: true }))
      lose.loseContext()
      await lost
      await new Promise((done) => setTimeout(done, 50))
      lose.restoreContext()
      await restored
    })
    expect(await settled(page)).toEqual(EXPECTED)

    for (const { code, at } of samples.slice(0, 4)) {
      await page.mouse.click(at[0] + EDGE, at[1] + EDGE)
      await expect.poll(() => page.evaluate(() => window.fixture.stage.region), { timeout: 20_000 }).toBe(code)
      // The camera comes near; back at the whole, the next one lies again where it was laid.
      await page.waitForSelector(`.map[data-focused="${code}"][data-drawn="true"]`, { timeout: 20_000 })
      await page.evaluate(() => window.fixture.stage.focus('500000'))
      await page.waitForSelector('.map:not([data-focused])[data-drawn="true"]', { timeout: 20_000 })
    }

    // One map per wall: the widget goes and comes back, the context stays.
    await page.evaluate(() => (document.querySelector('canvas')!.dataset['first'] = 'yes'))
    for (let turn = 0; turn < 3; turn += 1) {
      await page.evaluate(() => window.fixture.remove())
      await page.waitForSelector('.map', { state: 'detached' })
      await page.evaluate(() => window.fixture.back())
      await page.waitForSelector('.map[data-engine]')
    }
    expect(await page.evaluate(() => [...document.querySelectorAll('canvas')].map((canvas) => canvas.dataset['first']))).toEqual(['yes'])
    await bare()
    expect(await settled(page)).toEqual(EXPECTED)
    expect(faults).toEqual([])
    expect([...hosts].filter((host) => host !== 'data')).toEqual([new URL(served.address).host])
    await close()
  })

  it('opens an incident by its beacon, and the region of a level without one', { timeout: 120_000 }, async () => {
    const { page, faults, close } = await opened()
    await page.waitForSelector('[data-beacon="500101"]')
    await page.evaluate(() => document.querySelector('[data-beacon="500101"]')!.dispatchEvent(new MouseEvent('click', { bubbles: true })))
    expect(await page.evaluate(() => window.fixture.stage.incident)).toBe('i1')
    await page.evaluate(() => document.querySelector('[data-beacon="500238"]')!.dispatchEvent(new MouseEvent('click', { bubbles: true })))
    expect(await page.evaluate(() => window.fixture.stage.region)).toBe('500238')
    expect(faults).toEqual([])
    await close()
  })

  const withoutWebGl = (fresh: Page) =>
    fresh.addInitScript(() => {
      const original = HTMLCanvasElement.prototype.getContext
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...more: unknown[]) {
        return kind.startsWith('webgl') ? null : (original as (...all: unknown[]) => unknown).call(this, kind, ...more)
      } as typeof original
    })
  const drawn = (page: Page, more = '') => page.waitForSelector(`.map[data-drawn="true"]${more}`, { timeout: 90_000 })

  it('writes its words with the fill, not before it', { timeout: 120_000 }, async () => {
    const { page, faults, bare, close } = await opened()
    await drawn(page)
    await bare()
    // One look, no patience: at the moment of the words the fill is there.
    expect(await coloursOf(page)).toEqual(EXPECTED)
    expect(faults).toEqual([])
    await close()
  })

  it('comes near to what the stage looks at, lists what is open there, and goes back', { timeout: 120_000 }, async () => {
    const { page, faults, close } = await opened(undefined, '&layers=hexagons', true)
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
    const { page, faults, hosts, close } = await opened(undefined, '&layers=columns,hexagons,heat,clusters,flows&res=5')
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
    expect(faults).toEqual([])
    expect([...hosts].filter((host) => host !== 'data')).toEqual([new URL(served.address).host])
    await close()
  })

  it('slides through past periods by its own control', { timeout: 120_000 }, async () => {
    const { page, faults, close } = await opened(undefined, '&slider=12')
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
    const { page, close } = await opened(undefined, '&period=2026-03')
    await expect.poll(() => page.getAttribute('.map', 'data-period'), { timeout: 20_000 }).toBe('2026-03')
    expect(await page.$$('[data-beacon]')).toHaveLength(0)
    await close()
  })

  it('lays the same layers without WebGL', { timeout: 120_000 }, async () => {
    const { page, faults, close } = await opened(withoutWebGl, '&layers=columns,hexagons,heat,flows&res=5')
    await drawn(page)
    expect(await page.getAttribute('.map', 'data-engine')).toBe('svg')
    for (const [at, kind] of ['columns', 'hexagons', 'heat', 'flows'].entries())
      expect(await page.locator(`[data-layer="over-${at}-${kind}"] path`).count(), kind).toBeGreaterThan(4)
    expect(faults).toEqual([])
    await close()
  })

  it('draws the same without WebGL', { timeout: 120_000 }, async () => {
    const { page, faults, bare, close } = await opened(withoutWebGl)
    expect(await page.getAttribute('.map', 'data-engine')).toBe('svg')
    await bare()
    expect(await settled(page)).toEqual(EXPECTED)
    const [first] = samples
    await page.mouse.click(first!.at[0] + EDGE, first!.at[1] + EDGE)
    expect(await page.evaluate(() => window.fixture.stage.region)).toBe(first!.code)
    expect(faults).toEqual([])
    await close()
  })

  const token = process.env['COCKPIT_MAPBOX_TOKEN']
  if (token === undefined) console.warn('SKIPPED: mapbox-gl is not run, COCKPIT_MAPBOX_TOKEN is not set')
  it.skipIf(token === undefined)('paints the same with mapbox-gl, where a token is given', { timeout: 240_000 }, async () => {
    const { page, bare, close } = await opened(undefined, `&engine=mapbox&token=${token}`)
    expect(await page.getAttribute('.map', 'data-engine')).toBe('mapbox')
    await bare()
    expect(await settled(page)).toEqual(EXPECTED)
    await close()
  })
})
