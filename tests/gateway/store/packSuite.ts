import { describe, expect, it } from 'vitest'
import type { FoldPlan, KeptRow, PackAnswer, Row } from '#gateway/store/types.ts'
import { row, type Subject } from './engines.ts'
import { loaded } from './loaded.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = 100 * DAY
const SERIES = { indicator: 'economy.gdp', region: '500100', category: null }
const ALL = { from: Number.MIN_SAFE_INTEGER, to: 10 * DAY, shorter: HOUR / 2, most: 1_000 }
const hour = (n: number, more: Partial<Row> = {}) => row({ start: n * HOUR, end: (n + 1) * HOUR, value: n / 7, ...more })
const hours = (from: number, to: number, more: Partial<Row> = {}) => Array.from({ length: to - from }, (_, n) => hour(from + n, more))
const instant = (start: number, more: Partial<Row> = {}) => row({ start, end: start, lies: start, ...more })
const ODD = [
  hour(3, { value: -0, source: '-0' }),
  hour(4, { value: null, quality: 'estimated', simulated: true, source: '自动站 "A"' }),
  hour(5, { value: 0.1 + 0.2, numerator: 5e-324, denominator: -1.7976931348623157e308 }),
]

/** What every engine must do when whole hours are packed: nothing that anybody could see. */
export const packSuite = (of: Subject): void => {
  const pack = async (more: object = {}): Promise<PackAnswer> => of.store.pack({ series: SERIES, ...ALL, ...more }, null)
  const seen = async () => ({
    loaded: (await loaded(of.store, ['economy.gdp'], -8e15)).rows,
    part: (await loaded(of.store, ['economy.gdp'], 5 * HOUR, 30 * HOUR)).rows,
    all: await of.store.revisions({ ...SERIES, from: -8e15, to: 8e15 }),
    some: await of.store.revisions({ ...SERIES, from: 3 * HOUR + 1, to: 26 * HOUR }),
    current: (await of.store.current([hour(4), hour(30), hour(31, { department: 'other' }), instant(7)])).sort((a, b) => a.start - b.start),
  })

  describe('packing', () => {
    it('is not to be seen: readings to the bit, revisions, departments, before 1970 and after a restart', async () => {
      await of.store.keep([...ODD, ...hours(-30, 3), ...hours(6, 60), ...hours(20, 40, { department: 'other' }), instant(7)], 1)
      await of.store.keep([hour(-3, { value: 8 }), hour(30, { value: 8 }), hour(31, { value: 9, department: 'other' })], 2)
      await of.store.keep([hour(30, { value: -0 })], 3)
      const before = await seen()
      expect(before.all).toHaveLength(115)
      expect(await pack({ to: 2 * DAY })).toEqual({ rows: 102, next: null })
      expect(await seen()).toEqual(before)
      expect(await pack()).toEqual({ rows: 12, next: null })
      expect(await pack()).toEqual({ rows: 0, next: null })
      expect(await seen()).toEqual(before)
      await of.reopen()
      expect(await seen()).toEqual(before)
    })

    it('leaves the answers to departments as they were, and takes corrections of what is packed', async () => {
      await of.store.keep(hours(0, 48), 1)
      await pack()
      const before = await seen()
      expect(new Set(await of.store.keep(hours(0, 48), NOW))).toEqual(new Set(['unchanged']))
      expect(await seen()).toEqual(before)
      const sent = [
        hour(5, { value: 1 }),
        hour(6),
        hour(5, { value: 2 }),
        hour(60),
        hour(5, { value: 2 }),
        hour(7, { value: -0 }),
        instant(9),
      ]
      expect(await of.store.keep(sent, NOW)).toEqual(['revised', 'unchanged', 'revised', 'accepted', 'unchanged', 'revised', 'accepted'])
      const told = ({ start, revision, value, knownAt }: KeptRow) => [start / HOUR, revision, value, knownAt]
      const after = await of.store.revisions({ ...SERIES, from: 5 * HOUR, to: 8 * HOUR })
      expect(after.map(told)).toEqual([
        [5, 0, 5 / 7, 1],
        [5, 1, 1, NOW],
        [5, 2, 2, NOW],
        [6, 0, 6 / 7, 1],
        [7, 0, 1, 1],
        [7, 1, -0, NOW],
      ])
      const loose = await seen()
      await pack()
      expect(await seen()).toEqual(loose)
      expect(await of.store.keep([hour(5, { value: 2 }), hour(5, { value: 5 / 7 })], NOW)).toEqual(['unchanged', 'revised'])
    })

    it('is known of under a clock that was set back: what is packed is not taken for new', async () => {
      await of.store.keep(hours(0, 24), 1)
      await pack()
      expect(await of.store.keep([hour(22), hour(23, { value: 1 })], 24 * HOUR)).toEqual(['unchanged', 'revised'])
      expect((await loaded(of.store, ['economy.gdp'])).rows).toHaveLength(24)
    })

    it('keeps folds and what they refuse: what is finer than a packed one is too late', async () => {
      await of.store.keep([instant(1), instant(2, { value: 2 }), instant(HOUR + 1, { department: 'other' }), ...hours(2, 5)], 1)
      const fold = { start: 0, end: HOUR, value: 1.5, revision: 0, folded: { readAt: 7, partial: true, rows: 2, at: 11 } }
      const plan: FoldPlan = (rows) => {
        const parts = rows.filter(({ department }) => department === 'statistics')
        return { foldings: [{ into: { ...parts[0]!, ...fold }, parts }], next: null }
      }
      await of.store.fold({ series: SERIES, from: 0, to: NOW, shorter: HOUR / 2, most: 100 }, plan, null)
      const before = await seen()
      expect(await pack()).toEqual({ rows: 4, next: null })
      expect(await seen()).toEqual(before)
      const late = [instant(1), instant(HOUR), instant(HOUR, { lies: HOUR - 1 }), instant(3, { department: 'other' }), hour(0)]
      expect(await of.store.keep(late, NOW)).toEqual(['too_late', 'accepted', 'too_late', 'accepted', 'accepted'])
    })

    it('is undone for what is rolled up into a longer period than it was packed in', async () => {
      await of.store.keep(hours(0, 24), 1)
      await pack()
      await of.store.keep([hour(24), instant(23 * HOUR + 1, { lies: 23 * HOUR + 1 })], NOW)
      const plan: FoldPlan = (parts) => ({
        foldings:
          parts.length === 0
            ? []
            : [
                {
                  into: { ...parts[0]!, end: 25 * HOUR, start: 0, folded: { readAt: 1, partial: false, rows: parts.length, at: 2 } },
                  parts,
                },
              ],
        next: null,
      })
      const fold = (from: number) => of.store.fold({ series: SERIES, from, to: NOW, shorter: DAY, most: 100 }, plan, null)
      expect(await fold(-5)).toEqual({ folded: [], rows: 0, next: -5 })
      expect(await fold(-5)).toMatchObject({ rows: 26, folded: [{ folded: { rows: 26 } }] })
      expect((await of.store.revisions({ ...SERIES, from: 0, to: 8e15 })).map(({ folded }) => folded?.rows)).toEqual([26])
    })

    it('is asked slice by slice, whole days only, of whole periods only, and of none that is unknown', async () => {
      await of.store.keep([...hours(0, 72), instant(5), row({ start: 0, end: DAY }), row({ start: 60_000, end: 120_000 })], 1)
      expect(await pack({ most: 10 })).toEqual({ rows: 0, next: 0 })
      expect(await pack({ most: 30 })).toEqual({ rows: 24, next: DAY })
      expect(await pack({ most: 30, from: DAY, to: 2 * DAY })).toEqual({ rows: 24, next: null })
      expect(await pack({ series: { ...SERIES, region: 'nowhere' } })).toEqual({ rows: 0, next: null })
      expect(await pack({ shorter: 50_000 })).toEqual({ rows: 25, next: null })
      expect((await seen()).all).toHaveLength(75)
    })

    it('serves writers meanwhile: what is answered is there once', async () => {
      await of.store.keep(hours(0, 240), 1)
      const sent = Array.from({ length: 30 }, (_, n) => hours(n * 6, n * 6 + 12, { value: n }))
      const writing = sent.map((rows, n) => of.store.keep(rows, NOW + n))
      const packing = Array.from({ length: 6 }, () => pack({ most: 100 }))
      const outcomes = (await Promise.all(writing)).flat()
      for (const { next } of await Promise.all(packing)) expect(next).not.toBe(0)
      await pack()
      const kept = await of.store.revisions({ ...SERIES, from: 0, to: 8e15 })
      expect(kept).toHaveLength(240 + outcomes.filter((one) => one === 'revised').length)
      expect(new Set(kept.map(({ start, revision }) => `${start} ${revision}`)).size).toBe(kept.length)
      expect((await loaded(of.store, ['economy.gdp'])).rows).toHaveLength(240)
      expect(outcomes).not.toContain('accepted')
    })
  })
}
