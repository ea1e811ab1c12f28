import type { Drawings } from '../charts/drawings.ts'
import type { Link } from '../link.ts'
import type { Maps } from '../map/maps.ts'
import type { KeptCourse } from '../stage/programme/keptCourse.ts'
import type { useHealth } from '../stores/health.ts'
import { type AgeBook, ageRead, NO_AGE, standsStill } from './ageBook.ts'
import { type HeapBook, type HeapReading, heapRead, openHeapBook } from './heapBook.ts'
import { type Kept, type Shelf, writeKept } from './keep.ts'
import { type PageSigns } from './pageSigns.ts'
import { type Case, caseKey, plan, type Taken } from './plan.ts'
import { nextReload } from './reloads.ts'
import type { Sign } from './trouble.ts'

export interface HealerParts {
  /** ms that only run forward; faster in tests. */
  now: () => number
  /** How much faster than the machine's clock `now` runs. */
  pace: number
  /** Epoch ms of the machine, and of the gateway. */
  instant: () => number
  gatewayNow: () => number
  drawings: Pick<Drawings, 'owing' | 'again' | 'fallen'>
  maps: Pick<Maps, 'renew'>
  link: Pick<Link, 'check' | 'renew'>
  health: ReturnType<typeof useHealth>
  page: PageSigns
  hidden: () => boolean
  heap: () => HeapReading | null
  /** The wall's position on the board, and the one that the gateway tells. */
  positions: () => readonly [wall: number | null, gateway: number | null]
  linked: () => boolean
  /** Nobody is at the wall. */
  quiet: () => boolean
  course: () => KeptCourse | null
  /** The scene that stands: what a panel is named after. */
  scene: () => string
  /** Makes the browser draw the whole page again. */
  redraw: () => void
  /** Whether a reload would bring the page back. */
  reachable: () => Promise<boolean>
  reload: () => void
  shelf: Shelf | null
  kept: Kept
}

export interface Healer {
  /** Looks at the wall and does what is due; called once a second of `now`. */
  look(): void
  /** Changes came by themselves. */
  came(): void
  /** The gateway answered what was missed: so many changes. */
  answered(missed: number): void
  /** Reloads where another build is served. */
  renew(): void
  stop(): void
}

/** A chart that owes its picture for longer is frozen (ms); the first one waits for its library and its fonts. */
const FROZEN = 30_000
const FIRST = 90_000
/** Charts draw no faster in a test than elsewhere. */
const FASTEST = 20
/** A context that is lost for longer does not come back (ms). */
const LOST = 5_000
/** After a silence that hid something, so long the link is suspect unless changes come by themselves (ms). */
const SUSPECT = 85_000
const UNANSWERED = 30_000
/** Two looks further apart than this were parted by sleep. */
const ASLEEP = 10_000
/** A panel for which the page was reloaded is not reloaded for again within a day. */
const DAY = 86_400_000
/** So long it is said what was mended, by the machine's clock (ms). */
const SAID = 30_000

