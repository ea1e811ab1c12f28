import type { Indicator } from '#contract/indicator.ts'
import type { Reading } from '#contract/reading.ts'
import { even } from '../city/noise.ts'
import { MINUTE, type Span } from '../city/periods.ts'
import type { World } from '../city/world.ts'
import type { Figured } from './backfill.ts'
import { type Cadence, nextDue } from './cadence.ts'
import { asSeenBy, correctionAfter, errs, type Habits, isSilent, LONGEST_CORRECTION, mistaken, withGaps } from './habits.ts'
import { rowsOf, timeOf } from './rows.ts'

export interface LiveParts {
  world: World
  habits: Habits
  seed: number
  figured: readonly Figured[]
  /** From when on a region of an indicator is to be reported, epoch ms of the wall clock. */
  since: (indicator: Indicator, region: string, cadence: Cadence) => number
}

interface Clockwork {
  figured: Figured
  region: string
  at: number
  span: Span
}

/** What is to be sent now, by department. */
export type Due = Map<string, Reading[]>

/** The running city: each call answers what fell due since the last one. Corrections come minutes after the error. */
export const liveFeed = ({ world, habits, seed, figured, since }: LiveParts) => {
  const turns: Clockwork[] = figured.flatMap((one) =>
    one.regions.map((region) => {
      const cadence = { ...one.cadence, lag: one.cadence.lag + (habits.late[one.indicator.id] ?? 0) }
      return {
        figured: { ...one, cadence },
        region,
        ...nextDue(one.indicator, region, seed, cadence, since(one.indicator, region, cadence)),
      }
    }),
  )
  let corrections: { at: number; department: string; rows: Reading[] }[] = []

  /** What was sent wrong shortly before the start is put right too: a restart forgets no correction. */
  for (const { figured: one, region, at } of turns) {
    const { indicator, departments, cadence } = one
    if (cadence.kind !== 'instants') continue
    for (
      let due = nextDue(indicator, region, seed, cadence, at - LONGEST_CORRECTION);
      due.at < at;
      due = nextDue(indicator, region, seed, cadence, due.at + 1)
    ) {
      const { span } = due
      if (isSilent(habits, indicator, span.end) || !errs(habits, seed, indicator, region, span)) continue
      const measured = withGaps(habits, seed, indicator, region, span, world.figures(indicator, region, span))
      for (const department of departments) {
        const seen = department === departments[0] ? measured : asSeenBy(habits, seed, indicator, department, region, span, measured)
        corrections.push({
          at: due.at + correctionAfter(seed, indicator, region, span),
          department,
          rows: rowsOf(indicator, region, timeOf(indicator, span, cadence.kind), seen),
        })
      }
    }
  }

  const turn = (due: Due, { figured: { indicator, departments, cadence }, region, at, span }: Clockwork): void => {
    if (isSilent(habits, indicator, span.end)) return
    const time = timeOf(indicator, span, cadence.kind)
    const measured = withGaps(habits, seed, indicator, region, span, world.figures(indicator, region, span))
    const wrong = cadence.kind === 'instants' && errs(habits, seed, indicator, region, span)
    for (const department of departments) {
      const seen = department === departments[0] ? measured : asSeenBy(habits, seed, indicator, department, region, span, measured)
      const rows = rowsOf(indicator, region, time, wrong ? mistaken(indicator, seen) : seen)
      due.set(department, [...(due.get(department) ?? []), ...rows])
      if (wrong)
        corrections.push({
          at: at + correctionAfter(seed, indicator, region, span),
          department,
          rows: rowsOf(indicator, region, time, seen),
        })
    }
  }

  const dueUntil = (now: number): Due => {
    const due: Due = new Map()
    for (const clock of turns) {
      while (clock.at <= now) {
        turn(due, clock)
        Object.assign(clock, nextDue(clock.figured.indicator, clock.region, seed, clock.figured.cadence, clock.at + 1))
      }
    }
    const ripe = corrections.filter((correction) => correction.at <= now)
    corrections = corrections.filter((correction) => correction.at > now)
    for (const { department, rows } of ripe) due.set(department, [...(due.get(department) ?? []), ...rows])
    return due
  }
  return { dueUntil }
}

/** Whether a batch is sent twice, as some middlewares do. */
export const isRepeated = (habits: Habits, seed: number, department: string, now: number): boolean =>
  even(seed, 'twice', department, Math.floor(now / MINUTE)) < habits.repeated
