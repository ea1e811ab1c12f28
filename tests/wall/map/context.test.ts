import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRegions } from './contexts.ts'

describe('a map whose WebGL context is lost', () => {
  let regions: Awaited<ReturnType<typeof openRegions>>
  beforeAll(async () => {
    regions = await openRegions()
  }, 300_000)
  afterAll(() => regions?.close())

  it('has every colour again, those set since and those asked for while it was away', { timeout: 120_000 }, async () => {
    for (const change of [6, 7, 8]) expect((await regions.lose(change)).wrong).toBe(0)
    expect(await regions.page.evaluate(() => window.maps.failed())).toBe('')
  })

  it('and when it is lost again before it is whole', { timeout: 120_000 }, async () => {
    const { page } = regions
    const { wrong } = await page.evaluate(async () => {
      for (let time = 0; time < 4; time++) {
        await window.maps.lose()
        window.maps.ask(20 + time)
        window.maps.restore()
        await new Promise((done) => document.querySelector('canvas')!.addEventListener('webglcontextrestored', done, { once: true }))
        await new Promise((done) => setTimeout(done, 15 * time))
      }
      return window.maps.wrong(23)
    })
    expect(wrong).toBe(0)
  })
})
