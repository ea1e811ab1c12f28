import { it } from 'vitest'
import { emptyStore } from '../helpers/emptyStore.ts'
import { fault, lost } from './fault.ts'
import { killedUnderIntake } from './killed.ts'

const FAULT = {
  promised: 'what was answered with 200 is kept once, by every door',
  done: 'kill -9 of the gateway, three times while departments report',
}

fault(FAULT, () => {
  // Twenty times, and on PostgreSQL, in long/kills.fault.ts.
  it('on PGlite', async (context) => lost(context, await killedUnderIntake(await emptyStore(), 3)))
})
