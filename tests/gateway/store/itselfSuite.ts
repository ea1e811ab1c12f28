import { describe, expect, it } from 'vitest'
import { type Subject } from './engines.ts'

/** What every engine must keep of the store's own. */
export const itselfSuite = (of: Subject): void => {
  describe('itself', () => {
    it('numbers configs by their hash', async () => {
      expect(await of.store.keepConfig('a', '{}', 1)).toBe(1)
      expect(await of.store.keepConfig('a', '{}', 2)).toBe(1)
      expect(await of.store.keepConfig('b', '{}', 3)).toBe(2)
      expect(await of.store.keepConfig('a', '{}', 4)).toBe(3)
      expect(await Promise.all([1, 2, 3].map(() => of.store.keepConfig('c', '{}', 5)))).toEqual([4, 4, 4])
    })

    it('remembers facts, and its own are not to be overwritten', async () => {
      expect(await of.store.fact('anchor')).toBeNull()
      await of.store.setFact('anchor', '1')
      await of.store.setFact('anchor', '2')
      await of.store.setFact('store.place', 'elsewhere')
      await of.reopen()
      expect(await of.store.fact('anchor')).toBe('2')
    })

    it('has an epoch for life', async () => {
      const { epoch } = of.store
      expect(epoch.length).toBeGreaterThan(8)
      await of.reopen()
      expect(of.store.epoch).toBe(epoch)
    })
  })
}
