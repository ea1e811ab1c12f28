import { rmSync } from 'node:fs'
import type { Config } from '#contract/config.ts'
import { type Reading, Reading as ReadingSchema } from '#contract/reading.ts'
import type { State } from '#contract/state.ts'
import { Inside } from '#gateway/cockpit.ts'
import { openStore } from '#gateway/store/open.ts'
import { emptyStore } from './emptyStore.ts'
import { town } from './town.ts'

/** A gateway's inside over a store of its own, on a clock that the test sets. */
export const insideAt = async (start: string, config: Config = town(), at?: string) => {
  const folder = at ?? (await emptyStore())
  let now = Date.parse(start)
  const clock = { now: () => now, speed: () => 1 }
  const store = await openStore({ database: folder, place: config.place.id, now: () => now })
  const inside = new Inside({ store, clock, build: 'test', stopwatch: () => performance.now(), log: (error) => console.error(error) })
  await inside.open(config, JSON.stringify(config))
  return {
    inside,
    store,
    folder,
    clock: (text: string) => void (now = Date.parse(text)),
    send: (rows: object[], department = 'office') =>
      inside.accept(
        rows.map((row, index) => ({ index, what: ReadingSchema.parse(row) as Reading })),
        { department },
      ),
    state: async (indicator: string, region: string, category: string | null = null): Promise<State> => {
      await inside.tick()
      const reply = await inside.states({ indicator, region })
      if (!reply.ok) throw new Error(reply.refusal.message)
      return reply.value.states.find((state) => state.category === category)!
    },
    points: async (indicator: string, region: string, more: object = {}) => {
      const reply = await inside.series({ indicator, region, ...more })
      if (!reply.ok) throw new Error(reply.refusal.message)
      return reply.value.points
    },
    close: async (keep = false) => {
      await store.close()
      if (!keep) rmSync(folder, { recursive: true, force: true })
    },
  }
}
