import { describe, expect, it } from 'vitest'
import { type Taken, Track } from '#gateway/track.ts'
import { seeded } from '../helpers/seeded.ts'

const random = seeded(7)
const pick = <T>(...of: readonly T[]): T => of[Math.floor(random() * of.length)]!

const reading = (start: number): Taken => ({
  start,
  end: start + pick(0, 5, 10),
  value: pick(null, -0, 0.1 + 0.2, Number.MAX_VALUE, random()),
  numerator: pick(null, null, 3),
  denominator: pick(null, null, 0),
  quality: pick('measured', 'estimated'),
  simulated: pick(true, false),
  knownAt: random(),
})

const all = (track: Track): Taken[] =>
  Array.from({ length: track.length }, (_, at) => ({
    start: track.start(at),
    end: track.end(at),
    value: track.value(at),
    numerator: track.numerator(at),
    denominator: track.denominator(at),
    quality: track.estimated(at) ? 'estimated' : 'measured',
    simulated: track.simulated(at),
    knownAt: track.knownAt(at),
  }))

const sorted = (rows: Iterable<Taken>): Taken[] => [...rows].sort((a, b) => a.start - b.start || a.end - b.end)
const keyOf = ({ start, end }: Taken) => `${start} ${end}`

describe('a track', () => {
  it('holds what a sorted list would hold, bit for bit, whatever the order of puts and drops', () => {
    const track = new Track()
    const model = new Map<string, Taken>()
    for (let round = 0; round < 3_000; round++) {
      const row = reading(Math.floor(random() * 300))
      track.put(row)
      model.set(keyOf(row), row)
      if (round % 500 === 499) {
        const [low, high] = [track.from(50), track.from(90)]
        track.drop(low, high)
        for (const [key, { start }] of model) if (start >= 50 && start < 90) model.delete(key)
      }
    }
    expect(all(track)).toEqual(sorted(model.values()))
    for (const { start, end } of model.values()) expect(track.end(track.at(start, end))).toBe(end)
    expect(track.at(1_000, 1_000)).toBe(-1)
    expect(track.from(1_000)).toBe(track.length)
  })

  it.each([
    ['all of it older', 0, 100],
    ['some of it newer', 60, 140],
  ])('laid over an older one holds both, %s, and its own where both have one', (_, low, high) => {
    const [newer, older, model] = [new Track(), new Track(), new Map<string, Taken>()]
    for (let n = 0; n < 200; n++) {
      const row = reading(low + Math.floor(random() * (high - low)))
      older.put(row)
      model.set(keyOf(row), row)
    }
    for (let n = 0; n < 200; n++) {
      const row = reading(100 + Math.floor(random() * 100))
      newer.put(row)
      model.set(keyOf(row), row)
    }
    expect(all(newer.over(older))).toEqual(sorted(model.values()))
  })
})
