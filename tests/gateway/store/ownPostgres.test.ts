import { describe, expect, it } from 'vitest'
import { ownPostgres, whyNoPostgres } from '../../helpers/ownPostgres.ts'
import { open, row } from './engines.ts'

const why = whyNoPostgres()
if (why !== null) console.warn(`SKIPPED on a server of the tests' own: ${why}`)

describe.skipIf(why !== null)("a PostgreSQL server of the tests' own", () => {
  it('keeps what a store was answered for over its stop, its restart and its kill -9, and is gone when closed', async () => {
    const server = await ownPostgres()
    const store = await open(server.url('one'))
    expect(await store.keep([row()], 1)).toEqual(['accepted'])
    await server.restart()
    expect(await store.keep([row(), row({ region: 'x' })], 1)).toEqual(['unchanged', 'accepted'])
    await server.kill()
    await expect(store.ping()).rejects.toThrow()
    await server.start()
    expect(await store.keep([row(), row({ region: 'x' }), row({ region: 'y' })], 1)).toEqual(['unchanged', 'unchanged', 'accepted'])
    await store.close()
    await server.close()
    await expect(server.ask('SELECT 1')).rejects.toThrow()
  })
})
