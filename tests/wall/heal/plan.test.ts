import { describe, expect, it } from 'vitest'
import { type Case, type Look, plan, type Taken } from '../../../src/wall/heal/plan.ts'
import type { Sign } from '../../../src/wall/heal/trouble.ts'

const chart: Sign = { trouble: 'chart', where: 'air' }
const heap: Sign = { trouble: 'heap', where: '' }

/** Lives through so many seconds: what is wrong is a function of the time and of the steps taken; answers every step with its second. */
const lived = (seconds: number, wrong: (second: number, taken: readonly Taken[]) => Sign[], more: Partial<Look> = {}) => {
  let cases: readonly Case[] = []
  const taken: Taken[] = []
  const told: string[] = []
  const reloads: number[] = [...(more.reloads ?? [])]
  for (let second = 0; second < seconds; second++) {
    const now = second * 1000
    const found = plan(cases, {
      now,
      epoch: 1e12 + now,
      signs: wrong(second, taken),
      mayReload: true,
      reloadedFor: new Set(),
      ...more,
      reloads,
    })
    cases = found.cases
    for (const step of found.steps) {
      taken.push(step)
      told.push(`${second} ${step.step} ${step.where}`.trim())
      if (step.step === 'reload') reloads.push(1e12 + now)
    }
    for (const one of found.mended) told.push(`${second} mended ${one.where}`.trim())
    for (const one of found.givenUp) told.push(`${second} gave up ${one.where}`.trim())
  }
  return { told, cases, reloads }
}

describe('what a wall does about what it sees wrong', () => {
  it('does nothing where nothing is wrong', () => expect(lived(1000, () => []).told).toEqual([]))

  it('goes from the gentlest step on, with longer waits', () => {
    const { told } = lived(200, () => [chart], { mayReload: false })
    expect(told).toEqual(['0 redraw air', '30 rebuild air'])
  })

  it('says what is mended once it has been calm for a while', () => {
    expect(lived(100, (_, taken) => (taken.length === 0 ? [chart] : [])).told).toEqual(['0 redraw air', '21 mended air'])
  })

  it('goes on where it stopped when the trouble comes back', () => {
    const { told } = lived(200, (second) => (second < 1 || (second >= 60 && second < 100) ? [chart] : []))
    expect(told).toEqual(['0 redraw air', '21 mended air', '90 rebuild air', '120 mended air'])
  })

  it('begins anew when the trouble was long ago', () => {
    const { told } = lived(1000, (second) => (second < 1 || second === 900 ? [chart] : []))
    expect(told).toEqual(['0 redraw air', '21 mended air', '900 redraw air', '921 mended air'])
  })

  it('mends each panel by itself', () => {
    const other: Sign = { trouble: 'panel', where: 'map' }
    expect(lived(10, () => [chart, other]).told).toEqual(['0 redraw air', '0 rebuild map'])
  })

  it('reloads only at a quiet moment', () => {
    expect(lived(500, () => [heap], { mayReload: false }).told).toEqual([])
    expect(lived(2, () => [heap]).told).toEqual(['0 reload'])
  })

  it('reloads once at a time', () => {
    const frames: Sign = { trouble: 'frames', where: '' }
    const { told } = lived(40, () => [heap, frames])
    expect(told.filter((line) => line.includes('reload'))).toEqual(['0 reload'])
  })

  it('never reloads more than three times in an hour, with longer and longer pauses, and then says so', () => {
    const { told, reloads } = lived(3600, () => [heap])
    expect(told).toEqual(['0 reload', '300 reload', '1500 reload', '1620 gave up'])
    expect(reloads).toHaveLength(3)
  })

  it('reloads again in a later hour', () => {
    const { reloads } = lived(3 * 3600, () => [heap])
    expect(reloads.length).toBeGreaterThan(3)
    for (const at of reloads) expect(reloads.filter((other) => other > at - 3_600_000 && other <= at).length).toBeLessThanOrEqual(3)
  })

  it('does not reload twice for the same panel, and tries the gentle step again every half hour', () => {
    const { told } = lived(4000, () => [chart], { reloadedFor: new Set(['chart air']) })
    expect(told).toEqual(['0 redraw air', '30 rebuild air', '90 gave up air', '1890 rebuild air', '3690 rebuild air'])
  })

  it('takes what is mended after it was given up back', () => {
    const { cases, told } = lived(200, (second) => (second < 120 ? [chart] : []), { reloadedFor: new Set(['chart air']) })
    expect(told.at(-1)).toBe('140 mended air')
    expect(cases.every((one) => !one.givenUp)).toBe(true)
  })

  it('is not led into a loop by a clock that was set back', () => {
    const ahead = [1e12 + 7_200_000, 1e12 + 7_300_000, 1e12 + 7_400_000]
    expect(lived(600, () => [heap], { reloads: ahead }).told).toEqual(['0 gave up'])
  })
})
