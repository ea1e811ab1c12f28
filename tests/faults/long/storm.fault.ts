import { it } from 'vitest'
import { fault, lost } from '../fault.ts'
import { storm } from '../storm.ts'

fault(
  { promised: 'walls that come back together have what they missed, once', done: 'the links of 1,000 walls cut at once, three times' },
  () => {
    it('while figures change', async (context) => lost(context, await storm(1_000, 3)))
  },
)
