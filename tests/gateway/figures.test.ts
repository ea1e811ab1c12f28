import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insideAt } from '../helpers/inside.ts'

describe('what stands on the board', () => {
  let town: Awaited<ReturnType<typeof insideAt>>
  beforeAll(async () => {
    town = await insideAt('2026-11-21T09:42:00+08:00')
  })
  afterAll(() => town.close())

  it('shows a declared series nobody reported as missing and lost, never as 0', async () => {
    expect(await town.state('economy.output', '11')).toMatchObject({
      value: null,
      reason: 'never_reported',
      freshness: 'lost',
      quality: 'missing',
      period: null,
    })
  })

  it('rolls a sum up only when every district has reported, and shows the month before until it is overdue', async () => {
    await town.send(
      ['11', '12', '13'].map((region, index) => ({ indicator: 'economy.output', region, time: '2026-09', value: 100 + index })),
    )
    await town.send(['11', '12'].map((region) => ({ indicator: 'economy.output', region, time: '2026-10', value: 200 })))
    town.clock('2026-11-05T08:00:00+08:00')
    expect(await town.state('economy.output', '1')).toMatchObject({
      value: 303,
      origin: 'rolled',
      coverage: { have: 3, of: 3 },
      freshness: 'live',
      period: { label: '2026-09' },
    })
    town.clock('2026-11-21T09:42:00+08:00')
    expect(await town.state('economy.output', '1')).toMatchObject({
      value: null,
      reason: 'incomplete',
      coverage: { have: 2, of: 3 },
      period: { label: '2026-10' },
    })
    await town.send([{ indicator: 'economy.output', region: '13', time: '2026-10', value: 1 }])
    expect(await town.state('economy.output', '1')).toMatchObject({ value: 401, previous: { value: 303, basis: 'previous_period' } })
  })

  it("shows a parent's own reading, with the roll-up beside it as a check", async () => {
    await town.send([{ indicator: 'economy.output', region: '1', time: '2026-10', value: 390 }])
    expect(await town.state('economy.output', '1')).toMatchObject({ value: 390, origin: 'reported', check: 401 })
  })

  it('compares a running day with yesterday up to the same minute, part by part', async () => {
    const calls = (region: string, category: string, day: string, hours: number[], value: number) =>
      hours.map((hour) => ({
        indicator: 'society.calls',
        region,
        category,
        time: `2026-11-${day}T${String(hour).padStart(2, '0')}:00:00+08:00`,
        value,
      }))
    for (const region of ['11', '12', '13'])
      for (const category of ['a', 'b'])
        await town.send([
          ...calls(region, category, '20', [1, 5, 8, 15, 20], 10),
          ...calls(region, category, '21', region === '13' ? [1, 5] : [1, 5, 8], 11),
        ])
    const city = await town.state('society.calls', '1')
    expect(city).toMatchObject({ value: 2 * (33 + 33 + 22), previous: { value: 2 * (30 + 30 + 20), basis: 'same_time_previous' } })
    expect(city.period).toMatchObject({ label: '2026-11-21', until: '2026-11-21T08:00:00+08:00' })
    expect((await town.state('society.calls', '1', 'a')).value).toBe(88)
    expect((await town.state('society.calls', '11')).value).toBe(66)
  })

  it('adds numerators and denominators of ratios, and knows a denominator of 0', async () => {
    await town.send([
      { indicator: 'services.ontime', region: '11', time: '2026-11-20', numerator: 9, denominator: 10 },
      { indicator: 'services.ontime', region: '12', time: '2026-11-20', numerator: 10, denominator: 90 },
      { indicator: 'services.ontime', region: '13', time: '2026-11-20', numerator: 1, denominator: 100 },
    ])
    expect((await town.state('services.ontime', '1')).value).toBe(10)
    await town.send([{ indicator: 'services.ontime', region: '13', time: '2026-11-21', numerator: 0, denominator: 0 }])
    expect(await town.state('services.ontime', '13')).toMatchObject({ value: null, reason: 'zero_denominator' })
  })

  it('weighs means by the newest weight that is not later', async () => {
    await town.send(
      ['11', '12', '13'].map((region, index) => ({ indicator: 'society.people', region, time: '2025', value: [100, 300, 600][index] })),
    )
    await town.send(
      ['11', '12', '13'].map((region, index) => ({
        indicator: 'services.satisfaction',
        region,
        time: '2026-10',
        value: [90, 80, 70][index],
      })),
    )
    expect((await town.state('services.satisfaction', '1')).value).toBeCloseTo((90 * 100 + 80 * 300 + 70 * 600) / 1000, 12)
    expect(await town.state('services.satisfaction', '1')).toMatchObject({ origin: 'rolled', coverage: { have: 3, of: 3, share: 1 } })
  })

  it('gives hourly means stamped at the end to the hour before, and says where no station stands', async () => {
    await town.send([
      { indicator: 'environment.pm25', region: '111', time: '2026-11-21T08:00:00+08:00', value: 30 },
      { indicator: 'environment.pm25', region: '112', time: '2026-11-21T08:00:00+08:00', value: 50 },
      { indicator: 'environment.pm25', region: '111', time: '2026-11-21T09:00:00+08:00', value: 70 },
      { indicator: 'environment.pm25', region: '112', time: '2026-11-21T09:00:00+08:00', value: null },
    ])
    expect(await town.state('environment.pm25', '11')).toMatchObject({
      value: 70,
      coverage: { have: 1, of: 2 },
      period: { label: '2026-11-21T08+08:00', until: null },
    })
    expect(await town.points('environment.pm25', '11')).toEqual([
      ['2026-11-21T07+08:00', 40],
      ['2026-11-21T08+08:00', 70],
    ])
    expect(await town.state('environment.pm25', '12')).toMatchObject({ value: null, reason: 'no_reporter' })
    expect(await town.state('environment.pm25', '112')).toMatchObject({ value: null, reason: 'reported_missing', quality: 'missing' })
  })

  it("shows the authority's value and says that another department disagrees", async () => {
    await town.send([{ indicator: 'market.opened', region: '11', time: '2026-11-20', value: 100 }])
    await town.send([{ indicator: 'market.opened', region: '11', time: '2026-11-20', value: 104 }], 'other')
    expect(await town.state('market.opened', '11')).toMatchObject({ value: 100, quality: 'measured', dispute: null })
    await town.send([{ indicator: 'market.opened', region: '11', time: '2026-11-20', value: 106 }], 'other')
    expect(await town.state('market.opened', '11')).toMatchObject({
      value: 100,
      quality: 'disputed',
      dispute: { department: 'other', value: 106 },
    })
  })

  it('counts an open category as absent, not as missing, where a district does not use the word', async () => {
    await town.send([
      { indicator: 'society.words', region: '11', category: '物业', time: '2026-11-20', value: 5 },
      { indicator: 'society.words', region: '12', category: '物业', time: '2026-11-20', value: 7 },
    ])
    expect((await town.state('society.words', '1', '物业')).value).toBe(12)
    const answer = await town.send(
      ['噪音', '停水', '路灯'].map((category) => ({ indicator: 'society.words', region: '11', category, time: '2026-11-20', value: 1 })),
    )
    expect(answer).toMatchObject({ accepted: 2, refused: [{ index: 2, reason: 'too_many_categories' }] })
  })

  it('composes an index of places between floor and ceiling', async () => {
    expect(await town.state('services.index', '11')).toMatchObject({
      origin: 'derived',
      value: (80 + 100) / 2,
      coverage: { have: 2, of: 2 },
    })
  })

  it('marks what simulated departments send, and lets nobody else set it', async () => {
    await town.send([{ indicator: 'services.simulated', region: '11', time: '2026-11-20', value: 1 }], 'mock')
    expect(await town.state('services.simulated', '11')).toMatchObject({ simulated: true, quality: 'simulated' })
    expect(await town.state('services.simulated', '12')).toMatchObject({ simulated: true, quality: 'missing' })
  })

  it('keeps an estimate an estimate where it is simulated too', async () => {
    await town.send([{ indicator: 'services.simulated', region: '11', time: '2026-11-20', value: 2, quality: 'estimated' }], 'mock')
    expect(await town.state('services.simulated', '11')).toMatchObject({ simulated: true, quality: 'estimated' })
  })

  it('ends a declared series rather than losing it', async () => {
    await town.send([{ indicator: 'economy.gdp_annual', region: '11', time: '2020', value: 3 }])
    expect(await town.state('economy.gdp_annual', '11')).toMatchObject({ freshness: 'ended', value: 3, level: 'normal' })
    expect((await town.state('economy.gdp_annual', '12')).freshness).toBe('ended')
    expect((await town.send([{ indicator: 'economy.gdp_annual', region: '11', time: '2021', value: 3 }])).refused[0]).toMatchObject({
      reason: 'after_end',
      path: 'time',
    })
  })

  it('enters a level at its bound and leaves it only by the hysteresis', async () => {
    const output = (time: string, value: number) => town.send([{ indicator: 'economy.output', region: '12', time, value }])
    await output('2026-10', 49)
    expect((await town.state('economy.output', '12')).level).toBe('yellow')
    await output('2026-10', 54)
    expect((await town.state('economy.output', '12')).level).toBe('yellow')
    await output('2026-10', 55.1)
    expect((await town.state('economy.output', '12')).level).toBe('normal')
  })

  it('turns late and lost by the clock alone', async () => {
    expect((await town.state('society.calls', '11')).freshness).toBe('lost')
    town.clock('2026-11-21T09:50:00+08:00')
    await town.send(
      ['a', 'b'].map((category) => ({ indicator: 'society.calls', region: '11', category, time: '2026-11-21T09:45:00+08:00', value: 1 })),
    )
    expect((await town.state('society.calls', '11')).freshness).toBe('live')
    town.clock('2026-11-21T09:56:00+08:00')
    expect((await town.state('society.calls', '11')).freshness).toBe('late')
    town.clock('2026-11-21T10:26:00+08:00')
    expect((await town.state('society.calls', '11')).freshness).toBe('lost')
  })
})
