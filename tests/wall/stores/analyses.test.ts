import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick } from 'vue'
import { afterReply, type AnalysisView, useAnalyses } from '#wall/stores/analyses.ts'
import { useConnection } from '#wall/stores/connection.ts'
import { type AnalysisReply, askAnalysis } from '#wall/stores/askAnalysis.ts'
import { national } from '../widgets/study/national.ts'

const LOADING: AnalysisView = { state: 'loading', result: null, why: '' }
const READY: AnalysisView = { state: 'ready', result: national, why: '' }

describe('what stands after a reply', () => {
  it('is the result, or that it is being computed, or the reason', () => {
    expect(afterReply(LOADING, { is: 'result', result: national }, 0).view).toEqual(READY)
    expect(afterReply(LOADING, { is: 'computing', after: 700 }, 0)).toEqual({ view: { ...LOADING, state: 'computing' }, after: 700 })
    expect(afterReply(LOADING, { is: 'refused', reason: 'not_found' }, 0).view).toEqual({ state: 'failed', result: null, why: 'not_found' })
  })
  it('keeps a picture that was there, whatever comes', () => {
    for (const reply of [
      { is: 'cut' },
      { is: 'refused', reason: 'internal' },
      { is: 'computing', after: 1 },
      { is: 'same' },
    ] as AnalysisReply[])
      expect(afterReply(READY, reply, 3).view.result, reply.is).toBe(national)
  })
  it('asks ever more seldom while it fails', () => {
    const waits = [0, 1, 2, 9].map((failures) => afterReply(LOADING, { is: 'cut' }, failures).after)
    expect(waits).toEqual([2000, 4000, 8000, 60_000])
  })
})

describe('analyses of the wall', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    setActivePinia(createPinia())
  })
  afterEach(() => vi.useRealTimers())

  it('are asked once for all who show them, with the tag that is held, and no more when nobody does', async () => {
    const store = useAnalyses()
    const asked: (string | null)[] = []
    store.askBy(async (_, tag) => {
      asked.push(tag)
      return tag === null ? { is: 'result', result: national } : { is: 'same' }
    })
    const scope = effectScope()
    const [one, two] = scope.run(() => [store.of(() => 'national'), store.of(() => 'national')])!
    expect(one!.value.state).toBe('loading')
    await vi.advanceTimersByTimeAsync(0)
    expect([one!.value.state, two!.value.result?.id, asked]).toEqual(['ready', 'national', [null]])
    await vi.advanceTimersByTimeAsync(130_000)
    expect(asked).toEqual([null, national.tag])
    scope.stop()
    await nextTick()
    await vi.advanceTimersByTimeAsync(600_000)
    expect(asked).toHaveLength(2)
  })
  it('are asked again when a pulse tells another tag, once for each', async () => {
    const [store, connection] = [useAnalyses(), useConnection()]
    const asked: (string | null)[] = []
    store.askBy(async (_, tag) => {
      asked.push(tag)
      return { is: 'result', result: national }
    })
    const scope = effectScope()
    scope.run(() => store.of(() => 'national'))
    await vi.advanceTimersByTimeAsync(0)
    const pulse = async (tag: string) => {
      const departments = { live: 1, late: 0, lost: 0 }
      connection.beat({
        now: '2026-01-01T00:00:00+08:00',
        position: 1,
        keeping: true,
        departments,
        analyses: { national: tag, other: 'x' },
      })
      await vi.advanceTimersByTimeAsync(0)
    }
    await pulse(national.tag)
    expect(asked).toEqual([null])
    for (const tag of ['changed', 'changed', 'changed again']) await pulse(tag)
    expect(asked).toEqual([null, national.tag, national.tag])
    scope.stop()
  })
  it('come by themselves when the link is back', async () => {
    const store = useAnalyses()
    let up = false
    store.askBy(async () => (up ? { is: 'result', result: national } : { is: 'cut' }))
    const scope = effectScope()
    const view = scope.run(() => store.of(() => 'national'))!
    await vi.advanceTimersByTimeAsync(3000)
    expect(view.value.state).toBe('loading')
    up = true
    await vi.advanceTimersByTimeAsync(10_000)
    expect(view.value.state).toBe('ready')
    scope.stop()
  })
})

describe('asking the gateway', () => {
  const answers = (response: Response | Error) =>
    vi.stubGlobal('fetch', () => (response instanceof Error ? Promise.reject(response) : Promise.resolve(response)))
  afterEach(() => vi.unstubAllGlobals())

  it.each([
    [new Response(JSON.stringify(national)), 'result'],
    [new Response(null, { status: 304 }), 'same'],
    [new Response('{}', { status: 503, headers: { 'Retry-After': '3' } }), 'computing'],
    [new Response(JSON.stringify({ reason: 'not_found', message: 'm' }), { status: 404 }), 'refused'],
    [new Response('{"id":"national"}'), 'refused'],
    [new Error('no route'), 'cut'],
  ])('answers %#: %s', async (response, is) => {
    vi.spyOn(console, 'warn').mockReturnValue(undefined)
    answers(response)
    expect((await askAnalysis('national', null)).is).toBe(is)
  })
})
