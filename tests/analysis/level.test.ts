import { describe, expect, it } from 'vitest'
import type { Band } from '#contract/indicator.ts'
import type { Level } from '#contract/names.ts'
import { judgeLevel } from '#analysis/level.ts'
import { graver, worst } from '#analysis/levels.ts'

const heat: Band[] = [
  { level: 'yellow', above: 35 },
  { level: 'orange', above: 37 },
  { level: 'red', above: 40 },
]
const both: Band[] = [
  { level: 'yellow', above: 30 },
  { level: 'red', above: 40 },
  { level: 'yellow', below: 10 },
  { level: 'red', below: 0 },
]
const live = (values: (number | null)[], bands: Band[], hysteresis: number, from: Level = 'normal') => {
  let level = from
  return values.map((value) => (level = judgeLevel(value, bands, hysteresis, level)))
}

describe('judgeLevel', () => {
  it('enters at the bound, at once, and may skip levels', () => {
    expect(live([34.9, 35, 36.9, 37, 41], heat, 1)).toEqual(['normal', 'yellow', 'yellow', 'orange', 'red'])
    expect(live([45], heat, 1)).toEqual(['red'])
  })
  it('leaves only when back by the hysteresis', () => {
    expect(live([40, 39.1, 39, 36.5, 36, 34.1, 34], heat, 1)).toEqual(['red', 'red', 'orange', 'orange', 'yellow', 'yellow', 'normal'])
    expect(live([35, 34.9], heat, 0)).toEqual(['yellow', 'normal'])
  })
  it('does not enter in the hysteresis', () => expect(live([34.5, 34.9, 34.5], heat, 1)).toEqual(['normal', 'normal', 'normal']))
  it('does not flap', () => {
    expect(new Set(live([35, 34.6, 35.1, 34.4, 35, 34.2], heat, 1))).toEqual(new Set(['yellow']))
  })
  it('falls from red straight to normal when the value does', () => expect(live([41, 20], heat, 1)).toEqual(['red', 'normal']))
  it('has two sides', () => {
    expect(live([20, 10, 0, 0.5, 1.5, 11, 12.1], both, 2)).toEqual(['normal', 'yellow', 'red', 'red', 'red', 'yellow', 'normal'])
    expect(live([0, 45, 20], both, 2)).toEqual(['red', 'red', 'normal'])
  })
  it('keeps its level without a value: absence is not normal', () => {
    expect(live([41, null, NaN, 41], heat, 1)).toEqual(['red', 'red', 'red', 'red'])
  })
  it('is normal without bands, whatever was before', () => expect(live([41], [], 1, 'red')).toEqual(['normal']))
})

it('ranks levels', () => {
  expect(worst([])).toBe('normal')
  expect(worst(new Set<Level>(['blue', 'orange', 'yellow']))).toBe('orange')
  expect(graver('red', 'orange')).toBe(true)
  expect(graver('red', 'red')).toBe(false)
})
