import type { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { expect } from 'vitest'
import { insideAt } from '../helpers/inside.ts'
import { seeded } from '../helpers/seeded.ts'
import { town } from '../helpers/town.ts'
import { until } from '../helpers/until.ts'
import { expected, type Told } from './foldingOracle.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const BEGINS = Date.parse('2026-10-20T00:00:00+08:00')
const REGIONS = ['11', '12', '13']
const GATHERS = ['sum', 'mean', 'min', 'max', 'count', 'last', 'p90', 'ratio'] as const

export interface Course {
  seed: number
  days: number
  /** Ms between two readings of a series. */
  step: number
  /** How long finer readings are kept. */
  raw: string
  /** A store of its own, as `openStore` takes it; a folder of the test's where there is none. */
  database?: string
}

const at = (ms: number) => new Date(ms + 8 * HOUR).toISOString().slice(0, 19) + '+08:00'
const pm = (random: () => number) => Math.round((random() - 0.3) * 1e6) / 997

/** How much a store packs from here on. */
const packing = (store: Town['store'], told: (rows: number) => void): void => {
  const pack = store.pack
  store.pack = async (...ask) => {
    const answer = await pack(...ask)
    told(answer.rows)
    return answer
  }
}

/** By the hour and by the day, stamped at the start and at the end, one for each way to gather. */
const config = (raw: string) =>
  town((parts) => {
    parts['place'] = { ...parts['place'], keep: { raw, hours: '2d' } } as never
    const [model] = parts['indicators'] as object[]
    parts['indicators'] = GATHERS.map((gather, n) => ({
      ...model,
      id: `services.${gather}`,
      gather,
      per: 100,
      grain: n % 2 === 0 ? 'hour' : 'day',
      stamp: n % 3 === 0 ? 'end' : 'start',
      rollUp: { method: gather === 'sum' ? 'sum' : 'never' },
      departments: ['other'],
      bands: gather === 'sum' ? [{ level: 'red', above: 900 }] : [],
      hysteresis: 0,
      due: '10m',
    }))
    parts['indices'] = []
  })

interface Sent {
  told: Omit<Told, 'order'>
  row: object
  sent: number
}

const reading = (random: () => number, indicator: Indicator, region: string, start: number): Sent => {
  const department = random() < 0.05 ? 'other' : 'office'
  const long = indicator.grain === 'hour' ? HOUR : DAY
  const kind = random()
  const whole = kind < 0.01
  const sharp = !whole && kind < 0.2
  const from = whole || sharp ? Math.floor((start + 8 * HOUR) / (whole ? long : HOUR)) * (whole ? long : HOUR) - 8 * HOUR : start
  const end = whole ? from + long : sharp && long === DAY ? from + HOUR : from
  const label = from === end ? at(from) : end - from === DAY ? at(from).slice(0, 10) : `${at(from).slice(0, 13)}+08:00`
  const ratio = indicator.gather === 'ratio'
  const missing = random() < 0.05
  const given = ratio
    ? { numerator: missing ? null : Math.round(random() * 50), denominator: missing ? null : Math.round(random() * 50) }
    : { value: missing ? null : pm(random) }
  const quality = random() < 0.02 ? ('estimated' as const) : ('measured' as const)
  return {
    row: { indicator: indicator.id, region, time: label, quality, ...given },
    told: {
      indicator: indicator.id,
      region,
      department,
      start: from,
      end,
      quality,
      value: null,
      numerator: null,
      denominator: null,
      ...given,
    },
    sent: start + MINUTE + (random() < 0.1 ? random() * 7 * DAY : random() * 2 * HOUR),
  }
}

/** Twice, corrected later, or both. */
const disordered = (random: () => number, one: Sent): Sent[] => {
  const all = [one]
  if (random() < 0.2) all.push({ ...one, sent: one.sent + random() * 3 * DAY })
  if (random() < 0.15) {
    const value = (one.told.value ?? 1) + 0.1
    const more = one.told.numerator === null && one.told.denominator === null ? { value } : { numerator: 7, denominator: 9 }
    const changed = one.row.hasOwnProperty('numerator') ? { numerator: 7, denominator: 9 } : more
    all.push({ row: { ...one.row, ...changed }, told: { ...one.told, ...changed }, sent: one.sent + 1 + random() * 3 * DAY })
  }
  return all
}

const plain = ({ config: _, ...state }: State) => state
type Town = Awaited<ReturnType<typeof insideAt>>
/** A busy machine may lose the judge's lease for a moment. */
const asJudge = async ({ inside }: Town, work: (fence: number | null) => Promise<void>): Promise<void> => {
  for (;;) {
    const { fence } = (await until(() => inside.turn()))!
    await work(fence)
    if (inside.turn()?.fence === fence) return
  }
}
const boardOf = async (gateway: Town) => {
  const { inside } = gateway
  await asJudge(gateway, () => inside.tick())
  const reply = await inside.states({})
  if (!reply.ok) throw new Error(reply.refusal.message)
  return reply.value.states.map(plain).sort((a, b) => `${a.indicator}|${a.region}`.localeCompare(`${b.indicator}|${b.region}`))
}

/**
 * Readings in disorder to a gateway that keeps them raw for some days, folds and packs between batches, and is restarted on the way. What it
 * shows in the end, period by period, and what it has folded are held against a plain recomputation of what it said it accepted.
 */
export const folding = async ({ seed, days, step, raw, database }: Course): Promise<string> => {
  const random = seeded(seed)
  const place = config(raw)
  const sent: Sent[] = []
  for (let now = BEGINS; now < BEGINS + days * DAY; now += step)
    for (const indicator of place.indicators)
      for (const region of REGIONS)
        sent.push(...disordered(random, reading(random, indicator, region, now + Math.floor((random() * step) / 1000) * 1000)))
  sent.sort((a, b) => a.sent - b.sent)
  const told = new Map<string, Told>()
  let packed = 0
  const opened = async (now: number, where?: string) => {
    const one = await insideAt(at(now), place, where)
    packing(one.store, (rows) => (packed += rows))
    return one
  }
  let facing = await opened(BEGINS, database)
  const { folder: home } = facing
  const outcomes = { accepted: 0, unchanged: 0, revised: 0, too_late: 0 }
  let restarts = 0
  const again = async () => {
    await facing.inside.close()
    const { sharing } = facing.store
    await until(async () => !(await sharing?.isJudged()))
    await facing.close(true)
    facing = await opened(now, database ?? home)
    restarts += 1
  }
  const fold = async () => {
    const { folder } = facing.inside
    folder.anew()
    do await asJudge(facing, (fence) => folder.work(fence))
    while (folder.sweeps)
  }
  let now = BEGINS
  let folded = BEGINS
  let rounds = 0
  for (let from = 0; from < sent.length;) {
    const some = sent.slice(from, from + 1 + Math.floor(random() * Math.max(800, sent.length / 500)))
    from += some.length
    now = some.at(-1)!.sent
    facing.clock(at(now))
    for (const department of ['office', 'other']) {
      const its = some.filter(({ told: { department: one } }) => one === department)
      const answer = await facing.send(
        its.map(({ row }) => row),
        department,
      )
      const refused = new Set(answer.refused.map(({ index, reason }) => (expect(reason).toBe('too_late'), index)))
      for (const kind of ['accepted', 'unchanged', 'revised'] as const) outcomes[kind] += answer[kind]
      outcomes.too_late += refused.size
      its.forEach(({ told: one }, index) => {
        if (!refused.has(index))
          told.set([one.indicator, one.region, one.department, one.start, one.end].join(' '), { ...one, order: told.size })
      })
    }
    if (now > folded + DAY / 2) {
      folded = now
      const anew = ++rounds % 8 === 5
      await (anew ? again() : facing.inside.settle())
      const before = await boardOf(facing)
      await fold()
      expect(await boardOf(facing)).toEqual(before)
      if (!anew) continue
      await again()
      expect(await boardOf(facing)).toEqual(before)
    }
  }
  now += 12 * DAY
  facing.clock(at(now))
  await facing.inside.settle()
  await fold()
  const hourly = new Set(place.indicators.filter(({ grain }) => grain === 'hour').map(({ id }) => id))
  const held = expected(place, [...told.values()])
  const check = async () => {
    for (const { indicator, region, points } of held.series) {
      const grain = place.indicators.find((one) => one.id === indicator)!.grain
      const first = at(BEGINS).slice(0, 10)
      const last = at(BEGINS + (days - 1) * DAY).slice(0, 10)
      const reply = await facing.points(indicator, region, { from: first, to: last, step: grain })
      expect(new Map(reply), `${indicator} ${region}`).toEqual(new Map(reply.map(([label]) => [label, points.get(label) ?? null])))
      expect(
        [...points.keys()].filter((label) => label >= first && label.slice(0, 10) <= last && !reply.some(([one]) => one === label)),
      ).toEqual([])
    }
  }
  await check()
  await again()
  await check()
  let left = 0
  let rolled = 0
  for (const { id } of place.indicators)
    for (const region of REGIONS) {
      const kept = await facing.store.revisions({ indicator: id, region, category: null, from: -1e15, to: 1e15 })
      const folds = kept.filter((row) => row.folded)
      left += new Set(kept.filter((row) => !row.folded).map((row) => `${row.start} ${row.end} ${row.department}`)).size
      rolled += folds.reduce((sum, row) => sum + row.folded!.rows, 0)
      const plainly = folds.map((row) => [row.department, row.start, row.value, row.quality, row.folded!.rows])
      const wanted = held.periods.filter((one) => one.indicator === id && one.region === region)
      expect(plainly.sort()).toEqual(wanted.map((one) => [one.department, one.start, one.value, one.quality, one.rows]).sort())
    }
  expect(left + rolled).toBe(told.size)
  expect(rolled).toBeGreaterThan(told.size * 0.9)
  expect(packed).toBeGreaterThan(held.periods.filter(({ indicator }) => hourly.has(indicator)).length * 0.9)
  await facing.inside.close()
  await facing.close(database !== undefined)
  const { accepted, unchanged, revised, too_late: late } = outcomes
  return `0 of ${told.size} readings (${accepted + unchanged + revised + late} sent: ${unchanged} again, ${revised} corrected, ${late} too late, ${restarts} restarts, ${rolled} rolled up into ${held.periods.length} periods, ${packed} packed)`
}
