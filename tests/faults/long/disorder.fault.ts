import { it } from 'vitest'
import { disorder } from '../disorder.ts'
import { fault, lost } from '../fault.ts'

const FAULT = {
  promised: 'the board and every series end as if each fact had come once, in order, in time',
  done: 'duplicates, wrong values corrected later, rows up to a week late and out of order; the clock an hour ahead, then set back, then an hour behind: ten times, otherwise each time',
}

fault(FAULT, () => {
  it.for(Array.from({ length: 10 }, (_, index) => index + 1))('ten days of a town, seed %i', async (seed, context) =>
    lost(context, await disorder(seed)),
  )
})
