import { describe, expect, it } from 'vitest'
import { readAddress, writeAddress } from '#wall/address.ts'
import { actOf, KEYS, keepsKey } from '#wall/shortcuts.ts'
import { HELP_WORDS } from '#wall/stage/helpWords.ts'
import { airGrade, planWeather } from '#wall/stage/band/weather.ts'
import { crumbsOf } from '#wall/stage/crumbs.ts'
import { readSubject, writeSubject } from '#wall/stage/explain/subject.ts'
import { PAPER, printScale } from '#wall/stage/print/printScale.ts'
import { planSources } from '#wall/stage/print/sources.ts'
import { SHIFT_EVERY, shiftAt } from '#wall/stage/shift.ts'
import { overBox, readSlice, wallOf } from '#wall/stage/slice.ts'
import { swipeOf } from '#wall/stage/swipe.ts'
import { wantedBy, WEATHER, withMore } from '#contract/wanted.ts'
import { placeFrom } from '../../helpers/placeFrom.ts'
import { stateOf } from '../../helpers/stateOf.ts'

const config = placeFrom('config/chongqing')
const said = { language: 'zh' as const, zone: 'Asia/Shanghai', now: Date.parse('2026-11-21T09:42:15+08:00') }

describe('keys', () => {
  it('are what clickers and keyboards send, and each is explained', () => {
    expect([actOf('1'), actOf('9'), actOf('0')]).toEqual([{ show: 1 }, { show: 9 }, { show: 10 }])
    expect([actOf('PageDown'), actOf('ArrowRight'), actOf('PageUp')]).toEqual([{ step: 1 }, { step: 1 }, { step: -1 }])
    expect([actOf(' '), actOf('p'), actOf('Home'), actOf('End'), actOf('Escape')]).toEqual([
      { hold: true },
      { hold: true },
      { end: 'first' },
      { end: 'last' },
      { back: true },
    ])
    expect([actOf('x'), actOf('F5'), actOf('Enter'), actOf('10')]).toEqual([null, null, null, null])
    for (const { words } of KEYS) for (const said of [HELP_WORDS.zh, HELP_WORDS.en]) expect(said).toHaveProperty(words)
  })
  it('leave a focused control its own', () => {
    expect([
      keepsKey('BUTTON', null, ' '),
      keepsKey('DIV', 'button', 'Enter'),
      keepsKey('INPUT', null, 'ArrowLeft'),
      keepsKey('DIV', 'slider', '3'),
    ]).toEqual([true, true, true, true])
    expect([keepsKey('BUTTON', null, 'ArrowLeft'), keepsKey('INPUT', null, 'Escape'), keepsKey('MAIN', null, ' ')]).toEqual([
      false,
      false,
      false,
    ])
  })
})

describe('strokes', () => {
  const window = [1920, 1080] as const
  const stroke = (from: [number, number], to: [number, number], lasted = 300) => swipeOf({ from, to, lasted, window })
  it('turn scenes, and bring the bar up from the bottom', () => {
    expect([stroke([900, 500], [600, 520]), stroke([600, 500], [900, 480])]).toEqual(['next', 'before'])
    expect([stroke([900, 1060], [905, 960]), stroke([900, 600], [905, 400])]).toEqual(['bar', null])
  })
  it('are no taps, no slow drags, nothing slanting', () => {
    expect([stroke([900, 500], [930, 500]), stroke([900, 500], [600, 500], 2000), stroke([900, 500], [700, 380])]).toEqual([
      null,
      null,
      null,
    ])
  })
})

describe('slices', () => {
  it('are read strictly', () => {
    expect([readSlice('1/3'), readSlice('3/3')]).toEqual([
      { at: 1, of: 3 },
      { at: 3, of: 3 },
    ])
    for (const wrong of [null, '', '0/3', '4/3', '1/1', '1/3/3', 'a/b', '-1/3', '1.5/3']) expect(readSlice(wrong)).toBeNull()
  })
  it('lie side by side: each window shows its third of one wall', () => {
    const middles = [1, 2, 3].map((at) => wallOf(1920, { at, of: 3 }))
    expect(middles).toEqual([
      { width: 5760, middle: 1920 },
      { width: 5760, middle: 0 },
      { width: 5760, middle: -1920 },
    ])
    for (const at of [1, 2, 3])
      expect(overBox({ width: 1920, height: 1080 }, { width: 5760, height: 1080 }, { at, of: 3 }, true, 0)).toEqual({
        left: 0,
        top: 0,
        width: 1920,
        height: 1080,
      })
  })
  it('keep a sheet in the third that was touched, and on the stage', () => {
    expect(overBox({ width: 5760, height: 1080 }, { width: 5760, height: 1080 }, null, true, 4000)).toEqual({
      left: 3840,
      top: 0,
      width: 1920,
      height: 1080,
    })
    expect(overBox({ width: 2000, height: 1080 }, { width: 1920, height: 1080 }, null, false, 0)).toEqual({
      left: 40,
      top: 0,
      width: 1920,
      height: 1080,
    })
  })
})

it('wanders by a pixel or two, and comes back', () => {
  const round = Array.from({ length: 13 }, (_, at) => shiftAt(at * SHIFT_EVERY))
  for (const [at, [x, y]] of round.entries()) {
    expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(2)
    const before = round[at - 1]
    if (before) expect(Math.hypot(x - before[0], y - before[1])).toBeGreaterThan(0)
    if (before) expect(Math.max(Math.abs(x - before[0]), Math.abs(y - before[1]))).toBeLessThanOrEqual(2)
  }
  expect(round[12]).toEqual(round[0])
})

