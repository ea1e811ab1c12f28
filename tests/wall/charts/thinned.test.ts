import { describe, expect, it } from 'vitest'
import { thinned } from '#wall/charts/thinned.ts'
import { seeded } from '../../helpers/seeded.ts'

const COUNT = 100_000
const COLUMNS = 800
const lineOf = (value: (at: number) => number, count = COUNT): Float64Array =>
  Float64Array.from({ length: count * 2 }, (_, index) => (index % 2 === 0 ? index / 2 : value((index - 1) / 2)))
const pairs = (points: Float64Array): [x: number, y: number][] =>
  Array.from({ length: points.length / 2 }, (_, at) => [points[at * 2]!, points[at * 2 + 1]!])

/** What a line covers of every column, lowest and highest, with the segments that lead into and out of it. */
const covered = (points: Float64Array, low: number, high: number): string[] => {
  const spans = Array.from({ length: COLUMNS }, () => [Infinity, -Infinity] as [number, number])
  for (const [x, y] of pairs(points)) {
    const span = spans[Math.floor(((x - low) / (high - low)) * COLUMNS)]
    if (span === undefined || Number.isNaN(y)) continue
    span[0] = Math.min(span[0], y)
    span[1] = Math.max(span[1], y)
  }
  return spans.map(String)
}

describe('thinned', () => {
  it('keeps a spike of one point, up and down, wherever it stands', () => {
    const random = seeded(7)
    const calm = lineOf((at) => Math.sin(at / 900))
    for (let round = 0; round < 40; round += 1) {
      const spike = round === 0 ? 0 : round === 1 ? COUNT - 1 : Math.floor(random() * COUNT)
      const height = round % 2 === 0 ? 100 : -100
      const line = calm.slice()
      line[spike * 2 + 1] = height
      const found = thinned(line, 0, COUNT - 1, COLUMNS)
      expect(found[found.indexOf(height) - 1]).toBe(spike)
    }
  })
  it('covers every column exactly as all points do, with at most four points in each, in their order', () => {
    const random = seeded(11)
    const all = lineOf(() => random() * 10)
    const few = thinned(all, 0, COUNT, COLUMNS)
    expect(covered(few, 0, COUNT)).toEqual(covered(all, 0, COUNT))
    expect(few.length / 2).toBeLessThanOrEqual(COLUMNS * 4)
    const xs = pairs(few).map(([x]) => x)
    expect(xs).toEqual([...new Set(xs)].sort((a, b) => a - b))
    expect(pairs(few).every(([x, y]) => all[x * 2 + 1] === y)).toBe(true)
  })
  it('keeps the first and the last point', () => {
    const found = pairs(
      thinned(
        lineOf((at) => at),
        0,
        COUNT - 1,
        COLUMNS,
      ),
    )
    expect(found[0]).toEqual([0, 0])
    expect(found.at(-1)).toEqual([COUNT - 1, COUNT - 1])
  })
  it('leaves a gap of a column and more, and closes what is narrower than one', () => {
    const gap = thinned(
      lineOf((at) => (at >= 1000 && at < 5000 ? Number.NaN : 1)),
      0,
      COUNT,
      COLUMNS,
    )
    const empty = pairs(gap).filter(([x, y]) => x > 1125 && x < 4875 && !Number.isNaN(y))
    expect(empty).toEqual([])
    expect(pairs(gap).some(([, y]) => Number.isNaN(y))).toBe(true)
    const hole = thinned(
      lineOf((at) => (at === 60 ? Number.NaN : 1)),
      0,
      COUNT,
      COLUMNS,
    )
    expect(pairs(hole).some(([, y]) => Number.isNaN(y))).toBe(false)
  })
  it('takes nothing, one point, nothing but gaps, and points outside', () => {
    expect(thinned(new Float64Array(), 0, 1, COLUMNS)).toHaveLength(0)
    expect(pairs(thinned(Float64Array.of(5, 1), 0, 10, COLUMNS))).toEqual([[5, 1]])
    expect(
      pairs(
        thinned(
          lineOf(() => Number.NaN, 1000),
          0,
          1000,
          10,
        ),
      ).every(([, y]) => Number.isNaN(y)),
    ).toBe(true)
    const outside = pairs(
      thinned(
        lineOf((at) => at, 1000),
        400,
        500,
        10,
      ),
    )
    expect(outside[0]![0]).toBeLessThan(400)
    expect(outside.at(-1)![0]).toBeGreaterThan(500)
  })
})
