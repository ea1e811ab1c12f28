import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Reading } from '#contract/reading.ts'
import { runCity } from '../../mock/chongqing.ts'
import { simulatedFigures } from '../../mock/feed/departments.ts'
import { doorTo } from '../../mock/feed/door.ts'
import { NO_HOLIDAYS } from '../../mock/city/rhythm.ts'
import { declaredIn } from './declared.ts'
import { recorder } from './recorder.ts'

const declared = declaredIn('chongqing')
const figured = simulatedFigures(declared)
const keys = Object.fromEntries(declared.departments.map(({ id }) => [id, `key of ${id}`]))
const START = Date.parse('2026-11-20T10:00:00+08:00')
const GRAINS: Record<string, RegExp> = {
  minute: /T\d\d:/,
  hour: /^\d{4}-\d\d-\d\dT\d\d\+08:00$/,
  day: /^\d{4}-\d\d-\d\d$/,
  week: /^\d{4}-W\d\d$/,
  month: /^\d{4}-\d\d$/,
  quarter: /^\d{4}-Q\d$/,
  half: /^\d{4}-H\d$/,
  year: /^\d{4}$/,
}
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/

class Enough extends Error {}

describe('the first start of the mock city', () => {
  let server: Awaited<ReturnType<typeof recorder>>
  let rows: Reading[]
  const lines: string[] = []
  beforeAll(async () => {
    server = await recorder(declared)
    let now = START
    const wait = async (): Promise<void> => {
      await new Promise((resolve) => setImmediate(resolve))
      now += 10_000
      if (now > START + 15 * 60_000 && server.readings().flatMap((post) => post.rows).length > 90_000) throw new Enough()
    }
    const door = doorTo({ gateway: server.url, wait: () => new Promise(() => undefined), random: () => 0.5, tell: () => undefined })
    await runCity({
      door,
      keys,
      declared,
      holidays: NO_HOLIDAYS,
      seed: 5,
      speed: 1,
      clock: () => now,
      wait,
      tell: (line) => void lines.push(line),
    }).catch((error: unknown) => {
      if (!(error instanceof Enough)) throw error
    })
    rows = server.readings().flatMap((post) => post.rows)
  }, 180_000)
  afterAll(() => server.close())

  it('lets no declared figure be silent', () => {
    const heard = new Set(rows.map(({ indicator }) => indicator))
    expect([...figured.keys()].filter(({ id }) => !heard.has(id)).map(({ id }) => id)).toEqual([])
  })

  it('sends each at its grain (or as instants), at its tier or its root, with its own key', () => {
    const byId = new Map([...figured.keys()].map((indicator) => [indicator.id, indicator]))
    const regions = new Map(declared.regions.map((region) => [region.code, region]))
    const faults = new Set<string>()
    for (const { key, rows: sent } of server.readings())
      for (const row of sent) {
        const indicator = byId.get(row.indicator)!
        if (!GRAINS[indicator.grain]!.test(row.time) && !INSTANT.test(row.time)) faults.add(`${row.indicator} ${row.time}`)
        if (regions.get(row.region)!.tier !== indicator.scope.tier && row.region !== indicator.scope.root)
          faults.add(`${row.indicator} at ${row.region}`)
        if (![indicator.department, ...indicator.departments].some((id) => key === `key of ${id}`)) faults.add(`${row.indicator} by ${key}`)
      }
    expect([...faults]).toEqual([])
  })

  it('sends nothing of the future and nothing malformed', () => {
    const malformed = server
      .readings()
      .filter(({ type }) => type !== 'text/csv')
      .flatMap((post) => post.rows)
      .filter((row) => !Reading.safeParse(row).success)
    expect(malformed).toEqual([])
    expect(rows.filter(({ time }) => INSTANT.test(time) && Date.parse(time) > START + 3_600_000)).toEqual([])
  })

  it('uses all three ways through the door', () => {
    expect(new Set(server.readings().map(({ type }) => type))).toEqual(new Set(['application/json', 'application/x-ndjson', 'text/csv']))
  })

  it('reports incidents and notices too', () => {
    expect(server.posts.filter(({ path }) => path === '/api/v1/incidents').flatMap((post) => post.rows).length).toBeGreaterThan(20)
    expect(server.posts.filter(({ path }) => path === '/api/v1/notices').length).toBeGreaterThanOrEqual(4)
  })

  it('goes on live: districts speak at different moments, late power is late and the silent spots are silent', () => {
    const live = rows.filter(({ time }) => INSTANT.test(time) && Date.parse(time) > START)
    const stamps = (id: string): string[] => live.filter(({ indicator }) => indicator === id).map(({ time }) => time)
    expect(new Set(stamps('society.congestion')).size).toBeGreaterThan(60)
    expect(stamps('society.scenic_visitors')).toEqual([])
    expect(stamps('economy.power_load')).toEqual([])
  })

  it('says how much past there is, and that it is not too much', () => {
    const said = lines.map((line) => /预计 ([\d,]+) 条/.exec(line)?.[1]).find((found) => found !== undefined)
    const total = Number(said?.replaceAll(',', ''))
    expect(total).toBeGreaterThan(300_000)
    expect(total).toBeLessThan(790_000)
    expect(lines.some((line) => /^报送当期 \S+ [\d,]+ \/ [\d,]+ 条$/.test(line))).toBe(true)
  })
})
