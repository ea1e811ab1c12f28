import { it } from 'vitest'
import { emptyStore } from '../helpers/emptyStore.ts'
import { burst } from './burst.ts'
import { fault, lost } from './fault.ts'

const FAULT = {
  promised: 'who sends too fast is told when to come again, others are not held up, and what was answered with 200 is kept once, no more',
  done: 'ten times what a key may send, for four seconds',
}

fault(FAULT, () => {
  // A minute in long/burst.fault.ts.
  it('on PGlite', async (context) => lost(context, await burst(await emptyStore(), 4)))
})
