import { it } from 'vitest'
import { whyNoPostgres, ownPostgres } from '../../helpers/ownPostgres.ts'
import { fault, lost } from '../fault.ts'
import { folding } from '../folding.ts'

const FAULT = {
  promised: 'what is shown and what is rolled up equals a recomputation of every reading that was accepted, bit for bit',
  done: 'a million readings doubled, corrected, up to a week late and out of order, while finer ones are rolled up and let go, and hours packed; restarts',
}
const COURSE = { days: 28, step: 78_000, raw: '3d' }

const why = whyNoPostgres()
if (why !== null) console.warn(`SKIPPED on a PostgreSQL of the tests' own: ${why}`)

fault(FAULT, () => {
  it('on PGlite', async (context) => lost(context, await folding({ seed: 1, ...COURSE })))

  it.skipIf(why !== null)('on PostgreSQL', async (context) => {
    const server = await ownPostgres()
    try {
      lost(context, await folding({ seed: 2, ...COURSE, database: server.url('folding') }))
    } finally {
      await server.close()
    }
  })
})
