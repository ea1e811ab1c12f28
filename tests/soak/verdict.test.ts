import { describe, expect, it } from 'vitest'
import { seeded } from '../helpers/seeded.ts'
import { pictureOf } from './picture.ts'
import { MEASURES, type Measured, type Sample } from './sample.ts'
import { soakSettings, warmUpOf } from './settings.ts'
import { tableOf, verdictOf } from './verdict.ts'

const random = seeded(11)
const FLAT = Object.fromEntries(Object.entries(MEASURES).map(([name, { of }]) => [name, 30 * of])) as Record<Measured, number>

/** A run of so many hours in which measures grow by so many bytes or pieces an hour, each under 1 MB of noise. */
const run = (hours: number, grows: Partial<Record<Measured, number>>): Sample[] =>
  Array.from({ length: hours * 360 }, (_, at) => {
    const sample: Sample = { ...FLAT, contexts: 2, at: at * 10, switches: at * 3 }
    for (const name of Object.keys(MEASURES) as Measured[])
      if (name !== 'contexts') sample[name] += ((grows[name] ?? 0) * at) / 360 + (MEASURES[name].of > 1 ? random() * 1e6 : 0)
    return sample
  })
const says = (samples: Sample[], name: Measured) => verdictOf(samples).courses.find((course) => course.name === name)?.says

describe('what a soak says', () => {
  it('calls an hour without growth flat', () => {
    const { courses, holds } = verdictOf(run(1, {}))
    expect(holds).toBe(true)
    expect(courses.filter(({ says }) => says === 'grows')).toEqual([])
    expect(says(run(1, {}), 'wallHeap')).toBe('flat')
  })

  it('fails above 1 MB an hour on the wall and 2 MB an hour in the gateway', () => {
    expect(says(run(1, { wallHeap: 0.5e6 }), 'wallHeap')).toBe('flat')
    expect(says(run(1, { wallHeap: 1.6e6 }), 'wallHeap')).toBe('grows')
    expect(says(run(1, { gatewayHeap: 1.5e6 }), 'gatewayHeap')).toBe('flat')
    expect(says(run(1, { gatewayHeap: 2.7e6 }), 'gatewayHeap')).toBe('grows')
    expect(verdictOf(run(1, { gatewayHeap: 2.7e6 })).holds).toBe(false)
  })

  it('does not call the caches of five minutes a leak, but does what a leaked scene would leave', () => {
    expect(verdictOf(run(5 / 60, { wallHeap: 20e6 })).holds).toBe(true)
    expect(says(run(5 / 60, { wallHeap: 20e6 }), 'wallHeap')).toBe('unsure')
    expect(says(run(5 / 60, { wallHeap: 300e6 }), 'wallHeap')).toBe('grows')
    expect(says(run(5 / 60, { nodes: 200_000 }), 'nodes')).toBe('grows')
  })

  it('fails where more than four WebGL contexts lived at any time', () => {
    const samples = run(1, {})
    samples[40] = { ...samples[40]!, contexts: 5 }
    expect(says(samples, 'contexts')).toBe('high')
    expect(verdictOf(samples).holds).toBe(false)
  })

  it('says nothing of a run without samples', () => expect(verdictOf([])).toEqual({ courses: [], holds: false }))

  it('prints every measure, and draws it', () => {
    const samples = run(0.2, {})
    const { courses } = verdictOf(samples)
    expect(tableOf(courses).split('\n')).toHaveLength(Object.keys(MEASURES).length + 2)
    const picture = pictureOf(samples, 60, courses, 'A & B')
    expect(picture.match(/<polyline/g)).toHaveLength(Object.keys(MEASURES).length)
    expect(picture).not.toMatch(/NaN|Infinity|undefined/)
  })
})

describe('how a soak is asked for', () => {
  it('takes hours or minutes', () => {
    expect(soakSettings(['--hours', '2'], 'x')).toEqual({ hours: 2, out: 'x', speed: 3 })
    expect(soakSettings(['--minutes', '30', '--out', 'y', '--speed', '1'], 'x')).toEqual({ hours: 0.5, out: 'y', speed: 1 })
    expect(soakSettings([], 'x').hours).toBeCloseTo(5 / 60)
  })
  it.each([[['--hours', '0']], [['--hours']], [['--hours', 'x']], [['--hour', '1']], [['--hours', '1', '--minutes', '1']]])(
    'refuses %j',
    (args) => expect(() => soakSettings(args, 'x')).toThrow(/--/),
  )
  it('warms up for a quarter, ten minutes at most', () => expect([warmUpOf(5 / 60), warmUpOf(24)]).toEqual([75, 600]))
})
