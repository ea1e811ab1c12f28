import { describe, expect, it } from 'vitest'
import { IncidentReport } from '#contract/incident.ts'
import { Band, Categories, Indicator, RollUp } from '#contract/indicator.ts'
import { NoticeReport } from '#contract/notice.ts'
import { indicatorsIn } from '#contract/indicatorsIn.ts'
import { Programme } from '#contract/programme.ts'
import { ASPECTS, CANVAS, Panel, Scene } from '#contract/scene.ts'
import { WIDGETS } from '#contract/widgets.ts'

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) => schema.safeParse(value).success
const title = { zh: '题', en: 'title' }

describe('an indicator', () => {
  const indicator = {
    id: 'economy.gdp',
    title,
    definition: title,
    department: 'stats',
    unit: '亿元',
    better: 'higher',
    grain: 'quarter',
    scope: { root: '500000', tier: 'district' },
    rollUp: { method: 'sum' },
    source: '国家统计制度',
  }
  it('is given what it does not say', () => {
    expect(Indicator.parse(indicator)).toMatchObject({
      scale: 1,
      decimals: 0,
      accrual: 'period',
      stamp: 'start',
      gather: 'last',
      per: 1,
      tolerance: 0.02,
      hysteresis: 0,
      due: '0s',
      rollUp: { method: 'sum', coverage: 1 },
    })
  })
  it("needs a source: a number without one is nobody's", () => expect(takes(Indicator, { ...indicator, source: '' })).toBe(false))
  it.each([{ scale: 0 }, { scale: -1 }, { decimals: 1.5 }, { due: 'soon' }, { better: 'more' }, { grain: 'decade' }, { colour: 'red' }])(
    'is not taken with %j',
    (more) => expect(takes(Indicator, { ...indicator, ...more })).toBe(false),
  )
})

it('a band is above or below, never both, never neither, and never normal', () => {
  expect(takes(Band, { level: 'red', above: 0 })).toBe(true)
  expect(takes(Band, { level: 'red', below: 0 })).toBe(true)
  expect(takes(Band, { level: 'red' })).toBe(false)
  expect(takes(Band, { level: 'red', above: 1, below: 0 })).toBe(false)
  expect(takes(Band, { level: 'normal', above: 1 })).toBe(false)
})

it('a sum and a ratio want all their parts, a mean four fifths', () => {
  const coverage = (method: string) => (RollUp.parse({ method }) as { coverage?: number }).coverage
  expect(['sum', 'ratio', 'mean', 'never'].map(coverage)).toEqual([1, 1, 0.8, undefined])
  expect(takes(RollUp, { method: 'never', coverage: 1 })).toBe(false)
})

it('an open list of categories has a cap', () => {
  expect(takes(Categories, { kind: 'open', cap: 50 })).toBe(true)
  expect(takes(Categories, { kind: 'open' })).toBe(false)
  expect(takes(Categories, { kind: 'closed', list: [] })).toBe(false)
})

describe('a panel', () => {
  const panel = { widget: 'number', title, options: { indicator: 'economy.gdp' } }
  it("takes the stage's region and period unless it says otherwise", () => {
    expect(Panel.parse(panel)).toMatchObject({ region: 'stage', period: 'stage', frame: 'panel', options: { spark: 24, size: 'headline' } })
  })
  it.each([
    { widget: 'nonsense' },
    { widget: 'radar' },
    { options: {} },
    { options: { indicator: 'economy.gdp', colour: 'red' } },
    { options: { indicator: 'economy.gdp', spark: 1 } },
  ])('is not taken with %j', (more) => expect(takes(Panel, { ...panel, ...more })).toBe(false))
  it('of every widget is known', () => {
    for (const widget of Object.keys(WIDGETS)) {
      const faults = Panel.safeParse({ widget, title, options: { nonsense: 1 } }).error!.issues
      expect(faults.every((fault) => fault.path[0] === 'options')).toBe(true)
    }
  })
})

