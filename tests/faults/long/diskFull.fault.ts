import { it } from 'vitest'
import { diskFull, whyNoSmallDisk } from '../diskFull.ts'
import { fault, lost } from '../fault.ts'

const FAULT = {
  promised:
    'reading goes on; who writes is told 503 cannot_keep at once; writing goes on within 5 s of space coming back; what was answered is there',
  done: 'the disk of the store filled under intake, six times, to its last byte every other time',
}
const why = whyNoSmallDisk()
if (why) console.warn(`SKIPPED: the full disk: ${why}`)

fault(FAULT, () => {
  it.skipIf(why !== null)('on a small file system of its own', async (context) => lost(context, await diskFull(6)))
})
