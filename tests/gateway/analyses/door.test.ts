import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { type AnalysisResult, AnalysisResult as ResultSchema } from '#contract/analysis/result.ts'
import type { Down } from '#contract/wire.ts'
import { panelRows } from '../../../mock/national/panel.ts'
import { farthest } from '../../../src/tasks/farthest.ts'
import { HOSTILE, NAMED } from '../../helpers/hostileStudy.ts'
import { gatewayOf, KEY } from '../../helpers/gateway.ts'
import { nationalSpec } from '../../helpers/nationalStudy.ts'
import { until } from '../../helpers/until.ts'
import { wallClient } from '../../helpers/wallClient.ts'

const RECORDED = 'mock/recordings/national'
const text = (name: string): string => readFileSync(join(RECORDED, name), 'utf8')

/** Chongqing's config with an analysis besides that cannot be computed in many ways. */
const place = (): string => {
  const folder = join(mkdtempSync(join(tmpdir(), 'study-')), 'chongqing')
  cpSync('config/chongqing', folder, { recursive: true })
  writeFileSync(join(folder, 'analyses/hostile.yaml'), stringify(HOSTILE, { defaultStringType: 'QUOTE_DOUBLE' }))
  return folder
}

describe('analyses through the door', () => {
  let gateway: Awaited<ReturnType<typeof gatewayOf>>
  const fetched = (path: string, headers: Record<string, string> = {}) => fetch(`${gateway.url}/api/v1/analyses${path}`, { headers })
  const study = async (id = 'national'): Promise<AnalysisResult> => (await (await fetched(`/${id}`)).json()) as AnalysisResult
  const report = (rows: object[]) =>
    fetch(`${gateway.url}/api/v1/readings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
      body: JSON.stringify(rows),
    })

  beforeAll(async () => {
    gateway = await gatewayOf({ config: place() })
    const declared = new Map<string, string | undefined>(nationalIndicators().map((id) => [id, '2020']))
    const rows = panelRows(text('china_provinces_2015_2020.csv'), text('dictionary.csv'), declared)
    await report(rows)
  }, 60_000)
  afterAll(() => gateway.stop())

  it('are listed with their tables', async () => {
    const listed = (await (await fetched('')).json()) as { id: string; tables: { id: string }[] }[]
    expect(listed.map(({ id }) => id)).toEqual(['hostile', 'national'])
    expect(listed[1]!.tables.map(({ id }) => id)).toContain('governance')
  })

  it('are what the recorded panel gives, as the contract says', { timeout: 60_000 }, async () => {
    const answer = await study()
    expect(ResultSchema.parse(answer)).toEqual(answer)
    const { columns, tables } = JSON.parse(readFileSync('tests/fixtures/analyses/national.json', 'utf8')) as AnalysisResult
    expect(farthest({ columns, tables }, { columns: answer.columns, tables: answer.tables }).relative).toBeLessThan(1e-12)
  })

  it('are recomputed from the answer alone, to the last bit', { timeout: 60_000 }, async () => {
    const body = await (await fetched('/national')).text()
    const file = join(mkdtempSync(join(tmpdir(), 'study-')), 'answer.json')
    writeFileSync(file, body)
    const same = spawnSync(process.execPath, ['--import', 'tsx', 'src/tasks/analyse.ts', file, '--json'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    })
    expect(same.stderr).toContain('agrees to the last bit')
    expect(same.status).toBe(0)
    expect(same.stdout).toBe(`${body}\n`)
  })

  it('are sent once under their tag, and anew when an input has changed: the pulse says so', { timeout: 60_000 }, async () => {
    const first = await fetched('/national')
    const etag = first.headers.get('etag')!
    expect(etag).toBe(`"${((await first.json()) as AnalysisResult).tag}"`)
    expect((await fetched('/national', { 'if-none-match': etag })).status).toBe(304)
    const wall = wallClient(gateway.url, { indicators: [] })
    const pulses: Down['pulse'][] = []
    wall.socket.on('pulse', (pulse: Down['pulse']) => void pulses.push(pulse))
    await until(() => pulses.at(-1)?.analyses?.['national'] === etag.slice(1, -1))
    await report([{ indicator: 'society.resident_population_annual', region: '500000', time: '2019', value: 3200 }])
    await until(() => pulses.at(-1)?.analyses?.['national'] !== etag.slice(1, -1))
    const second = await fetched('/national', { 'if-none-match': etag })
    expect(second.status).toBe(200)
    const result = (await second.json()) as AnalysisResult
    expect(pulses.at(-1)!.analyses!['national']).toBe(result.tag)
    const population = result.inputs.indicators.find(({ indicator }) => indicator === 'society.resident_population_annual')!
    const at = 4 * result.inputs.regions.length + result.inputs.regions.findIndex(({ code }) => code === '500000')
    expect(population.values[at]).toBe(3200)
    await report([{ indicator: 'economy.gdp_growth', region: '500103', time: '2026-01', value: 5 }])
    expect((await fetched('/national', { 'if-none-match': second.headers.get('etag')! })).status).toBe(304)
    wall.socket.disconnect()
  })

  it('give the numbers of a table as CSV, and refuse what is no table', async () => {
    const answer = await fetched('/national?format=csv&table=governance')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const lines = (await answer.text()).trim().split('\r\n')
    expect(lines[0]).toMatch(/^\ufeff?region,name,period,score,rank,rank_low,rank_high/)
    expect(lines).toHaveLength(1 + 184)
    const { tables } = await study()
    const table = tables.find(({ id }) => id === 'governance')!
    const row = table.kind === 'index' ? table.result!.rows[0]! : null
    expect(lines[1]).toBe(
      [...lines[1]!.split(',').slice(0, 3), String(row!.score), String(row!.rank), ...lines[1]!.split(',').slice(5)].join(','),
    )
    for (const { id } of nationalSpec().tables) expect((await fetched(`/national?format=csv&table=${id}`)).status, id).toBe(200)
    expect(await (await fetched('/national?format=csv&table=inputs')).text()).toContain('gdp_per_capita')
    expect(await (await fetched('/national?format=csv&table=association&sheet=models')).text()).toContain('r2_within')
    expect((await fetched('/nowhere')).status).toBe(404)
    expect(await (await fetched('/national?format=csv&table=x')).json()).toMatchObject({ reason: 'not_found', path: 'table' })
    expect(await (await fetched('/national?format=csv&table=governance&sheet=x')).json()).toMatchObject({
      reason: 'not_found',
      path: 'sheet',
    })
    expect(await (await fetched('/national?format=csv')).json()).toMatchObject({ reason: 'missing_field', path: 'table' })
    expect(await (await fetched('/national?format=xml')).json()).toMatchObject({ reason: 'bad_value', path: 'format' })
  })

  it('refuse by name in the table that asked, and in no other', { timeout: 60_000 }, async () => {
    const { tables } = await study('hostile')
    expect(Object.fromEntries(tables.map(({ id, refusal }) => [id, refusal && `${refusal.reason} ${refusal.path ?? ''}`.trim()]))).toEqual(
      NAMED,
    )
    for (const { refusal, result } of tables) expect(result === null).toBe(refusal !== null)
  })
})

const nationalIndicators = (): string[] =>
  nationalSpec().columns.flatMap((one) => ('indicator' in one ? [one.indicator] : 'ratio' in one ? [one.ratio.above, one.ratio.below] : []))
