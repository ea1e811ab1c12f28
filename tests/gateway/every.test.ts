import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { every } from '#gateway/every.ts'

describe('rounds', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** When rounds of a length began within five seconds, ms. */
  const begins = async (length: number, ahead?: number): Promise<number[]> => {
    const at: number[] = []
    const began = performance.now()
    const stop = every(
      1_000,
      () => {
        at.push(performance.now() - began)
        return new Promise((resolve) => setTimeout(resolve, length))
      },
      { ahead },
    )
    await vi.advanceTimersByTimeAsync(5_000)
    const stopped = stop()
    await vi.advanceTimersByTimeAsync(length)
    await stopped
    return at
  }

  it('begin in time, or when the one before has ended', async () => {
    expect(await begins(100)).toEqual([1_000, 2_000, 3_000, 4_000, 5_000])
    expect((await begins(1_500)).map((ms) => Math.round(ms / 100) * 100)).toEqual([1_000, 2_500, 4_000])
  })

  it('lead by what they take, so that what came just after one began is told in time by the next', async () => {
    expect(await begins(100, 0.25)).toEqual([1_000, 1_900, 2_800, 3_700, 4_600])
  })

  it('lead by the slowest of late, and still do after one that took long', async () => {
    const began = performance.now()
    const at: number[] = []
    const lengths = [100, 200, 100, 600, 100]
    const work = async () => {
      at.push(performance.now() - began)
      await new Promise((resolve) => setTimeout(resolve, lengths[at.length - 1] ?? 0))
    }
    const stop = every(1_000, work, { ahead: 0.4 })
    await vi.advanceTimersByTimeAsync(5_000)
    await stop()
    expect(at).toEqual([1_000, 1_900, 2_700, 3_500, 4_300])
  })

  it('do not lead where they take long: a busy machine is spared', async () => {
    expect(await begins(300, 0.25)).toEqual([1_000, 2_000, 3_000, 4_000, 5_000])
  })

  it('go on after one that failed, and stop when the one that runs has ended', async () => {
    const errors: unknown[] = []
    let runs = 0
    const work = async () => {
      runs += 1
      if (runs === 1) throw new Error('once')
    }
    const stop = every(1_000, work, { failed: (error) => errors.push(error) })
    await vi.advanceTimersByTimeAsync(2_000)
    await stop()
    await vi.advanceTimersByTimeAsync(5_000)
    expect([runs, errors.length]).toEqual([2, 1])
  })
})
