import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launch } from '../../helpers/browser.ts'
import { crookedLink } from '../../helpers/crookedLink.ts'
import { gatewayOf } from '../../helpers/gateway.ts'
import { seeded } from '../../helpers/seeded.ts'
import { town } from '../../helpers/town.ts'
import { townFolder } from '../../helpers/townFolder.ts'
import { until } from '../../helpers/until.ts'
import { fault, lost } from '../fault.ts'

const FAULT = {
  promised: 'after a reconnect the wall is exactly what it would have been without the cut',
  done: 'the link between a wall and its gateway cut, delayed, narrowed and left half open, forty times, while departments report',
}
const name = (zh: string) => ({ zh, en: zh })
const number = (indicator: string) => ({ widget: 'number', title: name(indicator), options: { indicator } })
const SCENE = {
  id: 'whole',
  order: 1,
  title: name('全局'),
  panels: {
    calls: number('society.calls'),
    output: number('economy.output'),
    trend: { widget: 'trend', title: name('走势'), options: { series: [{ indicator: 'society.calls' }] } },
    open: { widget: 'incidents', title: name('事件'), options: { rows: 9 } },
    rows: { widget: 'table', title: name('各区'), options: { figures: [{ indicator: 'economy.output' }, { indicator: 'society.calls' }] } },
    told: { widget: 'ticker', title: name('通知'), options: {} },
  },
  layouts: {
    landscape: {
      calls: [28, 140, 360, 168],
      output: [404, 140, 360, 168],
      trend: [28, 340, 900, 300],
      open: [960, 140, 900, 500],
      rows: [28, 660, 900, 300],
      told: [960, 660, 900, 60],
    },
  },
}

/**
 * What a wall holds of what it watches or must be alarmed by, and the words on its panels but for ages.
 * A catch-up may bring calm states that it does not watch: they may have been at a level when the link was cut.
 */
const shown = (page: Page) =>
  page.evaluate(() => {
    type Store = {
      all(): Iterable<{ category: string | null; level: string; freshness: string }>
      position: number
      known: unknown[]
      notices: unknown[]
      dropped: number
    }
    const root = document.querySelector('#app') as unknown as Record<string, { config: { globalProperties: Record<string, unknown> } }>
    const stores = (root['__vue_app__']!.config.globalProperties['$pinia'] as Record<string, Map<string, Store>>)['_s']!
    const sorted = (things: Iterable<unknown>) => [...things].map((one) => JSON.stringify(one)).sort()
    const [board, incidents] = [stores.get('board')!, stores.get('incidents')!]
    return {
      states: sorted(
        [...board.all()].filter(
          ({ category, level, freshness }) => category === null || level !== 'normal' || freshness === 'late' || freshness === 'lost',
        ),
      ),
      incidents: sorted(incidents.known),
      notices: sorted(incidents.notices),
      dropped: stores.get('connection')!.dropped,
      panels: [...document.querySelectorAll('[data-panel]:not([data-panel=clock])')].map(
        (panel) => `${panel.getAttribute('data-panel')}: ${(panel as HTMLElement).innerText}`,
      ),
    }
  })

fault(FAULT, () => {
  let gateway: Awaited<ReturnType<typeof gatewayOf>>
  let browser: Browser
  beforeAll(async () => {
    gateway = await gatewayOf({ config: townFolder(town((parts) => parts['scenes']!.push(SCENE))) })
    browser = await launch()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await gateway?.stop()
  })

  it('a wall by a crooked link beside one by a straight one', async (context) => {
    const random = seeded(20261130)
    const link = await crookedLink(Number(new URL(gateway.url).port), random)
    const open = async (url: string) => {
      const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
      await page.goto(`${url}/?lang=zh`)
      await page.waitForFunction(() => document.querySelectorAll('[data-panel]').length >= 6, undefined, { timeout: 60_000 })
      return page
    }
    const [straight, crooked] = [await open(gateway.url), await open(link.url)]
    let going = true
    let sent = 0
    const departments = (async () => {
      for (; going; sent++) {
        const now = new Date(Date.now() - 1_000).toISOString()
        const region = String(11 + Math.floor(random() * 3))
        await gateway.post('/api/v1/readings', [
          { indicator: 'society.calls', region, category: 'ab'[sent % 2], time: now, value: Math.floor(random() * 9) },
          { indicator: 'economy.output', region, time: '2026-09', value: Math.floor(random() * 100) },
        ])
        if (sent % 5 === 0)
          await gateway.post('/api/v1/incidents', [
            {
              reference: `r${sent % 40}`,
              kind: 'event',
              category: 'traffic',
              level: ['yellow', 'orange', 'red'][sent % 3],
              title: `第${sent}起`,
              time: now,
              status: sent % 4 === 0 ? 'closed' : 'handling',
            },
          ])
        if (sent % 9 === 0)
          await gateway.post('/api/v1/notices', [
            { reference: `n${sent % 4}`, title: `通知${sent}`, text: '雾', from: now, until: '2099-01-01T00:00:00+08:00' },
          ])
        await pause(100)
      }
    })()
    const ways = [
      async () => {
        link.cut()
        await pause(random() * 4_000)
        link.heal()
      },
      async () => {
        link.bend({ delay: 100 + random() * 1_500, rate: Infinity })
        await pause(3_000)
      },
      async () => {
        link.bend({ delay: 0, rate: 2_000 })
        await pause(3_000)
        if (random() < 0.5) link.halve(4_000)
      },
      async () => {
        link.halve(1_000 + random() * 5_000)
        await pause(1_500)
      },
      async () => {
        for (let quick = 0; quick < 4; quick++) {
          link.cut()
          await pause(30)
          link.heal()
          await pause(random() * 700)
        }
      },
    ]
    for (let round = 0; round < 40; round++) {
      await ways[round % ways.length]!()
      link.bend({ delay: 0, rate: Infinity })
      await pause(random() * 1_500)
    }
    going = false
    await departments
    await gateway.inside.tick()
    const same = async () => {
      const [one, other] = await Promise.all([shown(straight), shown(crooked)])
      return [{ ...one, dropped: 0 }, { ...other, dropped: 0 }, one.dropped, other.dropped] as const
    }
    await until(same, ([one, other]) => JSON.stringify(one) === JSON.stringify(other), 45_000).catch(() => undefined)
    const [one, other, dropped, droppedToo] = await same()
    expect(other).toEqual(one)
    expect([dropped, droppedToo]).toEqual([0, 0])
    expect(one.incidents.length).toBeGreaterThan(3)
    const board = (await gateway.get('/api/v1/states?indicator=society.calls')).body.states as unknown[]
    expect(board.length).toBeGreaterThan(5)
    for (const state of board.filter((one) => (one as { category: unknown }).category === null))
      expect(one.states).toContain(JSON.stringify(state))
    lost(
      context,
      `nothing of ${one.states.length} states, ${one.incidents.length} incidents and ${one.panels.length} panels after ${sent} reports; ${link.carried()} bytes by the crooked link`,
    )
    link.close()
  })
})
