import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import type { State } from '#contract/state.ts'
import { gatewayOf } from '../helpers/gateway.ts'
import { until } from '../helpers/until.ts'
import { wallClient } from '../helpers/wallClient.ts'
import { departments } from './intake.ts'
import { keptIn } from './killed.ts'

const WATCHED = ['society.calls', 'economy.output']
const keyed = (states: readonly State[]) =>
  new Map(
    states
      .filter(({ indicator }) => WATCHED.includes(indicator))
      .map((state) => [[state.indicator, state.region, ...(state.category === null ? [] : [state.category])].join('|'), state] as const)
      .sort(),
  )
const untimed = (states: Map<string, State>) =>
  [...states].map(([key, { config: _c, levelSince: _l, knownAt: _k, ...state }]) => [key, state])

/** Whether it has judged all that it has: after the store was away it must be its turn again, and its keeping must have gone well. */
const judges = async ({ inside, get }: Awaited<ReturnType<typeof gatewayOf>>): Promise<boolean> => {
  await inside.tick()
  return inside.turn() !== null && (await get('/readyz')).status === 200
}

/**
 * A gateway under intake by every door, one wall on it, while its store is taken away again and again. Asks meanwhile that reading goes on,
 * and at the end that what was answered is kept once, that the wall holds the board, and that the board is what a restart makes of the store.
 */
export const storeAway = async (database: string, times: number, takeAway: (round: number) => Promise<void>): Promise<string> => {
  const gateway = await gatewayOf({ database })
  const wall = wallClient(gateway.url, { indicators: WATCHED, deltas: true })
  await wall.ready()
  const senders = departments(gateway.url, 5)
  let slowestRead = 0
  let reading = true
  const reader = (async () => {
    while (reading) {
      const began = performance.now()
      const { status } = await gateway.get('/api/v1/states?indicator=society.calls')
      expect(status).toBe(200)
      slowestRead = Math.max(slowestRead, performance.now() - began)
      await pause(100)
    }
  })()
  let slowestBack = 0
  for (let round = 0; round < times; round++) {
    await pause(500)
    await takeAway(round)
    const [back, before] = [performance.now(), senders.answered.length]
    await until(() => senders.answered.length > before + 50, Boolean, 60_000)
    slowestBack = Math.max(slowestBack, performance.now() - back)
  }
  await senders.stop()
  reading = false
  await reader
  await until(() => judges(gateway), Boolean, 20_000)
  const board = async () => keyed((await gateway.get('/api/v1/states')).body.states)
  await until(async () => JSON.stringify([...(await board())]) === JSON.stringify([...keyed([...wall.states.values()])]), Boolean, 20_000)
  const [stood, replies] = [await board(), wall.replies.length]
  const told = [wall.incidents.size, wall.notices.size]
  await gateway.stop()
  wall.close()
  const again = await gatewayOf({ database, config: gateway.config })
  const made = keyed((await again.get('/api/v1/states')).body.states)
  const anew = wallClient(again.url, { indicators: WATCHED })
  await anew.ready()
  expect(told).toEqual([anew.incidents.size, anew.notices.size])
  anew.close()
  await again.stop()
  expect(untimed(stood)).toEqual(untimed(made))
  const kept = await keptIn(database)
  const held = new Set(kept)
  expect([senders.answered.filter((key) => !held.has(key)).length, kept.length - held.size]).toEqual([0, 0])
  return `0 of ${senders.answered.length} answered, 0 doubled, the wall held the board (${replies} asks); ${times} times away, at most ${Math.round(slowestBack)} ms until 50 more were kept; slowest read ${Math.round(slowestRead)} ms; ${senders.repeated()} calls sent again`
}
