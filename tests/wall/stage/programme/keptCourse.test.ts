import { describe, expect, it } from 'vitest'
import type { Programme } from '#contract/programme.ts'
import { advanced, openCourse, toggled, told } from '../../../../src/wall/stage/programme/course.ts'
import { courseFrom, KeptCourse, keptCourse } from '../../../../src/wall/stage/programme/keptCourse.ts'

const name = (zh: string) => ({ zh, en: zh })
const programme: Programme = {
  id: 'round',
  title: name('轮播'),
  loop: true,
  hold: '60s',
  turn: { at: 'red', to: 'risk', dwell: '30s' },
  cues: ['one', 'two', 'three'].map((scene) => ({ scene, dwell: '60s' })),
}
const red = { id: 'a', group: 'a', level: 'red', title: name('红') } as const
const over = (text: string) => KeptCourse.parse(JSON.parse(text))

describe('a programme over a reload', () => {
  it('goes on at the same second of the same cue', () => {
    const before = advanced(toggled(openCourse(programme, 0), 0), 75_000)
    const after = courseFrom(programme, over(JSON.stringify(keptCourse(before, 75_000))), 2_000)
    expect([after.cue, after.left, after.going, after.leads, after.take]).toEqual([1, 45_000, true, true, 0])
    expect(advanced(after, 47_000)).toMatchObject({ cue: 2, left: 60_000 })
  })

  it('keeps the turn to a red, and does not turn again for a red that it knows', () => {
    const running = told(toggled(openCourse(programme, 0), 0), [], 1000)
    const turned = advanced(told(running, [red], 2000), 12_000)
    expect(turned.turn?.left).toBe(20_000)
    const after = courseFrom(programme, over(JSON.stringify(keptCourse(turned, 12_000))), 500)
    expect(after.turn?.left).toBe(20_000)
    const later = told(advanced(after, 21_000), [red], 22_000)
    expect([later.turn, later.queue, later.cue]).toEqual([null, [], 0])
  })

  it('stays paused, and held as long as it would have been', () => {
    const paused = toggled(toggled(openCourse(programme, 0), 0), 5000)
    expect(courseFrom(programme, keptCourse(paused, 6000), 100)).toMatchObject({ paused: true, going: true, leads: false, touched: -900 })
  })

  it('begins anew where the programme has changed', () => {
    const kept = keptCourse(advanced(toggled(openCourse(programme, 0), 0), 130_000), 130_000)
    expect(kept.cue).toBe(2)
    expect(courseFrom({ ...programme, cues: programme.cues.slice(0, 2) }, kept, 0)).toEqual(
      openCourse({ ...programme, cues: programme.cues.slice(0, 2) }, 0),
    )
    expect(courseFrom({ ...programme, id: 'other' }, kept, 0).going).toBe(false)
  })
})
