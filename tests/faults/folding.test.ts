import { afterAll, it } from 'vitest'
import { engines } from '../gateway/store/engines.ts'
import { fault, lost } from './fault.ts'
import { folding } from './folding.ts'

const FAULT = {
  promised: 'what is shown and what is rolled up equals a recomputation of every reading that was accepted, bit for bit',
  done: 'duplicates, corrections, rows up to a week late and out of order, while finer readings are rolled up and let go, and hours packed; restarts',
}

const all = await engines()
fault(FAULT, () => {
  afterAll(() => Promise.all(all.map((engine) => engine.clean())))

  it.for(all)('eight ways to gather, on $name', async (engine, context) =>
    lost(
      context,
      await folding({
        seed: 20261122,
        days: 5,
        step: 40 * 60_000,
        raw: engine.name === 'PGlite' ? '2d' : '4d',
        database: engine.name === 'PGlite' ? undefined : await engine.fresh(),
      }),
    ),
  )
})
