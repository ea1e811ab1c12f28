import { afterAll, expect, it } from 'vitest'
import { insideAt } from '../helpers/inside.ts'
import { town } from '../helpers/town.ts'
import { fault } from './fault.ts'

const FAULT = {
  promised: 'periods, sums, comparisons and freshness are right by the place’s own calendar',
  done: 'days of 23 and 25 hours, an hour that comes twice, 29 February, the turn of the year, week 53, another time zone from one minute to the next',
}

type Town = Awaited<ReturnType<typeof insideAt>>
const placed = (zone: string) =>
  town((parts) => {
    ;(parts as unknown as { place: { zone: string } }).place.zone = zone
    const [output] = parts['indicators'] as object[]
    parts['indicators']!.push(
      { ...output, id: 'society.weekly', grain: 'week', bands: [], scope: { root: '1', tier: 'district' } },
      { ...output, id: 'society.hourly', grain: 'hour', gather: 'sum', bands: [], due: '10m', lost: '1h' },
      { ...output, id: 'society.daily', grain: 'day', gather: 'sum', every: '1h', bands: [], due: '1h', lost: '1d' },
    )
  })

fault(FAULT, () => {
  let there: Town
  const towns = new Map<string, Town>()
  afterAll(() => Promise.all([...towns.values()].map((one) => one.close())))
  /** The town of a zone, by the clock of its own. */
  const lives = async (zone: string, clock: string) => {
    there = towns.get(zone) ?? (await insideAt(clock, placed(zone)))
    towns.set(zone, there)
    there.clock(clock)
  }
  const sent = async (rows: object[]) => expect((await there.send(rows)).refused).toEqual([])
  const one = (indicator: string, time: string, value: number) => ({ indicator, region: '11', time, value })
  /** One call each hour of UTC, worth 1. */
  const hours = (id: string, from: string, count: number) =>
    Array.from({ length: count }, (_, hour) => one(id, new Date(Date.parse(from) + hour * 3_600_000).toISOString(), 1))

  it('New York: a day has 23, 24 or 25 hours, and each is counted in its own', async () => {
    await lives('America/New_York', '2026-11-10T00:00:00-05:00')
    await sent(hours('society.daily', '2026-03-07T05:00:00Z', 24 + 23 + 24))
    await sent(hours('society.daily', '2026-10-31T04:00:00Z', 24 + 25 + 24))
    expect(await there.points('society.daily', '11', { from: '2026-03-06', to: '2026-03-10' })).toEqual([
      ['2026-03-06', null],
      ['2026-03-07', 24],
      ['2026-03-08', 23],
      ['2026-03-09', 24],
      ['2026-03-10', null],
    ])
    expect(await there.points('society.daily', '11', { from: '2026-10-31', to: '2026-11-02' })).toEqual([
      ['2026-10-31', 24],
      ['2026-11-01', 25],
      ['2026-11-02', 24],
    ])
    expect(await there.state('society.daily', '11')).toMatchObject({
      value: 24,
      period: { label: '2026-11-02', start: '2026-11-02T00:00:00-05:00', end: '2026-11-03T00:00:00-05:00' },
      previous: { value: 25, period: { label: '2026-11-01', start: '2026-11-01T00:00:00-04:00', end: '2026-11-02T00:00:00-05:00' } },
    })
  })

  it('New York: the hour that comes twice is two hours, the one that is skipped none', async () => {
    await lives('America/New_York', '2026-11-01T03:30:00-05:00')
    await sent([
      one('society.hourly', '2026-11-01T01-04:00', 10),
      one('society.hourly', '2026-11-01T01-05:00', 20),
      one('society.hourly', '2026-11-01T02-05:00', 30),
    ])
    expect(await there.points('society.hourly', '11', { last: 3 })).toEqual([
      ['2026-11-01T01-04:00', 10],
      ['2026-11-01T01-05:00', 20],
      ['2026-11-01T02-05:00', 30],
    ])
    expect(await there.state('society.hourly', '11')).toMatchObject({ value: 30, previous: { value: 20 }, freshness: 'live' })
    expect((await there.send([one('society.hourly', '2026-03-08T02:30', 1)])).refused).toMatchObject([{ reason: 'bad_time' }])
    await sent([one('society.hourly', '2026-03-08T01-05:00', 1), one('society.hourly', '2026-03-08T03-04:00', 2)])
    expect(await there.points('society.hourly', '11', { from: '2026-03-08T01-05:00', to: '2026-03-08T03-04:00' })).toEqual([
      ['2026-03-08T01-05:00', 1],
      ['2026-03-08T03-04:00', 2],
    ])
  })

  it('New York: a running day is compared with yesterday up to the same clock, across the change', async () => {
    await lives('America/New_York', '2026-11-01T12:05:00-05:00')
    await sent(hours('society.daily', '2026-10-31T04:00:00Z', 24 + 14).map((row) => ({ ...row, region: '12' })))
    const state = await there.state('society.daily', '12')
    expect(state).toMatchObject({ value: 14, previous: { value: 13, basis: 'same_time_previous' } })
    expect(state.period).toMatchObject({ label: '2026-11-01', until: '2026-11-01T12:00:00-05:00' })
  })

  it('29 February is compared with the 28th, and the 1st of March with the 1st', async () => {
    await lives('Asia/Shanghai', '2024-02-29T12:00:00+08:00')
    await sent(['2023-02-28', '2023-03-01', '2024-02-28'].map((day, index) => one('society.daily', day, 100 + index)))
    await sent([one('society.daily', '2024-02-29', 7)])
    expect(await there.state('society.daily', '11')).toMatchObject({
      value: 7,
      previous: { value: 102, period: { label: '2024-02-28' } },
      lastYear: { value: 100, period: { label: '2023-02-28' } },
    })
    there.clock('2024-03-02T12:00:00+08:00')
    await sent([one('society.daily', '2024-03-01', 9)])
    expect(await there.state('society.daily', '11')).toMatchObject({
      value: 9,
      previous: { value: 7, period: { label: '2024-02-29' } },
      lastYear: { value: 101, period: { label: '2023-03-01' } },
    })
    expect((await there.send([one('society.daily', '2023-02-29', 1)])).refused).toMatchObject([{ reason: 'bad_time' }])
    expect(await there.points('society.daily', '11', { from: '2024-02-01', to: '2024-02-29', step: 'month' })).toEqual([['2024-02', null]])
  })

  it('the turn of the year: the last second belongs to the old one, for every grain', async () => {
    await lives('Asia/Shanghai', '2026-12-31T23:59:59+08:00')
    await sent([one('society.daily', '2026-12-31T23:59:59.999+08:00', 1), one('society.hourly', '2026-12-31T23:59:59+08:00', 5)])
    there.clock('2027-01-01T00:00:01+08:00')
    await sent([one('society.daily', '2027-01-01T00:00:00+08:00', 2), one('society.hourly', '2027-01-01T00:00:00+08:00', 6)])
    expect(await there.points('society.daily', '11', { last: 2 })).toEqual([
      ['2026-12-31', 1],
      ['2027-01-01', 2],
    ])
    expect(await there.points('society.hourly', '11', { last: 2 })).toEqual([
      ['2026-12-31T23+08:00', 5],
      ['2027-01-01T00+08:00', 6],
    ])
    expect(await there.state('society.daily', '11')).toMatchObject({ period: { label: '2027-01-01' }, value: 2, previous: null })
    await sent([one('economy.fiscal', '2026-12', 120), one('economy.fiscal', '2025-12', 100)])
    there.clock('2027-02-25T00:00:00+08:00')
    expect(await there.state('economy.fiscal', '11')).toMatchObject({ period: { label: '2026-12' }, freshness: 'live', previous: null })
    there.clock('2027-03-12T00:00:00+08:00')
    expect(await there.state('economy.fiscal', '11')).toMatchObject({ freshness: 'late', lastYear: { value: 100 } })
  })

  it('week 53 stands after 52 and before 1, and is compared with the last week of a year that had none', async () => {
    await lives('Asia/Shanghai', '2027-01-05T12:00:00+08:00')
    await sent([one('society.weekly', '2025-W52', 52), one('society.weekly', '2026-W52', 62), one('society.weekly', '2026-W53', 63)])
    expect((await there.send([one('society.weekly', '2025-W53', 1)])).refused).toMatchObject([{ reason: 'bad_time' }])
    expect(await there.state('society.weekly', '11')).toMatchObject({
      value: 63,
      period: { label: '2026-W53', start: '2026-12-28T00:00:00+08:00', end: '2027-01-04T00:00:00+08:00' },
      previous: { value: 62 },
      lastYear: { value: 52, period: { label: '2025-W52' } },
      freshness: 'live',
    })
    await sent([one('society.weekly', '2027-W01', 1)])
    expect(await there.points('society.weekly', '11', { from: '2026-W52', to: '2027-W01' })).toEqual([
      ['2026-W52', 62],
      ['2026-W53', 63],
      ['2027-W01', 1],
    ])
  })

  it('another zone in place.yaml: what was kept is told anew by it, as after a restart', async () => {
    await lives('Asia/Hong_Kong', '2026-11-20T12:00:00+08:00')
    await sent(hours('society.daily', '2026-11-17T16:00:00Z', 48))
    await sent([one('society.daily', '2026-11-15', 500)])
    expect((await there.points('society.daily', '11', { last: 2 })).map(([, value]) => value)).toEqual([24, 24])
    const moved = placed('Asia/Tokyo')
    await there.inside.change(moved, 'moved')
    const states = async () => {
      await there.inside.tick()
      const reply = await there.inside.states({ region: '11' })
      return reply.ok
        ? reply.value.states.map(({ levelSince: _, ...state }) => [JSON.stringify([state.indicator, state.category]), state]).sort()
        : []
    }
    const live = [await there.points('society.daily', '11', { last: 8 }), await states()]
    expect(live[0]).toContainEqual(['2026-11-18', 23])
    await there.close(true)
    there = await insideAt('2026-11-20T12:00:00+08:00', moved, there.folder)
    towns.set('Asia/Hong_Kong', there)
    expect([await there.points('society.daily', '11', { last: 8 }), await states()]).toEqual(live)
  })
})
