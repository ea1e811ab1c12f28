import type { Indicator } from '#contract/indicator.ts'
import { profileFor } from './city/profiles/profileFor.ts'
import { DAY, MINUTE, periodOf } from './city/periods.ts'
import type { Holidays } from './city/rhythm.ts'
import { worldOf } from './city/world.ts'
import { type Figured, ship, shipmentsOf } from './feed/backfill.ts'
import { cadenceOf, LATEST_PHASE } from './feed/cadence.ts'
import { type Declared, simulatedFigures } from './feed/departments.ts'
import type { Answered, Door } from './feed/door.ts'
import type { Habits } from './feed/habits.ts'
import type { Keys } from './feed/keys.ts'
import { isLacking, keptLabels, type LastHeard, lastHeard } from './feed/known.ts'
import { isRepeated, liveFeed } from './feed/live.ts'
import { type Lot, lotsOf } from './feed/lots.ts'
import { outbox } from './feed/outbox.ts'
import { reportersOf } from './feed/reporters.ts'
import { tellIncidents } from './incidents/tellIncidents.ts'
import { tellParent } from './lifeline.ts'
import { progressLine, refusalLine } from './tell.ts'

export interface CityParts {
  door: Door
  keys: Keys
  declared: Declared
  holidays: Holidays
  seed: number
  speed: number
  clock: () => number
  wait: (ms: number) => Promise<void>
  tell: (line: string) => void
}

/** The manners of this city's feeds: power is 18 minutes late, the scenic spots' counters fell silent in the morning. */
export const HABITS: Habits = {
  late: { 'economy.power_load': 18 * MINUTE },
  silent: { 'society.scenic_visitors': [7.7, 24] },
  corrected: 0.02,
  missing: 0.002,
  disputed: 0.4,
  repeated: 0.02,
}

/** The mock city's departments: first what the scenes need, then the past, then life as it goes. */
export const runCity = async ({ door, keys, declared, holidays, seed, speed, clock, wait, tell }: CityParts): Promise<void> => {
  const started = clock()
  const home = declared.regions.find((region) => region.tier === 'province' && region.code === '500000')?.code ?? '500000'
  const airIndex = declared.indicators.find(({ id }) => id === 'environment.aqi')
  const world = worldOf({ seed, home, regions: declared.regions, holidays, profileOf: profileFor, airIndex })
  const figured: Figured[] = [...simulatedFigures(declared)].map(([indicator, departments]) => ({
    indicator,
    departments,
    regions: reportersOf(indicator, declared.regions, profileFor(indicator)),
    cadence: cadenceOf(indicator, seed, speed),
  }))
  const names = new Map(declared.departments.map((department) => [department.id, (department.short ?? department.title).zh]))
  const nameOf = (id: string): string => names.get(id) ?? id
  const complain = (department: string, answered: Answered): void => {
    const line = refusalLine(nameOf(department), answered)
    if (line !== null) tell(line)
  }

  const heard = new Map<Indicator, LastHeard>()
  const first: { figured: Figured; lot: Lot }[] = []
  const rest: { figured: Figured; lot: Lot }[] = []
  for (const one of figured) {
    const { indicator, cadence, regions } = one
    const probe = regions.at(-1)
    if (probe === undefined) continue
    const today = periodOf('day', started)
    const sample = world.figures(indicator, probe, { start: today.start - DAY, end: today.start })
    const lots = lotsOf({
      indicator,
      profile: profileFor(indicator),
      cadence,
      now: started - (HABITS.late[indicator.id] ?? 0),
      reporters: regions.length,
      series: sample.length,
    })
    const known = await lastHeard(door, indicator).catch((): LastHeard => new Map())
    heard.set(indicator, known)
    const oldest = Math.min(...[...lots.first, ...lots.rest].map((lot) => lot.span.start))
    const kept =
      known.size === 0
        ? new Set<string>()
        : await keptLabels(door, indicator, probe, sample.at(-1)?.category ?? null, oldest).catch((): ReadonlySet<string> => new Set())
    const lacking = (lot: Lot): boolean =>
      lot.as === 'instants' && lot.span.end > started ? ![...known.values()].some((t) => t >= lot.span.start) : isLacking(lot, kept)
    first.push(...lots.first.filter(lacking).map((lot) => ({ figured: one, lot })))
    rest.push(...lots.rest.filter(lacking).map((lot) => ({ figured: one, lot })))
  }

  const total = [...first, ...rest].reduce((sum, { lot, figured: one }) => sum + lot.rows * one.departments.length, 0)
  if (total > 0) tell(`补报历史：${figured.length} 项指标，预计 ${total.toLocaleString('en-US')} 条`)
  let sent = 0
  let said = 0
  const toldAs =
    (phase: string) =>
    (department: string, answered: Answered, rows: number): void => {
      sent += rows
      complain(department, answered)
      if (clock() - said < 1000) return
      said = clock()
      const text = progressLine(phase, nameOf(department), sent, total)
      tell(text)
      tellParent({ type: 'progress', text, sent, total })
    }
  const parts = { world, habits: HABITS, seed, door, keys }
  await ship({ ...parts, now: started, told: toldAs('报送当期') }, shipmentsOf(first))

  const box = outbox({ door, keys, room: 50_000, told: complain, repeats: (department) => isRepeated(HABITS, seed, department, clock()) })
  const live = liveFeed({
    ...parts,
    figured,
    since: (indicator, region, cadence) => {
      if (cadence.kind === 'periods') return started - LATEST_PHASE - MINUTE
      const last = heard.get(indicator)?.get(region)
      return last === undefined || last < started - DAY ? started : last + cadence.lag
    },
  })
  const incidents = tellIncidents({ door, keys, declared, holidays, seed, complain })
  const life = async (): Promise<void> => {
    await incidents.begin(clock())
    tell('模拟城市已接入：各部门开始实时报送')
    tellParent({ type: 'ready' })
    for (;;) {
      const now = clock()
      for (const [department, rows] of live.dueUntil(now)) box.put(department, rows)
      await incidents.goOn(now)
      await wait(1000)
    }
  }
  rest.sort(
    (a, b) =>
      Number(b.lot.span.end - b.lot.span.start > 20 * DAY) - Number(a.lot.span.end - a.lot.span.start > 20 * DAY) ||
      b.lot.span.start - a.lot.span.start,
  )
  const past = async (): Promise<void> => {
    await ship({ ...parts, now: started, told: toldAs('补报历史') }, shipmentsOf(rest))
    if (total > 0) {
      const text = `历史补报完毕：${sent.toLocaleString('en-US')} 条，用时 ${Math.round((clock() - started) / 1000)} 秒`
      tell(text)
      tellParent({ type: 'progress', text, sent, total: sent })
    }
    tellParent({ type: 'done' })
  }
  await Promise.all([life(), past()])
}
