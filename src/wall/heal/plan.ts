import { nextReload } from './reloads.ts'
import type { Sign, Step, Trouble } from './trouble.ts'

/** A trouble that stands, or that was mended a short while ago. Instants are ms on a clock that only runs forward. */
export interface Case extends Sign {
  readonly since: number
  /** Steps taken. */
  readonly done: number
  readonly last: Step | null
  /** When the next step is due. */
  readonly due: number
  /** Since when it is not seen any more. */
  readonly gone: number | null
  /** What can be done was done: said on the wall. */
  readonly givenUp: boolean
}

export interface Look {
  /** ms on a clock that only runs forward. */
  now: number
  /** The same instant as epoch ms: what is kept over a reload. */
  epoch: number
  signs: readonly Sign[]
  /** Nobody is at the wall, the link stands, and what is kept over a reload can be kept. */
  mayReload: boolean
  /** Reloads that this wall has made of itself (epoch ms). */
  reloads: readonly number[]
  /** Cases for which it has reloaded already, by `caseKey`. */
  reloadedFor: ReadonlySet<string>
}

export interface Taken extends Sign {
  step: Step
}
export interface Plan {
  cases: readonly Case[]
  /** At most one is a reload, and then it is the last. */
  steps: readonly Taken[]
  mended: readonly Case[]
  givenUp: readonly Case[]
}

const LADDERS: Record<Trouble, readonly Step[]> = {
  age: ['redraw', 'rebuild', 'reload'],
  chart: ['redraw', 'rebuild', 'reload'],
  context: ['rebuild', 'rebuild', 'reload'],
  frames: ['redraw', 'reload'],
  heap: ['reload'],
  panel: ['rebuild', 'rebuild', 'reload'],
  worker: ['reload'],
}
/** Between two steps, doubled with each (ms). */
const WAIT = 15_000
const LONGEST = 1_800_000
/** So long a trouble must not be seen to count as mended (ms). */
const CALM = 20_000
/** A trouble that comes back within this goes on with the step after the last (ms). */
const FORGET = 600_000

export const caseKey = ({ trouble, where }: Sign): string => `${trouble} ${where}`
const waitAfter = (done: number): number => Math.min(LONGEST, WAIT * 2 ** done)

const opened = (sign: Sign, now: number): Case => ({ ...sign, since: now, done: 0, last: null, due: now, gone: null, givenUp: false })

/** What is to be done about one case now; null: nothing yet, `giveUp`: nothing more that helps. Every ladder ends on a reload. */
const stepOf = (one: Case, look: Look): Step | 'giveUp' | null => {
  if (one.gone !== null || look.now < one.due) return null
  const ladder = LADDERS[one.trouble]
  const step = ladder[Math.min(one.done, ladder.length - 1)]!
  if (step !== 'reload') return step
  const next = look.reloadedFor.has(caseKey(one)) ? 'never' : nextReload(look.reloads, look.epoch)
  if (next !== 'never') return look.mayReload && next <= look.epoch ? 'reload' : null
  // What mends without taking the picture away is tried again now and then.
  return one.givenUp ? (ladder.at(-2) ?? null) : 'giveUp'
}

const seen = (one: Case, now: number): Case =>
  one.gone === null ? one : { ...one, gone: null, since: now, due: now + waitAfter(one.done) }
const unseen = (one: Case, now: number): Case => (one.gone === null ? { ...one, gone: now } : one)

/**
 * What a wall does about what it sees wrong: for each case one step after another, with longer and longer waits; the page reloads
 * only when nobody is at it, so often an hour at the most, and once for one case. Whoever calls it takes the steps.
 */
export const plan = (cases: readonly Case[], look: Look): Plan => {
  const { now } = look
  const standing = new Map(look.signs.map((sign) => [caseKey(sign), sign]))
  const known = new Set(cases.map(caseKey))
  const all = [
    ...cases.map((one) => (standing.has(caseKey(one)) ? seen(one, now) : unseen(one, now))),
    ...[...standing.values()].filter((sign) => !known.has(caseKey(sign))).map((sign) => opened(sign, now)),
  ]
  const kept: Case[] = []
  const steps: Taken[] = []
  const mended: Case[] = []
  const givenUp: Case[] = []
  for (const one of all) {
    const { trouble, where } = one
    const calm = one.gone === null ? 0 : now - one.gone
    if (calm >= FORGET) continue
    if (calm >= CALM && one.last !== null) {
      mended.push(one)
      kept.push({ ...one, last: null, givenUp: false })
      continue
    }
    const step = stepOf(one, look)
    if (step === 'giveUp') {
      const given = { ...one, due: now + LONGEST, givenUp: true }
      givenUp.push(given)
      kept.push(given)
    } else if (step === null || (step === 'reload' && steps.some((taken) => taken.step === 'reload'))) kept.push(one)
    else {
      steps.push({ trouble, where, step })
      kept.push({ ...one, done: one.done + 1, last: step, due: now + (one.givenUp ? LONGEST : waitAfter(one.done + 1)) })
    }
  }
  return { cases: kept, steps: steps.sort((a, b) => Number(a.step === 'reload') - Number(b.step === 'reload')), mended, givenUp }
}
