import { describe, expect, it } from 'vitest'
import { darkSince, freshSignal, PATIENCE, signalAfter, type SignalEvent, waitBefore } from '#wall/widgets/video/signal.ts'

const T = 1_000_000
const after = (...events: [SignalEvent, number][]) =>
  events.reduce((signal, [event, at]) => signalAfter(signal, event, T + at), freshSignal(T))

describe('a signal', () => {
  it('is there once a picture moved', () => {
    expect(after(['opened', 0])).toMatchObject({ state: 'opening', seen: null, tries: 1 })
    expect(after(['opened', 0], ['moved', 400])).toEqual({ state: 'showing', began: T, seen: T + 400, tries: 0 })
  })
  it('is missing since the last picture when none moved for as long as it is patient, and not before', () => {
    expect(after(['opened', 0], ['moved', 400], ['waited', 400 + PATIENCE]).state).toBe('showing')
    const dark = after(['opened', 0], ['moved', 400], ['waited', 401 + PATIENCE])
    expect([dark.state, darkSince(dark)]).toEqual(['none', T + 400])
  })
  it('is missing since the screen was switched on where none ever came', () => {
    const dark = after(['opened', 0], ['failed', 900])
    expect([dark.state, dark.seen, darkSince(dark)]).toEqual(['none', null, T])
    expect(after(['opened', 0], ['waited', PATIENCE + 1]).state).toBe('none')
  })
  it('stays missing through further tries until a picture moves', () => {
    const dark = after(['opened', 0], ['moved', 100], ['failed', 900], ['opened', 3900], ['failed', 4000], ['opened', 9900])
    expect([dark.state, dark.tries, darkSince(dark)]).toEqual(['none', 2, T + 100])
    expect(signalAfter(dark, 'moved', T + 12_000)).toMatchObject({ state: 'showing', tries: 0 })
  })
  it('keeps the same object while nothing changed', () => {
    const signal = after(['moved', 0])
    expect(signalAfter(signal, 'waited', T + 10)).toBe(signal)
  })
  it('never ages for a picture that is fetched once', () =>
    expect(signalAfter(after(['moved', 0]), 'waited', T + 1e9, Infinity).state).toBe('showing'))
})

it('tries again after 3 s, then twice as long each time, a minute at most', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 50].map(waitBefore)).toEqual([3000, 3000, 6000, 12_000, 24_000, 48_000, 60_000, 60_000])
})
