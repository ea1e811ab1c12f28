import { it } from 'vitest'
import { emptyStore } from '../../helpers/emptyStore.ts'
import { burst, crowd } from '../burst.ts'
import { fault, lost } from '../fault.ts'

const FAULT = {
  promised: 'who sends too fast is told when to come again, others are not held up, and what was answered with 200 is kept once, no more',
  done: 'ten times what a key may send, for a minute',
}

fault(FAULT, () => {
  it('on PGlite', async (context) => lost(context, await burst(await emptyStore(), 60)))
})

fault(
  {
    promised: 'more than the store can keep is refused before it is held, and taken later',
    done: 'ten times as many rows as may wait, sent at once by 640 senders, over and over for a minute',
  },
  () => {
    it('on PGlite', async (context) => lost(context, await crowd(await emptyStore(), 60)))
  },
)
