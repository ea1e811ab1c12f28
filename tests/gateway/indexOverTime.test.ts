import { afterAll, describe, expect, it } from 'vitest'
import type { State } from '#contract/state.ts'
import { insideAt } from '../helpers/inside.ts'
import { seeded } from '../helpers/seeded.ts'

const NOW = '2026-11-21T09:42:00+08:00'
const REGIONS = ['11', '12', '13']
const PERIODS = 160

interface Row {
  indicator: string
  region: string
  time: string
  value: number
}

/** Months of thirteen years, most of them without a reading: an index then takes an older one, at most forty months back. */
const monthOf = (random: () => number): string => {
  const number = Math.floor(random() * 154)
  return `${2014 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
}

const each = (indicator: string, time: string, random: () => number): Row[] =>
  REGIONS.map((region) => ({ indicator, region, time, value: Math.ceil(random() * 100) }))

/** What is sent at once: weights, a mean of all districts, or one district's reading; weights come last of all. */
const sent = (random: () => number): Row[][] => {
  const weights = () => each('society.people', String(2014 + Math.floor(random() * 12)), random)
  const calls = Array.from({ length: 24 }, () => {
    const kind = random()
    if (kind < 0.2) return weights()
    if (kind < 0.6) return each('services.satisfaction', monthOf(random), random)
    return each('economy.output', monthOf(random), random).slice(0, 1)
  })
  return [...calls, weights()]
}

const plain = ({ knownAt: _k, readAt: _r, levelSince: _l, ...rest }: State) => rest

describe('an index whose members are reported over time', () => {
  const towns: Awaited<ReturnType<typeof insideAt>>[] = []
  afterAll(() => Promise.all(towns.map((town) => town.close())))

  it('is at every period what it would be had all been known from the start', { timeout: 120_000 }, async () => {
    const rows = sent(seeded(1))
    const facing = await insideAt(NOW)
    towns.push(facing)
    const all = () => Promise.all(['1', ...REGIONS].map((region) => facing.points('services.index', region, { last: PERIODS })))
    for (const some of rows) {
      await facing.send(some)
      await facing.inside.tick()
      await all()
    }
    const ours = await all()
    const told = await insideAt(NOW)
    towns.push(told)
    await told.send(rows.flat())
    for (const [number, region] of ['1', ...REGIONS].entries()) {
      expect([region, ours[number]]).toEqual([region, await told.points('services.index', region, { last: PERIODS })])
      const [one, other] = [await facing.state('services.index', region), await told.state('services.index', region)]
      expect(plain(one)).toEqual(plain(other))
    }
  })

  it('reaches forty periods back for a member, but for its newest reading, however old: another newest moves what was before', async () => {
    const facing = await insideAt(NOW)
    towns.push(facing)
    const at = () => facing.points('services.index', '13', { from: '2018-06', to: '2018-06' })
    await facing.send([{ indicator: 'economy.output', region: '13', time: '2014-03', value: 100 }])
    expect(await at()).toEqual([['2018-06', 50]])
    await facing.send([{ indicator: 'economy.output', region: '13', time: '2024-05', value: 100 }])
    expect(await at()).toEqual([['2018-06', null]])
  })
})
