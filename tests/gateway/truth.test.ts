import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gatewayOf, KEY } from '../helpers/gateway.ts'

type Gateway = Awaited<ReturnType<typeof gatewayOf>>
const csv = (text: string): Record<string, string>[] => {
  const [head, ...lines] = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  const names = head!.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index]!, cell])))
}
const send = async (gateway: Gateway, rows: string[]) => {
  const body = ['indicator,region,time,value', ...rows].join('\n')
  const response = await fetch(`${gateway.url}/api/v1/readings`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', authorization: `Bearer ${KEY}` },
    body,
  })
  return (await response.json()) as { accepted: number; refused: unknown[] }
}
const points = async (gateway: Gateway, indicator: string, region: string, from: string, to: string) => {
  const { status, body } = await gateway.get(`/api/v1/series?${new URLSearchParams({ indicator, region, from, to })}`)
  expect(status).toBe(200)
  return new Map<string, number | null>(body.points)
}

describe('the national panel', () => {
  const panel = csv(readFileSync('mock/recordings/national/china_provinces_2015_2020.csv', 'utf8'))
  let gateway: Gateway
  beforeAll(async () => {
    gateway = await gatewayOf({ config: 'config/chongqing' })
  })
  afterAll(() => gateway.stop())

  it('is read back cell by cell as it was published, missing cells too', { timeout: 240_000 }, async () => {
    const declared = (await gateway.get('/api/v1/indicators')).body.map((one: { id: string }) => one.id) as string[]
    const columns = Object.keys(panel[0]!).flatMap((column) =>
      declared.filter((id) => id.endsWith(`.${column}_annual`)).map((id) => ({ column, id })),
    )
    expect(columns.length).toBeGreaterThanOrEqual(20)
    const answer = await send(
      gateway,
      columns.flatMap(({ column, id }) => panel.map((row) => `${id},${row['adcode']},${row['year']},${row[column]}`)),
    )
    const ended = answer.refused.filter((one) => (one as { reason: string }).reason === 'after_end').length
    expect(answer.refused.length).toBe(ended)
    expect(answer.accepted + ended).toBe(columns.length * panel.length)
    for (const { column, id } of columns) {
      for (const region of new Set(panel.map((row) => row['adcode']!))) {
        const read = await points(gateway, id, region, '2015', '2020')
        for (const row of panel.filter((one) => one['adcode'] === region)) {
          const cell = row[column]!
          expect([id, region, row['year'], read.get(row['year']!) ?? null]).toEqual([
            id,
            region,
            row['year'],
            cell === '' ? null : Number(cell),
          ])
        }
      }
    }
    await gateway.inside.tick()
    const { states } = (await gateway.get('/api/v1/states?indicator=economy.gdp_annual')).body
    const of = (region: string) => states.find((state: { region: string }) => state.region === region)
    const sum = panel.filter((row) => row['year'] === '2020').reduce((total, row) => total + Number(row['gdp']), 0)
    expect(of('100000')).toMatchObject({
      origin: 'rolled',
      freshness: 'ended',
      coverage: { have: 31, of: 34 },
      simulated: false,
      quality: 'measured',
    })
    expect(of('100000').value).toBeCloseTo(sum, 4)
    for (const region of ['710000', '810000', '820000'])
      expect(of(region)).toMatchObject({ value: null, reason: 'never_reported', freshness: 'ended' })
  })
})

describe("Beijing's recorded hours", () => {
  const stations = csv(readFileSync('mock/recordings/beijing/stations.csv', 'utf8'))
  const hours = csv(gunzipSync(readFileSync('mock/recordings/beijing/air_2015-11-25_2015-12-31.csv.gz')).toString('utf8'))
  let gateway: Gateway
  beforeAll(async () => {
    let now = 0
    gateway = await gatewayOf({ config: 'config/beijing', machine: () => now })
    now = 40 * 86_400_000
  })
  afterAll(() => gateway.stop())

  it('every district-hour is the mean of its stations, no more and no less', { timeout: 240_000 }, async () => {
    const sent = hours.map((row) => `environment.pm25,${row['station']},${row['time']},${row['PM2.5']}`)
    expect(await send(gateway, sent)).toMatchObject({ accepted: hours.length, refused: [] })
    const label = (time: string) => `${new Date(Date.parse(time) + 7 * 3_600_000).toISOString().slice(0, 13)}+08:00`
    const values = new Map<string, number[]>()
    for (const row of hours) {
      const district = stations.find((station) => station['station'] === row['station'])!['district_adcode']!
      const key = `${district} ${label(row['time']!)}`
      values.set(key, [...(values.get(key) ?? []), ...(row['PM2.5'] === '' ? [] : [Number(row['PM2.5'])])])
    }
    const labels = [...new Set(hours.map((row) => label(row['time']!)))]
    let missing = 0
    for (const district of new Set(stations.map((station) => station['district_adcode']!))) {
      const read = await points(gateway, 'environment.pm25', district, '2015-11-24T23+08:00', '2015-12-31T22+08:00')
      expect(read.size).toBe(labels.length)
      for (const hour of labels) {
        const parts = values.get(`${district} ${hour}`)!
        const mean = parts.length === 0 ? null : parts.reduce((sum, value) => sum + value, 0) / parts.length
        if (mean === null) missing++
        if (mean === null) expect([district, hour, read.get(hour)]).toEqual([district, hour, null])
        else expect(read.get(hour)).toBeCloseTo(mean, 9)
      }
    }
    expect(missing).toBeGreaterThan(0)
    await gateway.inside.tick()
    const { states } = (await gateway.get('/api/v1/states?indicator=environment.pm25')).body
    expect(states.find((state: { region: string }) => state.region === '110106')).toMatchObject({ value: null, reason: 'no_reporter' })
    const last = labels.at(-1)!
    const all = hours.filter((row) => label(row['time']!) === last && row['PM2.5'] !== '').map((row) => Number(row['PM2.5']))
    expect((await points(gateway, 'environment.pm25', '110000', last, last)).get(last)).toBeCloseTo(
      all.reduce((sum, value) => sum + value, 0) / all.length,
      9,
    )
  })
})
