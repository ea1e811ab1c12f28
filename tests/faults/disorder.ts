import { exactSum } from '#analysis/exactSum.ts'
import type { State } from '#contract/state.ts'
import { expect } from 'vitest'
import { insideAt } from '../helpers/inside.ts'
import { seeded } from '../helpers/seeded.ts'
import { town } from '../helpers/town.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const NOON = Date.parse('2026-11-20T12:00:00+08:00')

interface Sent {
  row: Row
  sent: number
  /** Wrong, and followed by what is right. */
  wrong?: true
}
type Row = { indicator: string; region: string; category?: string; time: string; value?: number | null } & Record<string, unknown>

const at = (ms: number) => new Date(ms + 8 * HOUR).toISOString().slice(0, 19) + '+08:00'
const dayOf = (ms: number) => at(ms).slice(0, 10)
const identityOf = ({ indicator, region, category, time }: Row) => [indicator, region, category, time].join(' ')

/** What departments know of the ten days before noon of 20 November: calls by instant, ratios by day, air by hour, output by month. */
const reported = (random: () => number): { row: Row; due: number }[] => {
  const rows: { row: Row; due: number }[] = []
  const whole = (most: number) => Math.floor(random() * most)
  for (let due = NOON - 10 * DAY; due <= NOON; due += HOUR) {
    for (const region of ['11', '12', '13'])
      for (const category of ['a', 'b'])
        rows.push({ row: { indicator: 'society.calls', region, category, time: at(due), value: whole(50) }, due })
    for (const region of ['111', '112'])
      rows.push({ row: { indicator: 'environment.pm25', region, time: at(due), value: random() < 0.1 ? null : whole(150) }, due })
    if ((due - NOON) % DAY === 0)
      for (const region of ['11', '12', '13'])
        rows.push({
          row: { indicator: 'services.ontime', region, time: dayOf(due - DAY), numerator: whole(9), denominator: 10 },
          due,
        })
  }
  for (const region of ['11', '12', '13'])
    for (const month of ['2026-08', '2026-09', '2026-10'])
      rows.push({ row: { indicator: 'economy.output', region, time: month, value: whole(100) }, due: NOON - 10 * DAY })
  return rows
}

/** One row on its way: sent twice, up to a week late, out of order, or wrong first and corrected later. */
const onItsWay = (random: () => number, { row, due }: { row: Row; due: number }): Sent[] => {
  const late = () => due + (random() < 0.15 ? random() * 7 * DAY : random() * 3 * HOUR)
  const first = late()
  const calls: Sent[] = [{ row, sent: first }]
  if (random() < 0.3) calls.push({ row, sent: first + random() * DAY })
  if (random() < 0.2) {
    const wrong = row['numerator'] === undefined ? { ...row, value: 999 } : { ...row, numerator: 1 }
    return [
      { row: wrong, sent: first, wrong: true },
      { row, sent: first + 1 + random() * 2 * DAY },
    ]
  }
  return calls
}

const plain = (state: State) => {
  const { knownAt: _k, readAt: _r, levelSince: _l, config: _c, ...rest } = state
  return rest
}

type Town = Awaited<ReturnType<typeof insideAt>>
const boardOf = async ({ inside }: Town) => {
  await inside.tick()
  const reply = await inside.states({})
  if (!reply.ok) throw new Error(reply.refusal.message)
  return new Map(
    reply.value.states.map((state) => [[state.indicator, state.region, state.category].join('|'), plain(state)] as const).sort(),
  )
}

const config = () =>
  town((parts) => {
    for (const one of parts['indicators'] as { hysteresis?: number }[]) if (one.hysteresis) one.hysteresis = 0
  })

/**
 * Departments report ten days in disorder to a gateway whose own clock runs an hour ahead for a day and is then set back twice.
 * Its board and series are held against a gateway that was told each fact once, in order, and against sums made by hand.
 */
export const disorder = async (seed: number): Promise<string> => {
  const random = seeded(seed)
  const facts = reported(random)
  const sent = facts.flatMap((fact) => onItsWay(random, fact)).sort((a, b) => a.sent - b.sent)
  const facing = await insideAt(at(NOON - 10 * DAY), config())
  let tick = 0
  let wrongClock = 0
  for (let from = 0; from < sent.length;) {
    const many = 1 + Math.floor(random() * 120)
    const batch = sent.slice(from, from + many)
    from += many
    const now = batch.at(-1)!.sent
    const ahead = now > NOON - 6 * DAY && now < NOON - 5 * DAY ? HOUR : now > NOON - 3 * DAY && now < NOON - 3 * DAY + 6 * HOUR ? -HOUR : 0
    if (ahead !== 0) wrongClock += 1
    facing.clock(at(now + ahead))
    const answer = await facing.send(batch.map(({ row }) => row))
    const held = answer.refused.map(({ index }) => batch[index]!).filter(({ wrong }) => !wrong)
    expect(answer.refused.filter(({ reason }) => reason !== 'future')).toEqual([])
    for (const one of held) sent.push({ ...one, sent: now + HOUR })
    if (held.length > 0) sent.splice(from, Infinity, ...sent.slice(from).sort((a, b) => a.sent - b.sent))
    if (++tick % 2 === 0) await facing.inside.tick()
    if (tick % 8 === 0) await facing.inside.settle()
  }
  const end = at(Math.max(NOON + 8 * DAY, sent.at(-1)!.sent))
  facing.clock(end)
  const told = await insideAt(end, config())
  await told.send(facts.map(({ row }) => row))
  const [ours, wanted] = [await boardOf(facing), await boardOf(told)]
  expect([...ours.keys()]).toEqual([...wanted.keys()])
  for (const [key, state] of wanted) expect(ours.get(key), key).toEqual(state)

  const byHand = new Map<string, number[]>()
  for (const { row } of facts)
    if (row.indicator === 'society.calls') {
      for (const key of [`${row.region} ${row.category}`, row.region, '1'])
        byHand.set(`${key} ${row.time.slice(0, 10)}`, [...(byHand.get(`${key} ${row.time.slice(0, 10)}`) ?? []), row.value!])
    }
  for (const [key, values] of byHand) {
    const [region, category, day] = key.split(' ').length === 3 ? key.split(' ') : [key.split(' ')[0], undefined, key.split(' ')[1]]
    const more = { from: day, to: day, ...(category ? { category } : {}) }
    expect([key, await facing.points('society.calls', region!, more)]).toEqual([key, [[day, exactSum(values)]]])
  }
  for (const id of ['society.calls', 'environment.pm25', 'services.ontime', 'economy.output'])
    for (const region of ['1', '11', '12', '13'])
      expect(await facing.points(id, region, { last: 300 })).toEqual(await told.points(id, region, { last: 300 }))
  const identities = new Set(facts.map(({ row }) => identityOf(row))).size
  await facing.close()
  await told.close()
  return `0 of ${identities} facts and 0 of ${wanted.size} states; ${sent.length} rows sent, ${wrongClock} batches under a wrong clock`
}
