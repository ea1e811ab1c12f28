import { expect, it } from 'vitest'
import { millis } from '#analysis/duration.ts'

it.each([
  ['250ms', 250],
  ['90s', 90_000],
  ['5m', 300_000],
  ['2h', 7_200_000],
  ['3d', 259_200_000],
  ['2w', 1_209_600_000],
  ['1.5h', 5_400_000],
  ['0s', 0],
])('reads %s', (text, ms) => expect(millis(text)).toBe(ms))
it.each(['', '5', 'm', '-5m', '5 m', '5M', '1e3s', '5m3s'])('refuses %j', (text) => expect(() => millis(text)).toThrow(RangeError))
