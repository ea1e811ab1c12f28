import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawn, openMaps, withoutWebGl } from './openMaps.ts'
import { coloursOf, EDGE, EXPECTED, samples, settled } from './samples.ts'

describe('the picture of the map', () => {
  let maps: Awaited<ReturnType<typeof openMaps>>
  beforeAll(async () => {
    maps = await openMaps()
  }, 300_000)
  afterAll(async () => {
    await maps?.close()
  })

  it('has enough to look at', () => {
    expect(samples.length).toBeGreaterThan(15)
    expect(new Set(EXPECTED).size).toBeGreaterThan(4)
  })

  it('paints the ramp exactly, keeps it through a lost context, and answers clicks', { timeout: 240_000 }, async () => {
    const { page, faults, hosts, bare, close } = await maps.opened()
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
    expect([...hosts].filter((host) => host !== 'data')).toEqual([new URL(maps.address).host])

    // A context that does not come back is not waited for: SVG takes the map.
    await page.evaluate(() => document.querySelector('canvas')!.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext())
    await page.waitForSelector('.map[data-engine="svg"]', { timeout: 60_000 })
    expect(await settled(page)).toEqual(EXPECTED)
    expect(await page.$$('canvas')).toEqual([])
    await close()
  })

  it('writes its words with the fill, not before it', { timeout: 120_000 }, async () => {
    const { page, faults, bare, close } = await maps.opened()
    await drawn(page)
    await bare()
    // Computed by the processor, WebGL says that it has drawn some frames before its pixels are on the screen.
    await expect.poll(() => coloursOf(page), { timeout: 1_000, interval: 50 }).toEqual(EXPECTED)
    expect(faults).toEqual([])
    await close()
  })

  it('leaves the map to SVG where the processor would compute WebGL', { timeout: 120_000 }, async () => {
    const { page, bare, close } = await maps.opened('&drawing=fitting')
    expect(await page.getAttribute('.map', 'data-engine')).toBe('svg')
    await bare()
    expect(await settled(page)).toEqual(EXPECTED)
    await close()
  })

  it('draws the same without WebGL', { timeout: 120_000 }, async () => {
    const { page, faults, bare, close } = await maps.opened('', { before: withoutWebGl })
    expect(await page.getAttribute('.map', 'data-engine')).toBe('svg')
    await bare()
    expect(await settled(page)).toEqual(EXPECTED)
    const [first] = samples
    await page.mouse.click(first!.at[0] + EDGE, first!.at[1] + EDGE)
    expect(await page.evaluate(() => window.fixture.stage.region)).toBe(first!.code)
    expect(faults).toEqual([])
    await close()
  })

  it('lays the same layers without WebGL', { timeout: 120_000 }, async () => {
    const { page, faults, close } = await maps.opened('&layers=columns,hexagons,heat,flows&res=5', { before: withoutWebGl })
    await drawn(page)
    expect(await page.getAttribute('.map', 'data-engine')).toBe('svg')
    for (const [at, kind] of ['columns', 'hexagons', 'heat', 'flows'].entries())
      expect(await page.locator(`[data-layer="over-${at}-${kind}"] path`).count(), kind).toBeGreaterThan(4)
    expect(faults).toEqual([])
    await close()
  })

  const token = process.env['COCKPIT_MAPBOX_TOKEN']
  if (token === undefined) console.warn('SKIPPED: mapbox-gl is not run, COCKPIT_MAPBOX_TOKEN is not set')
  it.skipIf(token === undefined)('paints the same with mapbox-gl, where a token is given', { timeout: 240_000 }, async () => {
    const { page, bare, close } = await maps.opened(`&engine=mapbox&token=${token}`)
    expect(await page.getAttribute('.map', 'data-engine')).toBe('mapbox')
    await bare()
    expect(await settled(page)).toEqual(EXPECTED)
    await close()
  })
})
