import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { given, REASONS, refused, replyOf } from '#contract/reply.ts'
import { seriesKey, State } from '#contract/state.ts'
import { DOWN, UP } from '#contract/wire.ts'

const at = '2026-03-01T08:00:00+08:00'
const period = { start: at, end: '2026-03-01T09:00:00+08:00', label: '2026-03-01T08', until: null }
const state: State = {
  indicator: 'environment.pm25',
  region: '110000',
  category: null,
  period,
  value: 35.5,
  reason: null,
  origin: 'rolled',
  coverage: { have: 12, of: 12, share: 1 },
  check: null,
  previous: { value: 30, period, basis: 'previous_period' },
  lastYear: null,
  target: { value: 32, kind: 'limit', due: null, source: '行动计划' },
  level: 'blue',
  levelSince: at,
  trend: 'worse',
  freshness: 'live',
  quality: 'measured',
  simulated: false,
  dispute: null,
  departments: ['air'],
  knownAt: at,
  readAt: at,
  config: 1,
}
const pulse = { now: at, position: 3, keeping: true, departments: { live: 9, late: 1, lost: 0 } }
const watch = { indicators: ['environment.pm25'], regions: ['110000'], categories: [null, '工业'], epoch: null, position: null }

describe('messages down', () => {
  it.each([
    ['states', { position: 3, changed: [state], gone: ['environment.pm25|110101'] }],
    ['pulse', pulse],
  ] as const)('%s comes through JSON as it went', (name, message) => {
    expect(DOWN[name].parse(JSON.parse(JSON.stringify(message)))).toEqual(message)
  })

  it.each([
    ['a position that is negative', { ...pulse, position: -1 }],
    ['a position that is no whole number', { ...pulse, position: 1.5 }],
    ['an instant without offset', { ...pulse, now: '2026-03-01T08:00:00' }],
    ['a field that nobody knows', { ...pulse, extra: 1 }],
    ['a field that is missing', { now: at, position: 3, keeping: true }],
  ])('a pulse with %s is not taken', (_, message) => expect(DOWN.pulse.safeParse(message).success).toBe(false))

  it.each([
    ['a value that is text', { value: '35.5' }],
    ['a value that is no number', { value: NaN }],
    ['no value and no word about it', { value: undefined }],
    ['a level that is none', { level: 'green' }],
    ['a quality that is none', { quality: 'good' }],
    ['a reason that is none', { reason: 'because' }],
  ])('a state with %s is not taken', (_, more) => expect(State.safeParse({ ...state, ...more }).success).toBe(false))
})

describe('messages up', () => {
  it('a watch may name all regions by naming none', () => {
    expect(UP.watch.ask.safeParse(watch).success).toBe(true)
    expect(UP.watch.ask.safeParse({ ...watch, regions: undefined, categories: undefined }).success).toBe(true)
  })

  it.each([
    { indicators: undefined },
    { indicators: ['gdp'] },
    { indicators: Array.from({ length: 2001 }, () => 'economy.gdp') },
    { position: '3' },
    { role: 'leader' },
    { regions: [110000] },
  ])('a watch with %j is not taken', (more) => expect(UP.watch.ask.safeParse({ ...watch, ...more }).success).toBe(false))

  it.each([{ last: 0 }, { last: 5001 }, { last: 1.5 }, { region: undefined }])('a question for history with %j is not taken', (more) =>
    expect(UP.history.ask.safeParse({ indicator: 'economy.gdp', region: '500000', ...more }).success).toBe(false),
  )

  it('missing stays null in a series', () => {
    const reply = given({
      indicator: 'economy.gdp',
      region: '500000',
      category: null,
      step: 'year',
      points: [
        ['2019', 1],
        ['2020', null],
      ],
    })
    expect(UP.history.reply.parse(JSON.parse(JSON.stringify(reply)))).toEqual(reply)
  })
})

describe('a reply', () => {
  const Reply = replyOf(z.number())
  it('is given, or refused for a reason of the list', () => {
    expect(Reply.parse(given(7))).toEqual({ ok: true, value: 7 })
    for (const reason of REASONS) expect(Reply.parse(refused(reason, 'so')).ok).toBe(false)
    expect(Reply.parse(refused('bad_time', 'no such day', '[3].time'))).toEqual({
      ok: false,
      refusal: { reason: 'bad_time', message: 'no such day', path: '[3].time' },
    })
  })

  it.each([
    { ok: true },
    { ok: false, value: 7 },
    { ok: false, refusal: { reason: 'mood', message: 'so' } },
    { ok: 'yes', value: 7 },
    null,
  ])('is not %j', (reply) => expect(Reply.safeParse(reply).success).toBe(false))

  it('has no reason twice', () => expect(new Set(REASONS).size).toBe(REASONS.length))
})

it('a series is named by indicator, region and category', () => {
  expect(seriesKey('economy.gdp', '500000', null)).toBe('economy.gdp|500000')
  expect(seriesKey('economy.gdp', '500000', '工业')).toBe('economy.gdp|500000|工业')
})
