import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lean, leanSketch } from '#wall/charts/lean.ts'
import type { EngineOption, Plain } from '#wall/charts/option.ts'
import { coloured } from '../../bench/coloured.ts'
import { launch } from '../../helpers/browser.ts'
import { servePage } from '../../helpers/fixturePage.ts'
import { until } from '../../helpers/until.ts'

const SIZE = { width: 120, height: 80, ratio: 2 }
const points = (count: number): Float64Array => Float64Array.from({ length: count * 2 }, (_, at) => (at % 2 === 0 ? at / 2 : 5))
const option = (data: Plain, more: EngineOption = {}): EngineOption => ({
  grid: { left: 10, top: 10, width: 100, height: 60 },
  xAxis: { min: 0, max: 1000 },
  yAxis: { min: 0, max: 10 },
  series: [
    { type: 'line', data, lineStyle: { width: 2, color: '#fff' } },
    { type: 'bar', data: [1] },
  ],
  graphic: { elements: [{ type: 'text' }] },
  ...more,
})

describe('a line of many points', () => {
  it('is drawn as what it covers of each device px, beside all else of the option', () => {
    const drawn = lean(option(points(1001)), SIZE) as unknown as {
      series: object[]
      graphic: { elements: { type: string; shape: { tops: Float64Array; bottoms: Float64Array; left: number; step: number } }[] }
    }
    expect(drawn.series).toEqual([{ type: 'bar', data: [1] }])
    const [text, band] = drawn.graphic.elements
    expect(text).toEqual({ type: 'text' })
    expect(band).toMatchObject({ type: 'band', silent: true, shape: { left: 10, step: 0.5 } })
    expect(band!.shape.tops).toHaveLength(200)
    expect([...new Set(band!.shape.tops)]).toEqual([39])
    expect([...new Set(band!.shape.bottoms)]).toEqual([41])
  })
  it('stays where it is when there are few, or where no axis says its ends', () => {
    for (const one of [
      option(points(700)),
      option([[0, 1]]),
      option(points(5000), { xAxis: {} }),
      option(points(5000), { yAxis: { min: 0 } }),
      option(points(5000), { grid: { left: 0 } }),
      {},
    ]) {
      expect(lean(one, SIZE)).toBe(one)
      const sketch = { draws: 'option', option: one } as const
      expect(leanSketch(sketch, SIZE)).toBe(sketch)
    }
  })
})

describe('on a wall', () => {
  let browser: Browser
  let pages: Awaited<ReturnType<typeof servePage>>
  beforeAll(async () => {
    pages = await servePage('tests/bench/pages/dense')
    browser = await launch()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await pages?.close()
  })

  it('shows a spike of one point among 100,000, and the line on both sides', async () => {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.goto(`${pages.address}?way=ours`)
    const count = (x: number, y: number, width: number, height: number) => coloured(page, { x, y, width, height }, '#44BBFF')
    await until(
      () => count(1100, 20, 200, 200),
      (found) => found >= 200,
      60_000,
    )
    expect(await count(1100, 20, 200, 200)).toBeLessThan(200 * 4)
    expect(await count(200, 300, 1, 500)).toBeGreaterThan(100)
    await page.close()
  })
})
