import { describe, expect, it } from 'vitest'
import { type Subject } from './engines.ts'
import { state } from './state.ts'

/** What every engine must do with the board. */
export const boardSuite = (of: Subject): void => {
  describe('the board', () => {
    it('starts empty at position 0; nothing to post takes no position', async () => {
      expect(await of.store.board()).toEqual({ position: 0, at: null, states: [] })
      expect(await of.store.post([], [], 1)).toBe(0)
      expect(await of.store.changesAfter(0, 0)).toEqual({ position: 0, states: [], gone: [] })
      expect(await of.store.boardAt(1e15)).toEqual({ position: 0, states: [] })
    })

    it('shows the newest state of each series, less what has gone, also after a restart', async () => {
      expect(await of.store.post([state(), state({ category: 'a|b' }), state({ region: '500200' })], [], 10)).toBe(1)
      expect(await of.store.post([state({ value: 2 })], ['economy.gdp|500100|a|b'], 20)).toBe(2)
      const expected = { position: 2, at: 20, states: [state({ value: 2 }), state({ region: '500200' })] }
      expect(await of.store.board()).toEqual(expected)
      await of.reopen()
      expect(await of.store.board()).toEqual(expected)
      expect(await of.store.post([state({ category: 'a|b', value: 9 })], [], 30)).toBe(3)
      expect((await of.store.board()).states).toHaveLength(3)
    })

    it('gives the board of a past instant as it was kept then', async () => {
      await of.store.post([state({ value: 1 })], [], 100)
      await of.store.post([state({ value: 2 }), state({ region: '500200' })], [], 200)
      await of.store.post([state({ value: 3 })], ['economy.gdp|500200'], 300)
      const at = async (instant: number) => {
        const { position, states } = await of.store.boardAt(instant)
        return [position, states.map(({ region, value }) => `${region}=${value}`).sort()]
      }
      expect(await at(99)).toEqual([0, []])
      expect(await at(100)).toEqual([1, ['500100=1']])
      expect(await at(299)).toEqual([2, ['500100=2', '500200=1']])
      expect(await at(300)).toEqual([3, ['500100=3']])
    })

    it('lets go of what had been followed by an instant; the board from then on stays as it was', async () => {
      for (let step = 1; step <= 5; step++) await of.store.post([state({ value: step })], [], step * 100)
      await of.store.post([state({ region: '500200' })], [], 150)
      const boards = () => Promise.all([350, 400, 500].map((at) => of.store.boardAt(at)))
      const before = await boards()
      expect(await of.store.forget(350, 1)).toBe(1)
      expect(await of.store.forget(350, 100)).toBe(1)
      expect(await of.store.forget(350, 100)).toBe(0)
      expect(await boards()).toEqual(before)
      expect((await of.store.boardAt(150)).states.map(({ region }) => region)).toEqual(['500200'])
      expect(await of.store.board()).toMatchObject({ position: 6 })
    })

    it('tells what changed after a position, newest only, and null where the log is not to be trusted', async () => {
      await of.store.post([state({ value: 1 }), state({ region: '500200' })], [], 100)
      await of.store.post([state({ value: 2 })], [], 200)
      await of.store.post([state({ value: 3 })], ['economy.gdp|500200'], 300)
      expect(await of.store.changesAfter(1, 0)).toEqual({ position: 3, states: [state({ value: 3 })], gone: ['economy.gdp|500200'] })
      expect(await of.store.changesAfter(3, 0)).toEqual({ position: 3, states: [], gone: [] })
      expect(await of.store.changesAfter(3, 1e15)).toEqual({ position: 3, states: [], gone: [] })
      expect(await of.store.changesAfter(1, 200)).not.toBeNull()
      expect(await of.store.changesAfter(1, 201)).toBeNull()
      expect(await of.store.changesAfter(4, 0)).toBeNull()
    })

    it('gives positions in commit order to writers side by side: a follower misses nothing', async () => {
      const seen: number[] = []
      let last = 0
      let done = false
      const follow = (async () => {
        while (!done || (await of.store.board()).position > last) {
          const changes = (await of.store.changesAfter(last, 0))!
          changes.states.forEach(({ value }) => seen.push(value!))
          last = changes.position
        }
      })()
      const positions: number[] = []
      await Promise.all(
        Array.from({ length: 8 }, async (_, writer) => {
          for (let n = 0; n < 10; n++)
            positions.push(await of.store.post([state({ region: `w${writer}n${n}`, value: writer * 100 + n })], [], n))
        }),
      )
      done = true
      await follow
      expect(positions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 80 }, (_, i) => i + 1))
      expect(seen).toHaveLength(80)
      expect(new Set(seen).size).toBe(80)
    })
  })
}
