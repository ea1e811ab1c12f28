import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { Programme } from '#contract/programme.ts'
import { advanced, type Alarm, type Course, openCourse, resumesIn, shownBy, toggled, told, touched } from '#wall/stage/programme/course.ts'
import { alarmsAt } from '#wall/stage/programme/alarms.ts'
import { planMark } from '#wall/stage/programme/markPlan.ts'
import { stateOf } from '../../../helpers/stateOf.ts'

const name = { zh: '轮播', en: 'Round' }
const programme = (more: object = {}): Programme =>
  Programme.parse({
    id: 'round',
    title: name,
    hold: '60s',
    turn: { at: 'red', to: 'risk', dwell: '30s' },
    cues: [
      { scene: 'overview', dwell: '20s' },
      { scene: 'economy', dwell: '40s', region: '500101' },
      { scene: 'risk', dwell: '10s' },
    ],
    ...more,
  })
const red = (id: string, more: Partial<Alarm> = {}): Alarm => ({ id, group: id, level: 'red', title: { zh: id, en: id }, ...more })
const S = 1000
const started = (more: object = {}): Course => told(toggled(openCourse(programme(more), 0), 0), [], 0)
const scene = (course: Course): string | undefined => shownBy(course)?.scene

describe('the order', () => {
  it('waits for the key, then stays with each cue for its dwell, and begins again', () => {
    expect(shownBy(advanced(openCourse(programme(), 0), 3_600 * S))).toBeNull()
    let course = started()
    const seen: string[] = []
    for (let second = 0; second <= 90; second += 10) {
      course = advanced(course, second * S)
      seen.push(`${second} ${scene(course)}`)
    }
    expect(seen).toEqual([
      '0 overview',
      '10 overview',
      '20 economy',
      '30 economy',
      '40 economy',
      '50 economy',
      '60 risk',
      '70 overview',
      '80 overview',
      '90 economy',
    ])
    expect(shownBy(advanced(started(), 25 * S))).toEqual({ scene: 'economy', region: '500101' })
  })
  it('starts by itself after so long without a touch, counted from the last one', () => {
    const open = openCourse(programme({ after: '5m' }), 0)
    expect(shownBy(advanced(open, 299 * S))).toBeNull()
    expect(scene(advanced(open, 300 * S))).toBe('overview')
    const late = touched(open, 100 * S)
    expect(shownBy(advanced(late, 399 * S))).toBeNull()
    expect(scene(advanced(late, 400 * S))).toBe('overview')
    expect(shownBy(advanced(touched(open, 100 * S, true), 3_600 * S))).toBeNull()
  })
  it('ends where it does not loop, and starts again from the beginning', () => {
    const end = advanced(started({ loop: false }), 70 * S)
    expect([end.going, end.cue, shownBy(end)]).toEqual([false, 0, null])
    expect(scene(toggled(end, 80 * S))).toBe('overview')
  })
  it('arrives at the same place however often it is asked, and never goes back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900_000 }), { maxLength: 40 }), (times) => {
        const ordered = [...times].sort((a, b) => a - b)
        const often = ordered.reduce(advanced, started())
        const once = advanced(started(), ordered.at(-1) ?? 0)
        expect([often.cue, often.left, often.take]).toEqual([once.cue, once.left, once.take])
        expect(advanced(often, often.at - 1)).toBe(often)
      }),
    )
  })
})

describe('people', () => {
  it('hold it while they touch and for `hold` after, and it goes on at the same cue and second', () => {
    let course = touched(advanced(started(), 25 * S), 25 * S)
    expect([shownBy(course), course.left]).toEqual([null, 35 * S])
    course = touched(course, 50 * S)
    expect(shownBy(advanced(course, 109 * S))).toBeNull()
    expect(resumesIn(course, 60 * S)).toBe(50 * S)
    const back = advanced(course, 110 * S)
    expect([scene(back), back.left, back.cue]).toEqual(['economy', 35 * S, 1])
    expect(back.take).toBe(course.take + 1)
    expect(scene(advanced(back, 144 * S))).toBe('economy')
    expect(scene(advanced(back, 145 * S))).toBe('risk')
  })
  it('hold it for as long as a finger stays down', () => {
    const down = touched(advanced(started(), 5 * S), 5 * S, true)
    expect(shownBy(advanced(down, 10_000 * S))).toBeNull()
    expect(resumesIn(down, 10_000 * S)).toBeNull()
    const up = touched(down, 10_000 * S, false)
    expect(shownBy(advanced(up, 10_059 * S))).toBeNull()
    expect(advanced(up, 10_060 * S).left).toBe(15 * S)
  })
  it('stop it by the key until the key is pressed again', () => {
    const paused = toggled(advanced(started(), 5 * S), 5 * S)
    expect(shownBy(advanced(paused, 100_000 * S))).toBeNull()
    const on = toggled(paused, 100_000 * S)
    expect([scene(on), on.left]).toEqual(['overview', 15 * S])
    expect(scene(advanced(on, 100_015 * S))).toBe('economy')
  })
})

