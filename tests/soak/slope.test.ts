import { describe, expect, it } from 'vitest'
import { seeded } from '../helpers/seeded.ts'
import { slopeOf } from './slope.ts'

const random = seeded(7)
const noise = (): number => random() + random() + random() - 1.5
const line = (count: number, slope: number, off: (at: number) => number): [number, number][] =>
  Array.from({ length: count }, (_, at) => [at / 360, (slope * at) / 360 + off(at)])

describe('the slope of a run, in y an hour', () => {
  it('is that of a line, whatever single points do', () => {
    const points = line(100, 3, (at) => (at % 17 === 0 ? 500 : 0))
    const { slope, low, high } = slopeOf(points)
    expect(slope).toBeCloseTo(3, 6)
    expect(low).toBeLessThanOrEqual(3)
    expect(high).toBeGreaterThanOrEqual(3)
  })

  it('lies between its bounds in about 95 of 100 noisy runs, also where the noise comes in waves', () => {
    for (const kept of [0, 0.7]) {
      let held = 0
      for (let run = 0; run < 100; run++) {
        let last = 0
        const { low, high } = slopeOf(line(60, 2, () => (last = kept * last + noise())))
        if (low <= 2 && high >= 2) held += 1
      }
      expect(held, `persistence ${kept}`).toBeGreaterThanOrEqual(88)
    }
  })

  it('knows nothing of a few points', () => expect(slopeOf(line(5, 2, () => 0))).toEqual({ slope: 2, low: -Infinity, high: Infinity }))

  it('is found in a day of samples in no time', () => {
    const { slope } = slopeOf(line(8640, 0.5, noise))
    expect(slope).toBeCloseTo(0.5, 1)
  })
})
