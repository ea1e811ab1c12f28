import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { IndexSeen } from '#contract/indexSeen.ts'
import type { Lineage } from '#gateway/doors.ts'
import { emptyStore } from '../helpers/emptyStore.ts'
import { gatewayOf } from '../helpers/gateway.ts'
import { town } from '../helpers/town.ts'
import { townFolder } from '../helpers/townFolder.ts'
import { until } from '../helpers/until.ts'

const NOW = Date.parse('2026-11-21T09:30:00+08:00')
const DISTRICTS = ['11', '12', '13']
/** Eleven months up to the one shown. */
const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11']
/** The window of the quarter from October on: twelve months up to August, of which eight are known. */
const WINDOW = MONTHS.slice(0, 8)

const config = (more: object = {}) =>
  townFolder(
    town((parts) => {
      const people = parts['indicators']!.find((one) => (one as { id: string }).id === 'services.satisfaction')!
      Object.assign(people, { rollUp: { method: 'mean' } })
      Object.assign(parts['indices']![0]!, { method: 'entropy', ...more })
    }),
  )

/** Satisfaction between 50 and 100, output between 0 and 200: another figure for each district and month, without a rule to it. */
const satisfaction = (region: string, month: string): number => 55 + ((Number(region) * 7 + Number(month.slice(5)) * 11) % 40)
const output = (region: string, month: string): number => 10 + ((Number(region) * 53 + Number(month.slice(5)) * 29) % 170)

/** The weights worked out anew: places, shares over district and month, redundancy. */
const weightsByHand = (
  change: (place: readonly [number, number], at: string) => readonly [number, number] = (place) => place,
): number[] => {
  const rows = WINDOW.flatMap((month) =>
    DISTRICTS.map((region) => change([(satisfaction(region, month) - 50) / 50, output(region, month) / 200], `${region}|${month}`)),
  )
  const redundancy = [0, 1].map((j) => {
    const column = rows.map((row) => row[j]!)
    const sum = column.reduce((a, b) => a + b, 0)
    return 1 + column.reduce((all, z) => all + (z / sum) * Math.log(z / sum), 0) / Math.log(rows.length)
  })
  return redundancy.map((one) => one / (redundancy[0]! + redundancy[1]!))
}
const valueBy = (weights: readonly number[], region: string, month: string): number =>
  100 * (weights[0]! * ((satisfaction(region, month) - 50) / 50) + weights[1]! * (output(region, month) / 200))

