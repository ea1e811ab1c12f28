import { describe, expect, it } from 'vitest'
import type { FoldPlan, KeptRow } from '#gateway/store/types.ts'
import { row, type Subject } from './engines.ts'
import { loaded } from './loaded.ts'

const HOUR = 3_600_000
const NOW = 100 * 24 * HOUR
const SERIES = { indicator: 'economy.gdp', region: '500100', category: null }
const ALL = { series: SERIES, from: Number.MIN_SAFE_INTEGER, to: NOW, shorter: HOUR / 2, most: 1_000 }
const instant = (start: number, more = {}) => row({ start, end: start, lies: start, ...more })
const into = (parts: readonly KeptRow[], more: Partial<KeptRow> = {}) => ({
  ...parts[0]!,
  start: 0,
  end: HOUR,
  value: 9,
  knownAt: 5,
  revision: 0,
  folded: { readAt: 7, partial: true, rows: parts.length, at: 11 },
  ...more,
})
const whole: FoldPlan = (rows) => ({ foldings: [{ into: into(rows), parts: rows }], next: null })

/** What every engine must do when readings are rolled up. */
export const foldSuite = (of: Subject): void => {
  describe('rolling up', () => {
    it('lets readings and their revisions go for what they made, which is loaded and found in their stead', async () => {
      await of.store.keep([instant(1), instant(2, { value: 2 }), row({ start: HOUR, end: 2 * HOUR })], 1)
      await of.store.keep([instant(2, { value: 3 })], 2)
      const found: KeptRow[] = []
      const answer = await of.store.fold(ALL, (rows, full) => (found.push(...rows), whole(rows, full)), null)
      expect(found.map(({ start, value, revision }) => [start, value, revision])).toEqual([
        [1, 1, 0],
        [2, 3, 1],
      ])
      expect(answer).toMatchObject({ rows: 2, next: null, folded: [{ start: 0, end: HOUR, value: 9 }] })
      for (const again of [false, true]) {
        if (again) await of.reopen()
        const rows = (await loaded(of.store, ['economy.gdp'])).rows
        expect(rows.map(({ start, end, value, knownAt }) => [start, end, value, knownAt])).toEqual([
          [0, HOUR, 9, 5],
          [HOUR, 2 * HOUR, 1, 1],
        ])
        expect(await of.store.revisions({ ...SERIES, from: 0, to: HOUR })).toEqual([
          { ...row({ start: 0, end: HOUR, value: 9 }), knownAt: 5, revision: -1, folded: { readAt: 7, partial: true, rows: 2, at: 11 } },
        ])
      }
      expect(await of.store.series()).toEqual([SERIES])
    })

    it('takes nothing finer of it any more, of that department and period, but the whole of it', async () => {
      await of.store.keep([instant(1), instant(HOUR + 1), instant(1, { department: 'other' })], 1)
      const plan: FoldPlan = (rows) => {
        const parts = rows.filter(({ start, department }) => start === 1 && department === 'statistics')
        return { foldings: [{ into: into(parts), parts }], next: null }
      }
      await of.store.fold(ALL, plan, null)
      const late = [
        instant(1),
        instant(2),
        instant(0, { lies: -1 }),
        instant(HOUR, { lies: HOUR - 1 }),
        instant(HOUR),
        instant(3, { department: 'other' }),
        instant(3, { region: '500101' }),
        row({ start: 0, end: HOUR, value: 4 }),
      ]
      expect(await of.store.keep(late, NOW)).toEqual([
        'too_late',
        'too_late',
        'accepted',
        'too_late',
        'accepted',
        'accepted',
        'accepted',
        'accepted',
      ])
      expect(await of.store.keep(late.slice(4), NOW)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged'])
    })

    it('leaves a fold alone that another one overlaps, and its readings with it', async () => {
      await of.store.keep([instant(1)], 1)
      await of.store.fold(ALL, whole, null)
      await of.store.keep([instant(HOUR + 1)], 1)
      const longer: FoldPlan = (parts) => ({ foldings: [{ into: into(parts, { end: 24 * HOUR }), parts }], next: null })
      expect(await of.store.fold(ALL, longer, null)).toEqual({ folded: [], rows: 0, next: null })
      expect((await loaded(of.store, ['economy.gdp'])).rows).toHaveLength(2)
    })

    it('does all of it or nothing: what is not as it was read stays, and no fold beside it', async () => {
      await of.store.keep([instant(1)], 1)
      const wrong: FoldPlan = (rows) => ({
        foldings: [{ into: into(rows), parts: rows.map((one) => ({ ...one, revision: 5 })) }],
        next: null,
      })
      await expect(of.store.fold(ALL, wrong, null)).rejects.toThrow('stood as they were read')
      expect((await of.store.revisions({ ...SERIES, from: 0, to: HOUR })).map(({ start, folded }) => [start, folded])).toEqual([
        [1, undefined],
      ])
      expect(await of.store.keep([instant(2)], NOW)).toEqual(['accepted'])
    })

    it('is asked slice by slice, and of shorter ones only', async () => {
      await of.store.keep([...Array.from({ length: 10 }, (_, n) => instant(n)), row({ start: 3, end: 3 + HOUR })], 1)
      const seen: [number, boolean][] = []
      const look: FoldPlan = (rows, full) => (seen.push([rows.length, full]), { foldings: [], next: null })
      await of.store.fold({ ...ALL, most: 4 }, look, null)
      await of.store.fold({ ...ALL, from: 4, to: 7 }, look, null)
      await of.store.fold({ ...ALL, series: { ...SERIES, region: 'nowhere' } }, look, null)
      expect(seen).toEqual([
        [4, true],
        [4, false],
      ])
    })

    it('serves writers meanwhile: what is accepted is rolled up or stands beside, nothing is lost or there twice', async () => {
      const rows = Array.from({ length: 600 }, (_, n) => instant(n))
      await of.store.keep(rows.slice(0, 200), 1)
      const writing = Array.from({ length: 40 }, (_, n) => of.store.keep(rows.slice(200 + n * 10, 210 + n * 10), NOW))
      const folding = of.store.fold(ALL, whole, null)
      const outcomes = (await Promise.all(writing)).flat()
      const { rows: gone } = await folding
      const raw = (await of.store.revisions({ ...SERIES, from: 0, to: HOUR })).filter(({ folded }) => !folded)
      expect(raw).toEqual([])
      expect(gone).toBe(200 + outcomes.filter((one) => one === 'accepted').length)
      expect(outcomes.filter((one) => one !== 'accepted' && one !== 'too_late')).toEqual([])
    })
  })
}
