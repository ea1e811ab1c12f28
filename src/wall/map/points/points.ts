import { changeOf } from './changeOf.ts'
import type { Cluster, Gathered, Look, PointsAsked, PointsTold } from './messages.ts'

/** A number of points that are gathered together; they are told as changes. */
export interface PointSet {
  change(put: readonly Gathered[], gone: readonly string[]): void
  /** Clusters of all that was told until now, one look after the other; null where a newer one was asked for meanwhile, or the set was closed. */
  look(look: Look): Promise<readonly Cluster[] | null>
  /** The zoom at which a cluster seen so comes apart. */
  opensAt(look: Look, key: string): Promise<number>
  close(): void
}

/** All sets of a page: one worker between them, opened with the first. One that dies or is silent is replaced; after a second death in a row the page gathers. */
export interface Points {
  open(): PointSet
  close(): void
}

/** Where points are gathered, as the page holds it. */
export interface PointSeat {
  ask(asked: PointsAsked): void
  close(): void
}

export interface PointsParts {
  /** A new worker; `died` is called when it says that it failed. */
  worker(told: (told: PointsTold) => void, died: () => void): PointSeat
  /** The same in the page. */
  page(told: (told: PointsTold) => void): Promise<PointSeat>
}

/** A worker that owes an answer for so long (ms) is dead. */
const PATIENCE = 5000

interface Question {
  asked: Extract<PointsAsked, { ask: number }>
  answer(told: PointsTold | null): void
}

export const openPoints = ({ worker, page }: PointsParts): Points => {
  const sets = new Map<number, Map<string, Gathered>>()
  const owed = new Map<number, Question>()
  let seat: PointSeat | null = null
  let deaths = 0
  let last = 0
  let patience: ReturnType<typeof setTimeout> | undefined

  const wait = (): void => {
    clearTimeout(patience)
    if (owed.size > 0 && deaths < 2) patience = setTimeout(replace, PATIENCE)
  }
  const told = (come: PointsTold): void => {
    deaths = Math.min(deaths, deaths < 2 ? 0 : 2)
    const question = owed.get(come.ask)
    owed.delete(come.ask)
    wait()
    question?.answer(come)
  }
  /** All over again: the points of every set, then what is still owed. */
  const begin = (fresh: PointSeat): void => {
    seat = fresh
    for (const [set, kept] of sets) fresh.ask({ do: 'change', set, change: changeOf([...kept.values()], []) })
    for (const { asked } of owed.values()) fresh.ask(asked)
    wait()
  }
  const inWorker = (): void => {
    const made: PointSeat = worker(told, () => seat === made && replace())
    begin(made)
  }
  function replace(): void {
    seat?.close()
    seat = null
    deaths += 1
    if (deaths < 2) inWorker()
    else void page(told).then(begin)
  }
  const ask = (asked: PointsAsked): void => {
    if (seat) seat.ask(asked)
    else if (deaths === 0) inWorker()
  }
  const question = (asked: Question['asked']): Promise<PointsTold | null> =>
    new Promise((answer) => {
      owed.set(asked.ask, { asked, answer })
      ask(asked)
      wait()
    })

  return {
    open: () => {
      const set = (last += 1)
      const kept = new Map<string, Gathered>()
      sets.set(set, kept)
      let newest = 0
      let flight: Promise<PointsTold | null> | null = null
      return {
        change: (put, gone) => {
          for (const id of gone) kept.delete(id)
          for (const point of put) kept.set(point.id, point)
          if (seat) ask({ do: 'change', set, change: changeOf(put, gone) })
        },
        look: async (look) => {
          const mine = (newest = last += 1)
          while (flight) await flight
          if (mine !== newest) return null
          flight = question({ do: 'look', set, ask: mine, look })
          const come = await flight
          flight = null
          return mine === newest && come && 'clusters' in come ? come.clusters : null
        },
        opensAt: async (look, key) => {
          const come = await question({ do: 'open', set, ask: (last += 1), look, key })
          return come && 'opensAt' in come ? come.opensAt : Infinity
        },
        close: () => {
          newest = 0
          sets.delete(set)
          for (const [number, { asked, answer }] of owed)
            if (asked.set === set) {
              owed.delete(number)
              answer(null)
            }
          wait()
          seat?.ask({ do: 'close', set })
        },
      }
    },
    close: () => {
      clearTimeout(patience)
      for (const { answer } of owed.values()) answer(null)
      owed.clear()
      seat?.close()
      seat = null
      deaths = Infinity
    },
  }
}
