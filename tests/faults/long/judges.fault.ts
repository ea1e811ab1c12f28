import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { gatewayProcess } from '../../helpers/gatewayProcess.ts'
import { KEY } from '../../helpers/gateway.ts'
import { ownPostgres, whyNoPostgres } from '../../helpers/ownPostgres.ts'
import { freePort } from '../../helpers/started.ts'
import { townFolder } from '../../helpers/townFolder.ts'
import { until } from '../../helpers/until.ts'
import { fault, lost } from '../fault.ts'
import { departments } from '../intake.ts'
import { keptIn } from '../killed.ts'

const TIMES = 10
const NAMES = ['one', 'two', 'three']
const why = whyNoPostgres()
if (why !== null) console.warn(`SKIPPED judges killed on a PostgreSQL of the tests' own: ${why}`)

const FAULT = {
  promised:
    'of three gateways on one PostgreSQL another judges within two seconds, nothing is posted twice, and all end with the same board',
  done: 'the judge is killed with -9, or frozen and thawed again, ten times while departments report to all',
}

fault(FAULT, () => {
  it.skipIf(why !== null)('three gateways', async (context) => {
    const server = await ownPostgres({ durable: true })
    const database = server.url('judges')
    const config = townFolder()
    const ports = await Promise.all(NAMES.map(freePort))
    const begin = (index: number) =>
      gatewayProcess(
        {
          COCKPIT_PORT: String(ports[index]),
          COCKPIT_CONFIG: config,
          COCKPIT_DATABASE: `${database}&application_name=${NAMES[index]}`,
          COCKPIT_KEYS: `*=${KEY}`,
        },
        { built: true },
      )
    const gateways = [await begin(0), await begin(1), await begin(2)]
    const judge = async (): Promise<string | null> => {
      const [holder] = await server.ask<{ application_name: string }>(
        `SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' AND granted AND mode = 'ExclusiveLock'`,
      )
      return holder && NAMES.includes(holder.application_name) ? holder.application_name : null
    }
    const senders = ports.map((port) => departments(`http://127.0.0.1:${port}`, 2))
    const handOvers: number[] = []
    for (let round = 0; round < TIMES; round++) {
      await pause(1_500)
      const held = await until(judge, (name) => name !== null, 20_000)
      const index = NAMES.indexOf(held!)
      const began = performance.now()
      const frozen = round % 2 === 1
      if (frozen) gateways[index]!.child.kill('SIGSTOP')
      else await gateways[index]!.kill()
      await until(judge, (name) => name !== null && name !== held, 20_000)
      handOvers.push(performance.now() - began)
      await pause(2_000)
      if (frozen) gateways[index]!.child.kill('SIGCONT')
      else gateways[index] = await begin(index)
    }
    for (const one of senders) await one.stop()
    const boards = () =>
      Promise.all(
        ports.map(async (port) => {
          const { states } = (await (await fetch(`http://127.0.0.1:${port}/api/v1/states`)).json()) as { states: object[] }
          return states.map((state) => JSON.stringify(state)).sort()
        }),
      )
    await until(boards, ([first, ...others]) => others.every((other) => JSON.stringify(other) === JSON.stringify(first)), 30_000)
    const doubles = await server.ask(`SELECT series, position FROM (
      SELECT series, position, state, gone, lag(state) OVER w AS before, lag(gone) OVER w AS left_before FROM judges.states
      WINDOW w AS (PARTITION BY series ORDER BY position)) s WHERE state = before AND gone = left_before`)
    expect(doubles).toEqual([])
    for (const { kill } of gateways) await kill()
    const kept = await keptIn(database)
    const answered = senders.flatMap((one) => one.answered)
    const held = new Set(kept)
    expect([answered.filter((key) => !held.has(key)).slice(0, 5), kept.length - held.size]).toEqual([[], 0])
    expect(Math.max(...handOvers)).toBeLessThan(10_000)
    await server.close()
    const shown = handOvers.map((ms) => Math.round(ms)).join(' ')
    lost(context, `0 of ${answered.length} answered, 0 kept or posted twice; hand-overs after (ms, killed and frozen by turns): ${shown}`)
  })
})