describe('what goes red', () => {
  it('turns once, for its time, and goes back to the same cue and second', () => {
    let course = told(advanced(started(), 25 * S), [red('a')], 25 * S)
    expect([scene(course), course.turn?.left, course.left]).toEqual(['risk', 30 * S, 35 * S])
    for (let second = 26; second < 55; second += 1) course = told(course, [red('a')], second * S)
    expect(scene(course)).toBe('risk')
    course = told(course, [red('a')], 55 * S)
    expect([scene(course), course.cue, course.left]).toEqual(['economy', 1, 35 * S])
    for (let second = 56; second < 400; second += 1) {
      course = told(course, [red('a')], second * S)
      expect(course.turn).toBeNull()
    }
  })
  it('does not turn for what was red when the wall came up', () => {
    const course = told(toggled(openCourse(programme(), 0), 0), [red('a')], 1 * S)
    expect([scene(course), scene(told(course, [red('a')], 2 * S))]).toEqual(['overview', 'overview'])
    expect(scene(told(told(course, [], 3 * S), [red('a')], 4 * S))).toBe('risk')
  })
  it('queues several, one after another, and drops what is over before its turn', () => {
    let course = told(started(), [red('a'), red('b'), red('c')], 5 * S)
    expect([course.turn?.alarm.id, course.queue.map((one) => one.id)]).toEqual(['a', ['b', 'c']])
    course = told(course, [red('a'), red('c')], 10 * S)
    course = advanced(course, 35 * S)
    expect([course.turn?.alarm.id, course.queue]).toEqual(['c', []])
    expect([scene(advanced(course, 65 * S)), advanced(course, 65 * S).left]).toEqual(['overview', 15 * S])
  })
  it('lets the regions of one indicator turn together', () => {
    const many = ['500101', '500102', '500103'].map((code) => red(`environment.pm25|${code}`, { group: 'environment.pm25' }))
    const course = told(started(), [...many, red('x')], 5 * S)
    expect([course.turn?.more, course.queue.map((one) => one.id)]).toEqual([2, ['x']])
  })
  it('never turns while a person is there, and makes up for it afterwards', () => {
    const held = told(touched(started(), 10 * S), [red('a')], 20 * S)
    expect([shownBy(held), held.turn]).toEqual([null, null])
    const later = told(told(held, [red('a')], 69 * S), [red('a')], 70 * S)
    expect([scene(later), later.turn?.left, later.left]).toEqual(['risk', 30 * S, 10 * S])
    const paused = told(toggled(started(), 1 * S), [red('b')], 2 * S)
    expect(told(paused, [red('b')], 9_999 * S).turn).toBeNull()
    expect(scene(toggled(paused, 10_000 * S))).toBe('risk')
  })
  it('is held in the middle of a turn, and finishes it', () => {
    const turn = told(started(), [red('a')], 5 * S)
    const back = advanced(touched(turn, 15 * S), 75 * S)
    expect([scene(back), back.turn?.left]).toEqual(['risk', 20 * S])
    expect(scene(advanced(back, 95 * S))).toBe('overview')
  })
  it('turns again when it grows graver, not when it grows milder', () => {
    const at = programme({ turn: { at: 'orange', to: 'risk', dwell: '30s' } })
    const begun = told(toggled(openCourse(at, 0), 0), [red('a', { level: 'orange' })], 0)
    expect(begun.turn).toBeNull()
    const graver = told(begun, [red('a')], 1 * S)
    expect(scene(graver)).toBe('risk')
    const milder = told(advanced(graver, 31 * S), [red('a', { level: 'orange' })], 32 * S)
    expect([milder.turn, milder.queue]).toEqual([null, []])
  })
  it('stays out of a wall that no programme leads, and of a programme without a turn', () => {
    const open = told(openCourse(programme(), 0), [], 0)
    expect(told(open, [red('a')], 1 * S).queue).toEqual([])
    expect(told(started({ turn: undefined }), [red('a')], 1 * S).turn).toBeNull()
  })
})

it('says where it is and why it turned', () => {
  const course = advanced(started(), 25 * S)
  expect(planMark(openCourse(programme(), 0), 0)).toBeNull()
  expect(planMark(course, 25 * S)).toMatchObject({ kind: 'cue', fill: { at: 2, of: 3, seconds: 35 }, done: 0.125 })
  expect(planMark(touched(course, 25 * S), 30 * S)).toMatchObject({ kind: 'held', fill: { seconds: 55 } })
  expect(planMark(toggled(course, 26 * S), 30 * S)).toMatchObject({ kind: 'paused' })
  const turn = advanced(told(course, [red('江南大道'), red('b')], 25 * S), 31 * S)
  expect(planMark(turn, 31 * S)).toMatchObject({ kind: 'turns', fill: { seconds: 24, more: 1 }, why: { zh: '江南大道' } })
  expect(planMark(turn, 31 * S)?.done).toBeCloseTo(0.2)
})

it('tells what stands at the level, the gravest first, by name and place', () => {
  const text = (zh: string) => ({ zh, en: zh })
  const states = [stateOf({ level: 'orange' }), stateOf({ region: '500101', level: 'red' }), stateOf({ region: '500102', level: 'yellow' })]
  const incident = { id: '7', level: 'red', title: '江南大道' } as never
  const found = alarmsAt('orange', states, [incident], { indicator: () => text('总值'), region: text })
  expect(found.map((one) => [one.id, one.group, one.title.zh])).toEqual([
    ['economy.gdp|500101', 'economy.gdp', '500101总值'],
    ['incident 7', 'incident 7', '江南大道'],
    ['economy.gdp|500000', 'economy.gdp', '500000总值'],
  ])
  expect(alarmsAt('red', states, [], { indicator: () => undefined, region: () => undefined }).map((one) => one.title.zh)).toEqual([
    'economy.gdp',
  ])
})
