import { cpus, loadavg } from 'node:os'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRegions } from '../../wall/map/contexts.ts'
import { fault, lost } from '../fault.ts'

const TIMES = 100
/** Within this many ms (median) of a machine of one's own: of one on which several others run, as many times more. */
const LIMIT = 1000
/** The slowest of all may meet with something else on the machine. */
const SLOWEST = 4 * LIMIT
const shared = (): number => Math.max(1, loadavg()[0]! / cpus().length)

fault(
  { promised: 'every region of 2,000 has its colour again within a second', done: 'the WebGL context of the map is lost, 100 times' },
  () => {
    let regions: Awaited<ReturnType<typeof openRegions>>
    beforeAll(async () => {
      regions = await openRegions()
    }, 300_000)
    afterAll(() => regions?.close())

    it('by MapLibre, colours changed before and while it was away', async (context) => {
      const times: number[] = []
      for (let change = 3; change < 3 + TIMES; change++) {
        const { wrong, ms } = await regions.lose(change)
        expect(wrong).toBe(0)
        expect(ms).toBeLessThan(SLOWEST * shared())
        times.push(ms)
      }
      times.sort((a, b) => a - b)
      expect(times[TIMES / 2]).toBeLessThan(LIMIT * shared())
      lost(
        context,
        `nothing; back after ${times[TIMES / 2]!.toFixed(0)} ms (median), ${times.at(-1)!.toFixed(0)} ms at the latest, load ${loadavg()[0]!.toFixed(1)}`,
      )
    })
  },
)
