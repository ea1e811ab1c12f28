import { describe, expect, it } from 'vitest'
import { coverOf, penned } from '#wall/charts/cover.ts'
import { seeded } from '../../helpers/seeded.ts'

const COUNT = 100_000
const COLUMNS = 800
type Point = readonly [x: number, y: number]
const flat = (points: readonly Point[]): Float64Array => Float64Array.from(points.flat())
const lineOf = (value: (at: number) => number, count = COUNT): Float64Array =>
  flat(Array.from({ length: count }, (_, at) => [at, value(at)] as const))

/** The same said otherwise: a point is put where the line crosses a column's edge, then every column takes what touches it. */
const oracle = (points: readonly Point[], low: number, high: number, columns: number) => {
  const found = Array.from({ length: columns }, () => [] as number[])
  const touch = (x: number, y: number, column: number): void => {
    if (x >= column && x <= column + 1) found[column]?.push(y)
  }
  const scaled = points.map(([x, y]) => [((x - low) / (high - low)) * columns, y] as const)
  scaled.forEach(([x, y], at) => {
    if (Number.isNaN(y)) return
    touch(x, y, Math.min(columns - 1, Math.floor(x)))
    const next = scaled[at + 1]
    if (!next || Number.isNaN(next[1])) return
    for (let edge = Math.floor(x) + 1; edge < Math.ceil(next[0]); edge++) {
      const crossing = y + ((next[1] - y) * (edge - x)) / (next[0] - x)
      touch(edge, crossing, edge - 1)
      touch(edge, crossing, edge)
    }
  })
  const ends = (choose: (...ys: number[]) => number) => found.map((ys) => (ys.length === 0 ? Number.NaN : choose(...ys)))
  return { lows: ends(Math.min), highs: ends(Math.max) }
}

const close = (found: Float64Array, wanted: readonly number[]): void =>
  wanted.forEach((value, at) => {
    if (Number.isNaN(value)) expect(found[at], `column ${at}`).toBeNaN()
    else expect(found[at], `column ${at}`).toBeCloseTo(value, 9)
  })

describe('what a line covers', () => {
  it('has a spike of one point, up and down, wherever it stands', () => {
    const random = seeded(7)
    const calm = lineOf((at) => Math.sin(at / 900))
    for (let round = 0; round < 40; round += 1) {
      const spike = round === 0 ? 0 : round === 1 ? COUNT - 1 : Math.floor(random() * COUNT)
      const height = round % 2 === 0 ? 100 : -100
      const line = calm.slice()
      line[spike * 2 + 1] = height
      const { lows, highs } = coverOf(line, 0, COUNT - 1, COLUMNS)
      const column = Math.min(COLUMNS - 1, Math.floor((spike / (COUNT - 1)) * COLUMNS))
      expect((height > 0 ? highs : lows)[column]).toBe(height)
    }
  })
  it('is what all its points and the segments between them touch, uneven, with gaps and beyond both ends', () => {
    const random = seeded(11)
    for (let round = 0; round < 200; round += 1) {
      let x = -20 + random() * 20
      const points = Array.from({ length: 1 + Math.floor(random() * 300) }, (): Point => {
        x += random() < 0.1 ? random() * 40 : random()
        return [x, random() < 0.05 ? Number.NaN : random() * 10]
      })
      const columns = 1 + Math.floor(random() * 60)
      const found = coverOf(flat(points), 0, 100, columns)
      const wanted = oracle(points, 0, 100, columns)
      close(found.lows, wanted.lows)
      close(found.highs, wanted.highs)
    }
  })
  it('leaves a gap of a column and more, and closes what is narrower than one', () => {
    const gap = coverOf(
      lineOf((at) => (at >= 1000 && at < 5000 ? Number.NaN : 1)),
      0,
      COUNT,
      COLUMNS,
    )
    expect(gap.lows.slice(8, 40).every(Number.isNaN)).toBe(true)
    expect([gap.lows[7], gap.lows[40]]).toEqual([1, 1])
    const hole = coverOf(
      lineOf((at) => (at === 60 ? Number.NaN : 1)),
      0,
      COUNT,
      COLUMNS,
    )
    expect(hole.highs.slice(0, -1).every((value) => value === 1)).toBe(true)
  })
  it('takes nothing, one point, nothing but gaps and points outside', () => {
    const none = (points: Float64Array) => [...coverOf(points, 0, 10, 5).lows].every(Number.isNaN)
    expect(none(new Float64Array())).toBe(true)
    expect(none(Float64Array.of(1, Number.NaN, 2, Number.NaN))).toBe(true)
    expect(none(Float64Array.of(-5, 1, -4, 2, 20, Number.NaN, 21, 3))).toBe(true)
    expect([...coverOf(Float64Array.of(5, 1), 0, 10, 5).highs]).toEqual([Number.NaN, Number.NaN, 1, Number.NaN, Number.NaN])
    expect([...coverOf(Float64Array.of(-10, 0, 20, 30), 0, 10, 2).highs]).toEqual([15, 20])
  })
})

describe('a pen', () => {
  it('covers what stands within half of its width, and nothing further off', () => {
    const thin = {
      lows: Float64Array.of(Number.NaN, Number.NaN, 3, 9, Number.NaN),
      highs: Float64Array.of(Number.NaN, Number.NaN, 4, 9, Number.NaN),
    }
    expect(penned(thin, 1)).toEqual(thin)
    expect([...penned(thin, 3).lows]).toEqual([Number.NaN, 3, 3, 3, 9])
    expect([...penned(thin, 3).highs]).toEqual([Number.NaN, 4, 9, 9, 9])
  })
})