describe('a scene', () => {
  const scene = { id: 'a', order: 1, title, panels: {}, layouts: { landscape: {} } }
  it('lays itself out at least for 16:9', () => {
    expect(takes(Scene, scene)).toBe(true)
    expect(takes(Scene, { ...scene, layouts: {} })).toBe(false)
  })
  it('refuses a panel without size and a layout for an aspect that is none', () => {
    expect(takes(Scene, { ...scene, layouts: { landscape: { a: [0, 0, 0, 10] } } })).toBe(false)
    expect(takes(Scene, { ...scene, layouts: { landscape: {}, round: {} } })).toBe(false)
  })
  it('has a canvas for each aspect', () => expect(Object.keys(CANVAS).sort()).toEqual([...ASPECTS].sort()))
})

describe('a programme', () => {
  const programme = { id: 'day', title, cues: [{ scene: 'overview', dwell: '30s' }] }
  it('loops, holds a minute after a touch, and starts by the key only, unless it says otherwise', () => {
    expect(Programme.parse(programme)).toMatchObject({ loop: true, hold: '60s' })
    expect(Programme.parse(programme).after).toBeUndefined()
    expect(Programme.parse({ ...programme, turn: { to: 'society' } }).turn).toEqual({ at: 'red', to: 'society', dwell: '30s' })
  })
  it.each([
    { cues: [] },
    { cues: [{ scene: 'overview' }] },
    { turn: { at: 'normal', to: 'society' } },
    { turn: { at: 'red' } },
    { after: 'later' },
  ])('is not taken with %j', (more) => expect(takes(Programme, { ...programme, ...more })).toBe(false))
})

it('every indicator that a panel names is found, with its path, whatever the widget', () => {
  expect(indicatorsIn({ indicator: 'economy.gdp', category: 'a.b' })).toEqual([['options.indicator', 'economy.gdp']])
  expect(indicatorsIn({ figures: [{ indicator: 'economy.gdp', title }, { indicator: 'society.calls' }], columns: 2 })).toEqual([
    ['options.figures[0].indicator', 'economy.gdp'],
    ['options.figures[1].indicator', 'society.calls'],
  ])
  expect(indicatorsIn({ indicators: ['economy.gdp', 'society.calls'] })).toEqual([
    ['options.indicators[0]', 'economy.gdp'],
    ['options.indicators[1]', 'society.calls'],
  ])
  expect(indicatorsIn({ x: 'economy.gdp', y: 'society.calls', size: 'headline' })).toEqual([
    ['options.x', 'economy.gdp'],
    ['options.y', 'society.calls'],
  ])
  expect(indicatorsIn({})).toEqual([])
})

describe('what departments report of happenings', () => {
  const incident = {
    reference: '1',
    kind: 'event',
    category: 'fire',
    level: 'red',
    title: '火情',
    time: '2026-03-01T08:00:00+08:00',
    status: 'reported',
  }
  const notice = { reference: '1', title: '通告', text: '限行', from: '2026-03-01T08:00:00+08:00', until: '2026-03-01T09:00:00+08:00' }
  it.each([{}, { lon: 106.5, lat: 29.5 }, { region: '500103' }])('an incident may have %j', (more) =>
    expect(takes(IncidentReport, { ...incident, ...more })).toBe(true),
  )
  it.each([{ lon: 181 }, { lat: '29' }, { status: 'open' }, { kind: 'fire' }, { title: '' }, { simulated: false }, { reference: '' }])(
    'an incident may not have %j',
    (more) => expect(takes(IncidentReport, { ...incident, ...more })).toBe(false),
  )
  it('a notice ends after it begins, whatever the offsets', () => {
    expect(takes(NoticeReport, notice)).toBe(true)
    expect(takes(NoticeReport, { ...notice, until: notice.from })).toBe(false)
    expect(takes(NoticeReport, { ...notice, until: '2026-03-01T08:30:00+09:00' })).toBe(false)
  })
})
