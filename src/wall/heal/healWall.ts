import type { Charts } from '../charts/charts.ts'
import type { Link } from '../link.ts'
import { machineClock, machineInstant } from '../machine.ts'
import type { Maps } from '../map/maps.ts'
import { mayReload } from '../quiet.ts'
import { useExplain } from '../stage/explain/useExplain.ts'
import { useProgramme } from '../stage/programme/useProgramme.ts'
import { useBoard } from '../stores/board.ts'
import { useClock } from '../stores/clock.ts'
import { useConnection } from '../stores/connection.ts'
import { useHealth } from '../stores/health.ts'
import { useStage } from '../stores/stage.ts'
import { createHealer, type Healer } from './healer.ts'
import type { HeapReading } from './heapBook.ts'
import { type Kept, type Shelf, writeKept } from './keep.ts'
import { pageSigns } from './pageSigns.ts'

/** What Chromium tells of the heap; other browsers tell nothing. */
const heapOf = (): HeapReading | null => {
  const { memory } = performance as { memory?: { usedJSHeapSize: number; jsHeapSizeLimit: number } }
  return memory ? { used: memory.usedJSHeapSize, limit: memory.jsHeapSizeLimit } : null
}
const REACHED_WITHIN = 5000
const reachable = (): Promise<boolean> =>
  Promise.race([
    fetch(location.pathname, { cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    ),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), REACHED_WITHIN)),
  ])
const redraw = (): void => {
  const { style } = document.documentElement
  style.display = 'none'
  void document.documentElement.offsetHeight
  style.display = ''
}

/** The healer of the wall in this page; `pace` times faster in tests. */
export const healWall = (given: {
  pace: number
  shelf: Shelf | null
  kept: Kept
  drawings: Charts
  maps: Maps
  link: Link
  /** Machine's ms of the last touch. */
  touched: () => number
}): Healer => {
  const { pace, kept } = given
  const [board, connection, stage, health, explain, programme] = [
    useBoard(),
    useConnection(),
    useStage(),
    useHealth(),
    useExplain(),
    useProgramme(),
  ]
  const now = (): number => machineClock() * pace
  const linked = (): boolean => connection.state === 'live'
  const before = kept.log.at(-1)
  health.log = kept.log
  if (kept.handed && before?.step === 'reload') health.write({ ...before, what: 'mended' })
  writeKept(given.shelf, { ...kept, log: [...health.log], handed: null })
  return createHealer({
    ...given,
    now,
    instant: machineInstant,
    gatewayNow: useClock().now,
    health,
    page: pageSigns(window, now, machineClock),
    hidden: () => document.hidden,
    heap: heapOf,
    positions: () => [board.position, connection.pulse?.position ?? null],
    linked,
    quiet: () => explain.subject === null && stage.incident === null && mayReload(linked(), now(), given.touched() * pace),
    course: programme.kept,
    scene: () => stage.scene?.id ?? '',
    redraw,
    reachable,
    reload: () => location.reload(),
  })
}