describe('the way down', () => {
  const lineage = (code: string) => {
    const line = []
    for (let at = config.regions.find((one) => one.code === code); at; at = config.regions.find((one) => one.code === at!.parent))
      line.push(at)
    return line
  }
  const { home } = config.place
  const national = config.scenes.find((one) => one.region !== 'stage' && one.region !== home)!
  it('leads from the country to a district, by the scene that starts there', () => {
    const crumbs = crumbsOf(lineage('500101'), home, home, config.scenes)
    expect(crumbs.map((one) => one.code)).toEqual([national.region, home, '500101'])
    expect(crumbs.map((one) => [one.scene, one.here])).toEqual([
      [national.id, false],
      [null, false],
      [null, true],
    ])
  })
  it('ends at the root where no scene shows what is above', () => {
    expect(crumbsOf(lineage('500101'), home, home, []).map((one) => one.code)).toEqual([home, '500101'])
  })
})

describe('addresses', () => {
  it('carry a figure, whatever its category is called', () => {
    for (const one of [
      { indicator: 'economy.gdp', region: '500000', category: null },
      { indicator: 'services.topics', region: '500101', category: '停水 & 噪声' },
    ])
      expect(readSubject(writeSubject(one))).toEqual(one)
    for (const wrong of [
      null,
      '',
      'economy.gdp',
      'gdp|500000',
      'economy.gdp|',
      'economy.gdp|5 0',
      'economy.gdp|500000|',
      'economy.gdp|500000|a|b',
    ])
      expect(readSubject(wrong)).toBeNull()
  })
  it('open the same sheet elsewhere, and forget a closed one', () => {
    const explain = { indicator: 'economy.gdp', region: '500101', category: null }
    const open = writeAddress('?slice=2/3', { scene: 'economy', region: null, language: 'zh', theme: 'night', explain })
    expect(readAddress(open)).toMatchObject({ scene: 'economy', explain, slice: { at: 2, of: 3 }, still: false })
    expect(readAddress(writeAddress(open, { scene: 'economy', region: null, language: 'zh', theme: 'night' })).explain).toBeNull()
    expect(readAddress('?still&programme=night')).toMatchObject({ still: true, programme: 'night' })
  })
})

it('watches what is explained besides the scene: its members, its growth, its categories', () => {
  const scene = config.scenes.find((one) => one.id === 'overview')!
  const wanted = wantedBy(scene, config, 'landscape')
  const index = config.indices[0]!
  const more = withMore(wanted, config, [], { indicator: index.id, category: null })
  for (const member of index.members) expect(more.indicators).toContain(member.indicator)
  expect(more.categories).toEqual(wanted.categories)
  const split = config.indicators.find((one) => one.categories)!
  expect(withMore({ indicators: [], alerts: true, categories: [null] }, config, [], { indicator: split.id, category: null })).toEqual({
    alerts: true,
    indicators: [split.id],
  })
  expect(withMore(wanted, config, ['environment.nowhere'], null)).toEqual(wanted)
})

describe('the weather', () => {
  const find = (states: Record<string, Parameters<typeof stateOf>[0] | null>) => (id: string) => {
    const indicator = config.indicators.find((one) => one.id === id)
    return indicator && id in states ? { indicator, state: states[id] ? stateOf(states[id]) : undefined } : null
  }
  it('says what is reported', () => {
    const plan = planWeather(
      find({ [WEATHER.temperature]: { value: 14.2 }, [WEATHER.air]: { value: 58 }, [WEATHER.visibility]: { value: 9000 } }),
      said,
    )
    expect(plan).toMatchObject({ air: { value: '58', grade: 1 }, visibility: '9.0 公里' })
    expect(plan?.temperature?.text).toContain('14')
  })
  it('tells far sight in whole kilometres, and near sight in metres', () => {
    const sight = (value: number) => planWeather(find({ [WEATHER.visibility]: { value } }), said)?.visibility
    expect(sight(14_232)).toBe('14 公里')
    expect(sight(600)).toBe('600 米')
  })
  it('invents nothing: no indicator, no value, an old value say nothing', () => {
    expect(planWeather(() => null, said)).toBeNull()
    expect(planWeather(find({ [WEATHER.temperature]: { value: null }, [WEATHER.air]: null }), said)).toBeNull()
    expect(planWeather(find({ [WEATHER.temperature]: { value: 14, freshness: 'lost' } }), said)).toBeNull()
  })
  it('grades the air as HJ 633—2012 does', () => {
    expect([0, 50, 51, 100, 101, 150, 151, 200, 201, 300, 301].map(airGrade)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5])
  })
})

describe('paper', () => {
  it('takes a stage of any shape on one page', () => {
    for (const [width, height] of [
      [1920, 1080],
      [3840, 2160],
      [5760, 1080],
      [1080, 1920],
      [1280, 800],
    ] as const) {
      const scale = printScale(width, height)
      expect(width * scale).toBeLessThanOrEqual(PAPER.width + 0.001)
      expect(height * scale + PAPER.foot).toBeLessThanOrEqual(PAPER.height + 0.001)
    }
  })
  it('names every department once, with its periods', () => {
    const scene = config.scenes.find((one) => one.id === 'economy')!
    const of = (id: string) => config.indicators.find((one) => one.id === id)
    const sources = planSources(
      scene,
      of,
      (id) => (id === 'economy.gdp' ? stateOf({ indicator: id, departments: ['stats'] }) : undefined),
      said,
    )
    expect(new Set(sources.map((one) => one.department)).size).toBe(sources.length)
    expect(sources.length).toBeGreaterThan(2)
    expect(sources.flatMap((one) => one.periods).length).toBe(1)
  })
})