describe("a place's own index", () => {
  let gateway: Awaited<ReturnType<typeof gatewayOf>>
  let database = ''
  const start = async (folder = config()): Promise<void> => {
    gateway = await gatewayOf({ config: folder, database, machine: () => NOW })
  }
  const seen = async (): Promise<IndexSeen> => IndexSeen.parse((await gateway.get('/api/v1/indices?indicator=services.index')).body)
  const post = async (rows: object[]): Promise<void> => {
    const { status, body } = await gateway.post('/api/v1/readings', rows)
    expect([status, body.refused]).toEqual([200, []])
  }
  const stateOf = async (region: string) =>
    (await gateway.get(`/api/v1/states?indicator=services.index&region=${region}`)).body.states[0] as { value: number | null }
  const lineage = async (region: string): Promise<Lineage> =>
    (await gateway.get(`/api/v1/lineage?indicator=services.index&region=${region}`)).body
  const first = (months: readonly string[]) =>
    months.flatMap((time) =>
      DISTRICTS.flatMap((region) => [
        { indicator: 'services.satisfaction', region, time, value: satisfaction(region, time) },
        { indicator: 'economy.output', region, time, value: output(region, time) },
      ]),
    )

  beforeAll(async () => {
    database = await emptyStore()
    await start()
  })
  afterAll(() => gateway.stop())

  it('is weighed alike while there is nothing to weigh by, and says why', async () => {
    const { weighings, standings } = await seen()
    expect(weighings[0]).toMatchObject({ method: 'entropy', refusal: { reason: 'too_few_rows' }, since: null })
    expect(weighings[0]!.members.map(({ weight }) => weight)).toEqual([0.5, 0.5])
    expect(standings).toEqual([])
    expect(await gateway.get('/api/v1/indices?indicator=economy.output')).toMatchObject({
      status: 404,
      body: { reason: 'unknown_indicator' },
    })
  })

  it('takes weights by entropy over the districts of the window, as worked out anew', async () => {
    await post(first(MONTHS))
    const weights = weightsByHand()
    for (const region of DISTRICTS)
      await until(async () => Math.abs(((await stateOf(region)).value ?? 0) - valueBy(weights, region, '2026-11')) < 1e-9)
    const { weighings, standings } = await seen()
    expect(weighings[0]).toMatchObject({
      since: '2026-10-01T00:00:00+08:00',
      until: '2027-01-01T00:00:00+08:00',
      window: { first: '2025-09', last: '2026-08', regions: 3, rows: 24 },
      refusal: null,
    })
    weighings[0]!.members.forEach(({ weight }, at) => expect(weight).toBeCloseTo(weights[at]!, 12))
    const equal = DISTRICTS.map((region) => valueBy([0.5, 0.5], region, '2026-11'))
    expect(standings.map(({ rank }) => rank)).toEqual([1, 2, 3])
    for (const one of standings) {
      expect(one.value).toBeCloseTo(valueBy(weights, one.region, '2026-11'), 9)
      expect(one.equal).toBeCloseTo(valueBy([0.5, 0.5], one.region, '2026-11'), 9)
      expect(one.equalRank).toBe(1 + equal.filter((other) => other > one.equal + 1e-9).length)
    }
  })

  it('is made of shares that sum to it, and moved by contributions that sum to the change', async () => {
    const { make } = await lineage('12')
    const sum = (of: (member: NonNullable<typeof make>['members'][number]) => number): number =>
      make!.members.reduce((all, member) => all + of(member), 0)
    expect(sum(({ share }) => share)).toBeCloseTo(make!.value!, 10)
    expect(make!.before).toMatchObject({ period: '2026-10' })
    expect(sum(({ change }) => change!.total)).toBeCloseTo(make!.value! - make!.before!.value, 10)
    expect(make!.members.every(({ change }) => change!.weight === 0)).toBe(true)
    expect(make!.standing).toMatchObject({ region: '12', of: 3 })
  })

  it('keeps its weights when figures of the hold change, and has others when one of the window is revised, for every district', async () => {
    const before = weightsByHand()
    await post([{ indicator: 'services.satisfaction', region: '11', time: '2026-11', value: 99 }])
    const moved = 100 * (before[0]! * 0.98 + before[1]! * (output('11', '2026-11') / 200))
    await until(async () => Math.abs((await stateOf('11')).value! - moved) < 1e-9)
    expect((await stateOf('12')).value).toBeCloseTo(valueBy(before, '12', '2026-11'), 9)

    await post([{ indicator: 'economy.output', region: '13', time: '2026-03', value: 199 }])
    const after = weightsByHand((place, at) => (at === '13|2026-03' ? [place[0], 199 / 200] : place))
    expect(after[0]).not.toBeCloseTo(before[0]!, 3)
    await until(async () => Math.abs((await stateOf('12')).value! - valueBy(after, '12', '2026-11')) < 1e-9)
    expect((await lineage('12')).make!.before!.value).toBeCloseTo(valueBy(after, '12', '2026-10'), 9)
  })

  it('is the same to the last bit after a restart', async () => {
    const [states, index] = [await gateway.get('/api/v1/states?indicator=services.index'), await seen()]
    await gateway.stop()
    await start()
    expect((await gateway.get('/api/v1/states?indicator=services.index')).body.states).toEqual(states.body.states)
    expect(await seen()).toEqual(index)
  })

  it('falls back to equal weights where it may not be weighed, and says so', async () => {
    await gateway.stop()
    const constant = { members: [{ indicator: 'services.satisfaction', floor: 98, ceiling: 99.5 }, { indicator: 'economy.output', floor: 0, ceiling: 200 }] } // prettier-ignore
    await start(config(constant))
    const { weighings } = await seen()
    expect(weighings[0]).toMatchObject({ refusal: { reason: 'constant_column', path: 'services.satisfaction' } })
    expect(weighings[0]!.members.map(({ weight }) => weight)).toEqual([0.5, 0.5])
  })
})
