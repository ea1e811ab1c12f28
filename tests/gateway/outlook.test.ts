import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Outlook } from '#contract/outlook.ts'
import type { State } from '#contract/state.ts'
import { Pasts } from '#gateway/outlook/pasts.ts'
import { periodAt, shift } from '#analysis/period.ts'
import { zoneOf } from '#analysis/zone.ts'
import { gatewayOf } from '../helpers/gateway.ts'
import { town } from '../helpers/town.ts'
import { townFolder } from '../helpers/townFolder.ts'
import { until } from '../helpers/until.ts'

const HOUR = 3_600_000
const NOW = Date.parse('2026-11-21T09:30:00+08:00')
const zone = zoneOf('Asia/Shanghai')

describe('early warning', () => {
  let gateway: Awaited<ReturnType<typeof gatewayOf>>
  let now = NOW
  const look = async (): Promise<Outlook> => {
    const before = Outlook.parse((await gateway.get('/api/v1/outlook')).body).at
    now += 61_000
    return until(
      async () => Outlook.parse((await gateway.get('/api/v1/outlook')).body),
      (one) => one.at !== null && one.at !== before,
    )
  }
  const stands = (so: (state?: State) => boolean) =>
    until(async () => so((await gateway.get('/api/v1/states?indicator=environment.pm25&region=1')).body.states[0]))
  const hour = (back: number): string => new Date(NOW - 30 * 60_000 - back * HOUR).toISOString()

  beforeAll(async () => {
    const config = townFolder(
      town((config) => {
        const pm25 = config['indicators']!.find((one) => (one as { id: string }).id === 'environment.pm25')!
        Object.assign(pm25, { bands: [{ level: 'yellow', above: 75 }, { level: 'red', above: 150 }] }) // prettier-ignore
      }),
    )
    gateway = await gatewayOf({ config, machine: () => now })
  })
  afterAll(() => gateway.stop())

  it('says when nothing is known yet, and why series are left out', async () => {
    expect(await look()).toMatchObject({ looked: 0, left: { no_value: 4 }, lines: [] })
  })

  it('tells what is heading for a graver band, of a place and of what lies right below it', async () => {
    // Every morning from ten to noon it rises by 40 above what it was at nine; today it stands at 60.
    const rows = Array.from({ length: 29 * 24 }, (_, back) => {
      const morning = (33 - (back % 24)) % 24
      return { time: hour(back), value: back === 0 ? 60 : morning >= 11 && morning <= 12 ? 70 : 30 }
    })
    for (const region of ['111', '112']) {
      const { status } = await gateway.post('/api/v1/readings', rows.map((row) => ({ ...row, indicator: 'environment.pm25', region }))) // prettier-ignore
      expect(status).toBe(200)
    }
    await stands((state) => state?.value === 60)
    const outlook = await look()
    expect(outlook.left).toEqual({ no_value: 2 })
    expect(outlook.looked).toBe(2)
    expect(outlook.lines.map(({ region }) => region).sort()).toEqual(['1', '11'])
    expect(outlook.lines[0]).toMatchObject({
      indicator: 'environment.pm25',
      level: 'normal',
      value: 60,
      heading: 'yellow',
      bound: 75,
      side: 'above',
      period: '2026-11-21T08+08:00',
    })
    expect(outlook.lines[0]!.probability).toBeGreaterThanOrEqual(0.7)
  })

  it('falls silent when the figure stands there already', async () => {
    for (const region of ['111', '112'])
      await gateway.post('/api/v1/readings', [{ indicator: 'environment.pm25', region, time: hour(0), value: 80 }])
    await stands((state) => state?.level === 'yellow')
    expect((await look()).lines).toEqual([])
  })

  it('stays silent when the running hour stands better so far than the last whole one did', async () => {
    for (const region of ['111', '112'])
      await gateway.post('/api/v1/readings', [{ indicator: 'environment.pm25', region, time: '2026-11-21T09:10:00+08:00', value: 40 }])
    await stands((state) => state?.level === 'normal' && state.value === 40)
    expect((await look()).lines).toEqual([])
  })
})

describe('pasts', () => {
  const at = (hours: number) => periodAt(NOW + hours * HOUR, 'hour', zone)
  const pastsOf = () => {
    const pasts = new Pasts(48, async () => undefined)
    /** How many values are read so that the 48 hours up to `hours` from now are known. */
    const reads = async (hours: number, later = 0): Promise<number> => {
      let count = 0
      const newest = at(hours)
      const before = (back: number) => shift(newest, -back, zone)
      const values = await pasts.of('a', newest, before, (span) => ((count += 1), span.start / HOUR), NOW + later)
      expect(values).toEqual(Array.from({ length: 48 }, (_, i) => at(hours - 47 + i).start / HOUR))
      return count
    }
    return { pasts, reads }
  }

  it('read a series whole once, then its end, also after hours without a look and when the clock goes back', async () => {
    const { reads } = pastsOf()
    expect(await reads(0)).toBe(48)
    expect(await reads(0)).toBe(6)
    expect(await reads(1)).toBe(7)
    expect(await reads(20)).toBe(25)
    expect(await reads(500)).toBe(48)
    expect(await reads(-10)).toBe(48)
  })

  it('are read whole again after six hours, and after ten minutes where they were too short', async () => {
    const { pasts, reads } = pastsOf()
    expect(await reads(0)).toBe(48)
    expect(await reads(0, 5.9 * HOUR)).toBe(6)
    expect(await reads(0, 6 * HOUR)).toBe(48)
    pasts.short('a')
    expect(await reads(0, 6 * HOUR + 599_999)).toBe(6)
    expect(await reads(0, 6 * HOUR + 600_000)).toBe(48)
    expect(await reads(0, -HOUR)).toBe(48)
  })
})
