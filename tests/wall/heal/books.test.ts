import { describe, expect, it } from 'vitest'
import { ageRead, NO_AGE, standsStill } from '../../../src/wall/heal/ageBook.ts'
import { type FrameBook, frameRead, framesMissing, NO_FRAME_MISSED } from '../../../src/wall/heal/frameBook.ts'
import { heapRead, openHeapBook } from '../../../src/wall/heal/heapBook.ts'
import { NOTHING_KEPT, readKept, writeKept } from '../../../src/wall/heal/keep.ts'
import { MOST_RELOADS, nextReload } from '../../../src/wall/heal/reloads.ts'

const HOUR = 3_600_000
const MB = 1e6

describe('the heap', () => {
  /** Readings once a second for so many minutes; says whether it is too full at the end. */
  const fullAfter = (minutes: number, used: (second: number) => number, limit = 4000 * MB) => {
    let book = openHeapBook(0)
    for (let second = 1; second <= minutes * 60; second++) book = heapRead(book, { used: used(second), limit }, second * 1000)
    return book.full
  }
  it('is not full where garbage comes and goes', () => expect(fullAfter(120, (second) => (30 + (second % 60) * 8) * MB)).toBe(false))
  it('is not full where caches fill to three times what it began with, or by less than 200 MB', () => {
    expect(fullAfter(120, (second) => Math.min(200, 30 + second / 10) * MB)).toBe(false)
    expect(fullAfter(120, (second) => Math.min(400, 150 + second / 10) * MB)).toBe(false)
  })
  it('is full where it grows and grows, and where the browser gives no more', () => {
    expect(fullAfter(120, (second) => (50 + second / 10) * MB)).toBe(true)
    expect(fullAfter(11, () => 800 * MB, 1000 * MB)).toBe(true)
  })
  it('is well again when it has shrunk', () => expect(fullAfter(60, (second) => (second < 2000 ? 50 + second / 2 : 60) * MB)).toBe(false))
})

describe('frames', () => {
  const missing = (took: readonly number[]) => {
    let book: FrameBook = NO_FRAME_MISSED
    took.forEach((ms, second) => (book = frameRead(book, ms, second * 1000)))
    return framesMissing(book, took.length * 1000)
  }
  const good = Array.from({ length: 60 }, () => 16)
  it('are missing when none came in time for half a minute', () =>
    expect(missing([...good, ...Array.from({ length: 31 }, () => 1500)])).toBe(true))
  it('are not for a scene that takes long', () => expect(missing([...good, ...Array.from({ length: 20 }, () => 1500), 16])).toBe(false))
  it('are not where they never came in time: a reload makes no machine faster', () =>
    expect(missing(Array.from({ length: 300 }, () => 1500))).toBe(false))
})

describe('the age of the figures', () => {
  const still = (looks: readonly (readonly [number | null, number | null])[]) => {
    let book = NO_AGE
    looks.forEach(([wall, gateway], second) => (book = ageRead(book, wall, gateway, second * 1000)))
    return standsStill(book, looks.length * 1000)
  }
  const looks = (count: number, at: (second: number) => readonly [number | null, number | null]) =>
    Array.from({ length: count }, (_, second) => at(second))
  it('is told where the gateway goes on alone', () => expect(still(looks(70, (second) => [5, 5 + second]))).toBe(true))
  it('is not where both stand, both go, or nothing is known yet', () => {
    expect(still(looks(500, () => [5, 5]))).toBe(false)
    expect(still(looks(500, (second) => [second, second + 3]))).toBe(false)
    expect(still(looks(500, () => [null, 4]))).toBe(false)
  })
})

describe('reloads', () => {
  const now = 1e12
  it('may be made at once, then after five and after twenty minutes, then not within the hour', () => {
    expect(nextReload([], now)).toBe(now)
    expect(nextReload([now - 1000], now)).toBe(now - 1000 + 300_000)
    expect(nextReload([now - 400_000, now - 1000], now)).toBe(now - 1000 + 1_200_000)
    expect(nextReload([now - 3e6, now - 2e6, now - 1e6], now)).toBe('never')
    expect(nextReload([now - 2 * HOUR, now - HOUR - 1], now)).toBe(now)
  })
  it('are not made faster by a clock that was set back or ahead', () => {
    expect(
      nextReload(
        Array.from({ length: MOST_RELOADS }, () => now + 10 * HOUR),
        now,
      ),
    ).toBe('never')
    expect(nextReload([now + HOUR], now)).toBe(now + 300_000)
  })
})

describe('what is kept over a reload', () => {
  const shelf = (text: string | null = null) => {
    let held = text
    return { getItem: () => held, setItem: (_: string, next: string) => void (held = next) }
  }
  const kept = { ...NOTHING_KEPT, reloads: [1, 2], log: [{ at: 1, trouble: 'heap', where: '', step: 'reload', what: 'tried' } as const] }
  it('is read as it was written', () => {
    const one = shelf()
    expect(writeKept(one, kept)).toBe(true)
    expect(readKept(one)).toEqual(kept)
  })
  it.each([
    null,
    '',
    'null',
    '{',
    '[]',
    '{"reloads":"x"}',
    '{"reloads":[],"reloadedFor":[],"log":[{"at":1}],"handed":null}',
    '{"__proto__":{}}',
  ])('is nothing where %j stands', (text) => expect(readKept(shelf(text))).toEqual(NOTHING_KEPT))
  it('says where it cannot be kept', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('quota')
      },
    }
    expect([writeKept(null, kept), writeKept(full, kept)]).toEqual([false, false])
    expect(readKept(null)).toEqual(NOTHING_KEPT)
  })
})
