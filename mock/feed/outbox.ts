import type { Reading } from '#contract/reading.ts'
import { bodyOf } from './batch.ts'
import type { Answered, Door } from './door.ts'
import { keyOf, type Keys } from './keys.ts'

export interface OutboxParts {
  door: Door
  keys: Keys
  /** Rows a department keeps while the gateway is away; beyond it the oldest go. */
  room: number
  told: (department: string, answered: Answered, rows: number) => void
  repeats: (department: string) => boolean
}

const MOST = 2000

/** Each department's waiting rows: one request at a time, resent until answered, in the order they arose. */
export const outbox = ({ door, keys, room, told, repeats }: OutboxParts) => {
  const waiting = new Map<string, Reading[]>()
  const busy = new Set<string>()

  const drain = async (department: string, key: string): Promise<void> => {
    busy.add(department)
    for (let rows = waiting.get(department) ?? []; rows.length > 0; rows = waiting.get(department) ?? []) {
      const batch = rows.slice(0, MOST)
      waiting.set(department, rows.slice(MOST))
      const body = bodyOf(department, batch)
      told(department, await door.send('/api/v1/readings', key, body), batch.length)
      if (repeats(department)) await door.send('/api/v1/readings', key, body)
    }
    busy.delete(department)
  }

  return {
    /** Takes rows for sending; never waits. */
    put(department: string, rows: readonly Reading[]): void {
      const key = keyOf(keys, department)
      if (key === undefined || rows.length === 0) return
      waiting.set(department, [...(waiting.get(department) ?? []), ...rows].slice(-room))
      if (!busy.has(department)) void drain(department, key)
    },
    size: (): number => [...waiting.values()].reduce((sum, rows) => sum + rows.length, 0),
  }
}
