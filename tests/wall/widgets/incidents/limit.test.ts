import { expect, it } from 'vitest'
import { limitWords, planLimit } from '#wall/widgets/incidents/limit.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

it('puts every limit at two thirds of one scale', () => {
  expect(planLimit(2 * HOUR, 2 * HOUR, 'zh').fill).toBeCloseTo(2 / 3, 10)
  expect(planLimit(7 * 24 * HOUR, 7 * 24 * HOUR, 'zh').fill).toBeCloseTo(2 / 3, 10)
  expect(planLimit(HOUR, 2 * HOUR, 'zh').fill).toBeCloseTo(1 / 3, 10)
})
it('says an overrun: 超时 26 分', () =>
  expect(planLimit(86 * MINUTE, HOUR, 'zh')).toMatchObject({ over: true, limit: '1 时', overrun: '26 分' }))
it('is not over at the limit itself, and never leaves its track', () => {
  expect(planLimit(HOUR, HOUR, 'zh')).toMatchObject({ over: false, overrun: '' })
  expect(planLimit(100 * HOUR, HOUR, 'zh').fill).toBe(1)
  expect(planLimit(-HOUR, HOUR, 'zh').fill).toBe(0)
})
it('has nothing to fill without a limit', () =>
  expect(planLimit(HOUR, null, 'zh')).toEqual({ fill: 0, over: false, limit: '', overrun: '' }))
it.each([
  [45 * MINUTE, '45 分', '45 min'],
  [90 * MINUTE, '1 时 30 分', '1 h 30 min'],
  [24 * HOUR, '24 时', '24 h'],
  [168 * HOUR, '7 天', '7 d'],
])('says %i in round words', (ms, zh, en) => expect([limitWords(ms, 'zh'), limitWords(ms, 'en')]).toEqual([zh, en]))
