import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { openStore } from '#gateway/store/open.ts'
import { KEY } from '../helpers/gateway.ts'
import { gatewayProcess } from '../helpers/gatewayProcess.ts'
import { seeded } from '../helpers/seeded.ts'
import { freePort } from '../helpers/started.ts'
import { townFolder } from '../helpers/townFolder.ts'
import { departments, rowKey } from './intake.ts'

/** Everything a store holds, under the names departments know it by: each as often as it is kept. */
export const keptIn = async (database: string): Promise<string[]> => {
  const store = await openStore({ database, place: 'town', now: () => Date.parse('2026-11-01') })
  const kept: string[] = []
  for (const region of ['11', '12', '13'])
    for (const category of ['a', 'b'])
      for (const row of await store.revisions({ indicator: 'society.calls', region, category, from: 0, to: 8e15 })) kept.push(rowKey(row))
  for (const { id } of await store.incidents(0)) kept.push(id)
  for (const { id } of await store.notices(0)) kept.push(id)
  await store.close()
  return kept
}

/** Kills a gateway with -9 at seeded moments while departments report by every door; answers in words what became of what was answered. */
export const killedUnderIntake = async (database: string, kills: number): Promise<string> => {
  const random = seeded(20261122 + kills)
  const port = await freePort()
  const env = { COCKPIT_PORT: String(port), COCKPIT_CONFIG: townFolder(), COCKPIT_DATABASE: database, COCKPIT_KEYS: `*=${KEY}` }
  let gateway = await gatewayProcess(env, { built: true })
  const senders = departments(`http://127.0.0.1:${port}`, 6)
  for (let kill = 0; kill < kills; kill++) {
    const before = senders.answered.length
    while (senders.answered.length === before) await pause(50)
    await pause(random() * 900)
    await gateway.kill()
    gateway = await gatewayProcess(env, { built: true })
    expect(gateway.child.exitCode, gateway.said()).toBeNull()
  }
  await senders.stop()
  await gateway.kill()
  const kept = await keptIn(database)
  const lost = senders.answered.filter((key) => !new Set(kept).has(key))
  const doubled = kept.length - new Set(kept).size
  expect([lost.slice(0, 5), doubled]).toEqual([[], 0])
  expect(kept.length).toBe(senders.answered.length)
  return `0 of ${senders.answered.length} answered, 0 doubled; ${kills} kills, ${senders.repeated()} calls sent again`
}
