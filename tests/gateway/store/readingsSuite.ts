import { describe, expect, it } from 'vitest'
import { row, type Subject } from './engines.ts'
import { loaded } from './loaded.ts'

const HOUR = 3_600_000

/** What every engine must do with readings. */
export const readingsSuite = (of: Subject): void => {
  describe('readings', () => {
    const all = { indicator: 'economy.gdp', region: '500100', category: null, from: -1e15, to: 1e15 }

    it('accepts a new identity, knows it again, and keeps the old value under a revision', async () => {
      expect(await of.store.keep([row({ value: 10 })], 100)).toEqual(['accepted'])
      expect(await of.store.keep([row({ value: 10 })], 200)).toEqual(['unchanged'])
      expect(await of.store.keep([row({ value: 11 })], 300)).toEqual(['revised'])
      expect(await of.store.keep([row({ value: 10 })], 400)).toEqual(['revised'])
      const revisions = await of.store.revisions(all)
      expect(revisions.map(({ value, revision, knownAt }) => [value, revision, knownAt])).toEqual([
        [10, 0, 100],
        [11, 1, 300],
        [10, 2, 400],
      ])
      const { source: _, ...content } = row({ value: 10 })
      expect((await loaded(of.store, ['economy.gdp'])).rows).toEqual([{ ...content, knownAt: 400 }])
    })

    it('takes one call in its order: the same identity twice is unchanged or a revision', async () => {
      const rows = [
        row({ value: 1 }),
        row({ value: 1 }),
        row({ value: 2 }),
        row({ region: '500200' }),
        row({ value: 3 }),
        row({ value: 3 }),
      ]
      expect(await of.store.keep(rows, 5)).toEqual(['accepted', 'unchanged', 'revised', 'accepted', 'revised', 'unchanged'])
      expect((await of.store.revisions(all)).map(({ value, revision }) => [value, revision])).toEqual([
        [1, 0],
        [2, 1],
        [3, 2],
      ])
      expect(await of.store.keep([row({ value: 3 }), row({ value: 4 }), row({ value: 5, start: HOUR, end: 2 * HOUR })], 6)).toEqual([
        'unchanged',
        'revised',
        'accepted',
      ])
      expect((await of.store.revisions(all)).map(({ value, revision }) => [value, revision])).toEqual([
        [1, 0],
        [2, 1],
        [3, 2],
        [4, 3],
        [5, 0],
      ])
    })

    it('tells identities apart by each of their parts', async () => {
      const rows = [
        row(),
        row({ indicator: 'economy.tax' }),
        row({ region: '500101' }),
        row({ category: 'a' }),
        row({ category: 'b' }),
        row({ department: 'tax' }),
        row({ start: 1 }),
        row({ end: HOUR + 1 }),
        row({ start: 0, end: 0 }),
      ]
      expect(new Set(await of.store.keep(rows, 1))).toEqual(new Set(['accepted']))
      expect(new Set(await of.store.keep(rows, 2))).toEqual(new Set(['unchanged']))
      await of.reopen()
      expect(new Set(await of.store.keep(rows, 2))).toEqual(new Set(['unchanged']))
    })

    it('a revision is another value, numerator, denominator or quality; simulated and source make none', async () => {
      await of.store.keep([row({ numerator: 1, denominator: 2 })], 1)
      expect(await of.store.keep([row({ numerator: 1, denominator: 2, simulated: true, source: 'x' })], 2)).toEqual(['unchanged'])
      expect(await of.store.keep([row({ numerator: 1, denominator: 3 })], 2)).toEqual(['revised'])
      expect(await of.store.keep([row({ numerator: 2, denominator: 3 })], 2)).toEqual(['revised'])
      expect(await of.store.keep([row({ numerator: 2, denominator: 3, quality: 'estimated' })], 2)).toEqual(['revised'])
      expect(await of.store.keep([row({ numerator: 2, denominator: 3, quality: 'estimated', value: null })], 2)).toEqual(['revised'])
      expect(await of.store.keep([row({ numerator: 2, denominator: 3, quality: 'estimated', value: null })], 2)).toEqual(['unchanged'])
    })

    it('knows a whole batch again, and sees the one that differs in it, be it by the sign of zero', async () => {
      const rows = Array.from({ length: 50 }, (_, i) =>
        row({ start: i, end: i + 1, value: i % 3 ? i / 7 : 0, numerator: i % 4 ? null : 0 }),
      )
      const all = (outcome: string) => rows.map(() => outcome)
      expect(await of.store.keep(rows, 1)).toEqual(all('accepted'))
      expect(await of.store.keep([...rows, ...rows], 2)).toEqual([...all('unchanged'), ...all('unchanged')])
      for (const [at, other] of [
        [0, { value: -0 }],
        [4, { numerator: -0 }],
        [7, { quality: 'estimated' as const }],
        [8, { value: null }],
        [9, { denominator: 1 }],
      ] as const) {
        const expected = all('unchanged').with(at, 'revised')
        expect(await of.store.keep(rows.with(at, { ...rows[at]!, ...other }), 3)).toEqual(expected)
        expect(await of.store.keep(rows, 4)).toEqual(expected)
      }
    })

    it('gives every double back bit for bit, and missing as missing', async () => {
      const values = [-0, 0, 0.1 + 0.2, Number.MAX_VALUE, Number.MIN_VALUE, -1.7976931348623157e308, 2 ** 53 + 2, 1e-310, null]
      const rows = values.map((value, i) => row({ value, numerator: value, start: i, end: i + 1, source: i % 2 ? `s"'\\,{}${i}` : null }))
      await of.store.keep(rows, 1)
      const kept = (await loaded(of.store, ['economy.gdp'])).rows
      expect(kept.map(({ value }) => value)).toEqual(values)
      expect(kept.map(({ numerator }) => Object.is(numerator, -0))).toEqual(values.map((value) => Object.is(value, -0)))
      expect((await of.store.revisions(all)).map(({ value }) => value)).toEqual(values)
      expect(await of.store.keep(rows, 2)).toEqual(values.map(() => 'unchanged'))
      expect((await of.store.revisions(all)).map(({ source }) => source)).toEqual(rows.map(({ source }) => source))
    })

    it('keeps hostile text: quotes, NUL, half a surrogate, very long', async () => {
      const names = ["'; DROP TABLE readings; --", '{"a",NULL}', 'a|b|c', '关键词😀', 'x'.repeat(64), 'nul\0', 'half\ud800']
      const rows = names.map((category) => row({ category, source: category }))
      expect(await of.store.keep(rows, 1)).toEqual(names.map(() => 'accepted'))
      expect(await of.store.keep(rows, 2)).toEqual(names.map(() => 'unchanged'))
      await of.reopen()
      expect(await of.store.keep(rows, 2)).toEqual(names.map(() => 'unchanged'))
      const categories = (await loaded(of.store, ['economy.gdp'])).rows.map(({ category }) => category)
      expect(categories.sort()).toEqual([...names.slice(0, 5), 'nul\ufffd', 'half\ufffd'].sort())
    })

    it('keeps instants before 1970 and none of nothing', async () => {
      expect(await of.store.keep([], 1)).toEqual([])
      await of.store.keep([row({ start: -5e12, end: -5e12 })], -1)
      expect((await loaded(of.store, ['economy.gdp'], -6e12)).rows).toMatchObject([{ start: -5e12, end: -5e12, knownAt: -1 }])
    })

    it.each([
      ['most of what is kept', 100],
      ['little of what is kept', 1],
    ])('loads %s: the asked indicators between two instants, across chunks, bit for bit', async (_, others) => {
      const rows = Array.from({ length: 45_000 }, (__, i) =>
        row({
          indicator: i % 3 ? 'economy.gdp' : `market.firms${others === 1 ? i % 17 : ''}`,
          region: `r${i % 7}`,
          start: i * 10,
          end: i * 10 + 10,
          value: i % 11 ? i / 7 : null,
          numerator: i % 5 ? null : -0,
          denominator: i % 5 ? null : 1e-308,
          quality: i % 13 ? 'measured' : 'estimated',
          simulated: i % 2 === 0,
        }),
      )
      await of.store.keep(rows, 1)
      const { rows: kept, chunks } = await loaded(of.store, ['economy.gdp'], 1000, 440_000)
      const byKey = (a: { region: string; start: number }, b: { region: string; start: number }) =>
        a.region < b.region ? -1 : a.region > b.region ? 1 : a.start - b.start
      const expected = rows
        .filter(({ indicator, end }) => indicator === 'economy.gdp' && end > 1000 && end <= 440_000)
        .map(({ source: __, ...rest }) => ({ ...rest, knownAt: 1 }))
      expect(kept.toSorted(byKey)).toEqual(expected.toSorted(byKey))
      expect(chunks).toBeGreaterThan(1)
      expect((await loaded(of.store, ['society.nothing'])).rows).toEqual([])
      expect((await loaded(of.store, [])).rows).toEqual([])
    })

    it('finds the revisions that overlap, an instant at its own, ordered by start, department, revision', async () => {
      await of.store.keep(
        [
          row({ department: 'b', start: 0, end: 10 }),
          row({ department: 'a', start: 0, end: 10 }),
          row({ start: 10, end: 20 }),
          row({ start: 20, end: 20, value: 7 }),
          row({ start: 20, end: 30 }),
          row({ category: 'x', start: 0, end: 10 }),
        ],
        1,
      )
      await of.store.keep([row({ department: 'a', start: 0, end: 10, value: 2 })], 2)
      const found = async (from: number, to: number) =>
        (await of.store.revisions({ ...all, from, to })).map(({ start, end, department, revision }) => [start, end, department, revision])
      expect(await found(5, 10)).toEqual([
        [0, 10, 'a', 0],
        [0, 10, 'a', 1],
        [0, 10, 'b', 0],
      ])
      expect(await found(10, 20)).toEqual([[10, 20, 'statistics', 0]])
      expect(await found(20, 21)).toEqual([
        [20, 20, 'statistics', 0],
        [20, 30, 'statistics', 0],
      ])
      expect(await of.store.revisions({ ...all, region: 'nowhere' })).toEqual([])
    })

    it('keeps a call whole: 12,000 rows, then the same half changed', async () => {
      const rows = Array.from({ length: 12_000 }, (_, i) => row({ region: `r${i % 100}`, start: i, end: i + 1, value: i }))
      expect(new Set(await of.store.keep(rows, 1))).toEqual(new Set(['accepted']))
      const again = rows.map((one, i) => (i % 2 ? { ...one, value: -1 } : one))
      expect(await of.store.keep(again, 2)).toEqual(rows.map((_, i) => (i % 2 ? 'revised' : 'unchanged')))
    })

    it('serves writers side by side: each identity is accepted once', async () => {
      const rows = Array.from({ length: 300 }, (_, i) => row({ region: `r${i % 10}`, start: i, end: i + 1 }))
      const outcomes = await Promise.all(Array.from({ length: 6 }, (_, n) => of.store.keep(n % 2 ? rows : rows.toReversed(), n)))
      expect(outcomes.flat().filter((outcome) => outcome === 'accepted')).toHaveLength(300)
      expect(outcomes.flat().filter((outcome) => outcome === 'unchanged')).toHaveLength(1500)
    })
  })
}