/** Watches one wall and mends it in steps; what it does is planned by `plan`. */
export const createHealer = (parts: HealerParts): Healer => {
  const { now, health, page, drawings, link } = parts
  let cases: readonly Case[] = []
  let ages: AgeBook = NO_AGE
  let heap: HeapBook = openHeapBook(now())
  let last = now()
  let awake = now()
  let asked: number | null = null
  let missed: number | null = null
  let reloading = false
  let said: unknown = null
  let saidAt = 0
  let { reloads, reloadedFor } = parts.kept

  const panelOf = (element: Element): string | null => {
    const id = element.closest('[data-panel]')?.getAttribute('data-panel')
    return id == null ? null : `${parts.scene()}/${id}`
  }
  const panelsOf = (elements: readonly Element[]): string[] => [...new Set(elements.flatMap((one) => panelOf(one) ?? []))]
  const frozen = (): HTMLElement[] =>
    drawings
      .owing()
      .filter(({ ms, first }) => Math.min(ms * Math.min(parts.pace, FASTEST), now() - awake) >= (first ? FIRST : FROZEN))
      .map(({ host }) => host)

  const aged = (): boolean => {
    const at = now()
    ages = ageRead(ages, ...parts.positions(), at)
    if (!parts.linked()) asked = missed = null
    else if (asked === null && standsStill(ages, at)) {
      asked = at
      link.check()
    }
    return (missed !== null && at - missed < SUSPECT) || (asked !== null && at - asked >= UNANSWERED)
  }
  const signs = (): Sign[] => {
    const reading = parts.heap()
    if (reading) heap = heapRead(heap, reading, now())
    page.frame()
    const whole: Sign[] = [
      ...(aged() ? [{ trouble: 'age', where: '' } as const] : []),
      ...(heap.full ? [{ trouble: 'heap', where: '' } as const] : []),
      ...(page.framesMissing() ? [{ trouble: 'frames', where: '' } as const] : []),
      ...(drawings.fallen() ? [{ trouble: 'worker', where: '' } as const] : []),
    ]
    return [
      ...whole,
      ...panelsOf(frozen()).map((where) => ({ trouble: 'chart', where }) as const),
      ...panelsOf(page.lost(LOST)).map((where) => ({ trouble: 'context', where }) as const),
      ...health.broken.map((where) => ({ trouble: 'panel', where }) as const),
    ]
  }

  const keep = (course: KeptCourse | null, handing: boolean): boolean =>
    writeKept(parts.shelf, {
      reloads,
      reloadedFor,
      log: [...health.log],
      handed: handing ? { at: parts.instant(), course } : null,
    })
  /** The page goes only where it can come back, and never without its count of reloads being kept. */
  const leave = (why: Sign | null): void => {
    if (reloading) return
    reloading = true
    void parts.reachable().then((there) => {
      reloading = false
      if (!there) return
      const before = { reloads, reloadedFor }
      reloads = [...reloads, parts.instant()].slice(-10)
      if (why && why.where !== '') reloadedFor = [...reloadedFor, [caseKey(why), parts.instant()] as [string, number]].slice(-50)
      if (keep(parts.course(), true)) parts.reload()
      else ({ reloads, reloadedFor } = before)
    })
  }
  const renewContext = (where: string): void => {
    if (page.lost(0).some((canvas) => panelOf(canvas) === where && canvas.closest('[data-engine]'))) parts.maps.renew()
    health.rebuild(where)
  }
  const take = ({ trouble, where, step }: Taken): void => {
    health.write({ at: parts.gatewayNow(), trouble, where, step, what: 'tried' })
    if (step === 'reload') return leave({ trouble, where })
    if (trouble === 'age') return step === 'redraw' ? link.check() : link.renew()
    if (trouble === 'frames') return parts.redraw()
    if (trouble === 'context') return renewContext(where)
    if (step === 'rebuild') return health.rebuild(where)
    for (const host of frozen()) if (panelOf(host) === where) drawings.again(host)
  }
  const hush = (): void => {
    if (health.mended !== said) saidAt = now()
    else if (said !== null && now() - saidAt >= SAID * parts.pace) health.mended = null
    said = health.mended
  }
  const looked = (): void => {
    hush()
    const found = plan(cases, {
      now: now(),
      epoch: parts.instant(),
      signs: signs(),
      mayReload: !reloading && parts.linked() && parts.quiet(),
      reloads,
      reloadedFor: new Set(reloadedFor.filter(([, at]) => parts.instant() - at < DAY).map(([key]) => key)),
    })
    cases = found.cases
    for (const { trouble, where, last: step } of found.mended)
      health.write({ at: parts.gatewayNow(), trouble, where, step, what: 'mended' })
    for (const { trouble, where, last: step } of found.givenUp)
      health.write({ at: parts.gatewayNow(), trouble, where, step, what: 'givenUp' })
    health.givenUp = cases.filter((one) => one.givenUp)
    found.steps.forEach(take)
    if (found.steps.length + found.mended.length + found.givenUp.length > 0) keep(null, false)
  }

  return {
    look: () => {
      const slept = now() - last > ASLEEP * Math.max(1, parts.pace)
      last = now()
      if (!slept && !parts.hidden()) return looked()
      awake = now()
      ages = NO_AGE
      page.restart()
    },
    came: () => (missed = null),
    answered: (changes) => {
      if (asked !== null && changes > 0) missed = now()
      asked = null
    },
    renew: () => {
      const next = nextReload(reloads, parts.instant())
      if (next !== 'never' && next <= parts.instant() && parts.linked() && parts.quiet()) leave(null)
    },
    stop: () => page.stop(),
  }
}
