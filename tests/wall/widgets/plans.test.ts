import { describe, expect, it } from 'vitest'
import { Indicator } from '#contract/indicator.ts'
import type { Incident } from '#contract/incident.ts'
import type { State } from '#contract/state.ts'
import { lunarDay, planClock } from '#wall/widgets/clock/plan.ts'
import { dataStateOf } from '#wall/widgets/dataState.ts'
import { planFigure } from '#wall/widgets/figurePlan.ts'
import { type Names, planAttention, planOpen, roomFor, rowHeights, saysLasting } from '#wall/widgets/incidents/plan.ts'
import { planRanking } from '#wall/widgets/ranking/plan.ts'
import { planSpark } from '#wall/widgets/sparkPlan.ts'
import { areTargets, planStrip } from '#wall/widgets/strip/plan.ts'
import { stateOf } from '../../helpers/stateOf.ts'

const said = { language: 'zh' as const, zone: 'Asia/Shanghai', now: Date.parse('2026-11-21T09:42:15+08:00') }
const indicator = (given: Partial<Indicator> = {}): Indicator =>
  Indicator.parse({
    id: 'economy.gdp',
    title: { zh: '地区生产总值', en: 'GRP' },
    definition: { zh: '口径', en: 'definition' },
    department: 'stats',
    unit: '件',
    better: 'higher',
    grain: 'month',
    scope: { root: '500000', tier: 'district' },
    rollUp: { method: 'never' },
    source: 'x',
    ...given,
  })
const previous = (value: number, basis: NonNullable<State['previous']>['basis'] = 'previous_period') => ({
  value,
  basis,
  period: { ...stateOf().period!, label: '2026-09' },
})

describe('planFigure', () => {
  const plan = (state: Partial<State> | null, given: Partial<Indicator> = {}, official?: State) =>
    planFigure({ indicator: indicator(given), state: state ? stateOf(state) : undefined, official }, '产值', said)
  it('says the change, its size and its base', () =>
    expect(plan({ value: 106.2, previous: previous(100) }, { decimals: 1 }).change).toEqual({
      arrow: 'up',
      size: '6.2%',
      base: '较上月',
      brief: '较上月',
    }))
  it('gives no arrow without a base, and none for a base of zero', () => {
    expect(plan({ value: 10 }).change).toBeNull()
    expect(plan({ value: 10, previous: previous(0) }).change).toBeNull()
  })
  it('says the change of a rate in points', () =>
    expect(plan({ value: 5.2, previous: previous(5.5) }, { unit: '%', decimals: 1 }).change).toEqual({
      arrow: 'down',
      size: '0.3 点',
      base: '较上月',
      brief: '较上月',
    }))
  it('draws a change that rounds away as flat', () => expect(plan({ value: 100.01, previous: previous(100) }).change?.arrow).toBe('flat'))
  it('puts the official growth in place of the quotient, of the same period only', () => {
    const official = stateOf({ indicator: 'economy.gdp_growth', value: 5.6 })
    expect(plan({ value: 120, previous: previous(100) }, {}, official).change).toEqual({ arrow: 'up', size: '5.6%', base: '较去年同期' })
    const older = stateOf({ value: 5.6, period: { ...stateOf().period!, label: '2026-07' } })
    expect(plan({ value: 120, previous: previous(100) }, {}, older).change?.size).toBe('20.0%')
  })
  it('never shows a lost or missing value as a number', () => {
    const lost = plan({ value: 12, freshness: 'lost', readAt: '2026-11-21T07:42:00+08:00' })
    expect([lost.figure.text, lost.link, lost.change]).toEqual(['—', '自 07:42 断线', null])
    const missing = plan({ value: null, reason: 'incomplete' })
    expect([missing.figure.text, missing.reason]).toEqual(['—', '报送不全'])
    expect(plan(null).figure.text).toBe('—')
  })
  it('says how late, from the rhythm', () =>
    expect(plan({ freshness: 'late', readAt: '2026-11-21T09:19:15+08:00' }, { every: '5m' }).link).toBe('迟 18 分'))
  it('carries tags of quality', () =>
    expect(plan({ simulated: true, quality: 'disputed', dispute: { department: 'x', value: 1 } }).tags).toEqual(['争议', '模拟']))
  it('says target and gap', () => {
    const target = { value: 84, kind: 'value' as const, due: 83, source: 'x' }
    expect(plan({ value: 82.6, target }, { unit: '', decimals: 1 }).target).toMatchObject({ words: '目标 84.0', gap: '欠进度 0.4' })
  })
  it('says the gap in the unit of its target, in points of a share, and none as none', () => {
    const target = (value: number, due: number) => ({ value, kind: 'value' as const, due, source: 'x' })
    const gap = (value: number, unit: string, due: number) => plan({ value, target: target(3000, due) }, { unit, decimals: 1 }).target
    expect(gap(2000, '户', 2500)).toMatchObject({ words: '目标 3,000 户', gap: '欠进度 500.0 户' })
    expect(plan({ value: 6, target: target(6.5, 6.5) }, { unit: '%', decimals: 1 }).target!.gap).toBe('欠进度 0.5 点')
    expect(gap(2500, '户', 2500)!.gap).toBe('与进度持平')
  })
  it('puts value, unit, period and level into the text alternative', () => {
    const { text } = plan({ value: 12846, level: 'yellow', trend: 'worse' })
    for (const word of ['产值', '12,846', '件', '10月', '黄', '加重']) expect(text).toContain(word)
  })
})

describe('planRanking', () => {
  const states = (values: (number | null)[]) => values.map((value, at) => stateOf({ region: `r${at}`, value, previous: previous(at) }))
  const rank = (
    values: (number | null)[],
    options = { rows: 10, order: 'best' as 'best' | 'worst' },
    given: Partial<Indicator> = {},
    keep: string[] = [],
  ) => planRanking(states(values), indicator(given), options, keep, said)
  it('shares a rank between equals', () => expect(rank([3, 5, 5, 1]).rows.map((row) => row.rank)).toEqual([1, 1, 3, 4]))
  it('puts the smallest first where lower is better', () => {
    expect(rank([3, 5, 1], undefined, { better: 'lower' }).rows.map((row) => row.region)).toEqual(['r2', 'r0', 'r1'])
    expect(rank([3, 5, 1], { rows: 10, order: 'worst' }, { better: 'lower' }).rows[0]?.region).toBe('r1')
  })
  it('gives what is missing no rank', () => {
    const plan = rank([3, null, 0])
    expect([plan.ranked, plan.missing, plan.rows.map((row) => row.region)]).toEqual([2, 1, ['r0', 'r2']])
  })
  it('keeps a region that would fall off', () =>
    expect(rank([9, 8, 7, 6, 5], { rows: 3, order: 'best' }, {}, ['r4']).rows.map((row) => row.region)).toEqual(['r0', 'r1', 'r4']))
  it('says places won and lost since the base', () => expect(rank([3, 2, 1]).rows.map((row) => row.move)).toEqual([2, 0, -2]))
  it('says no moves where a base is missing', () =>
    expect(
      planRanking(
        [stateOf({ region: 'a', previous: previous(1) }), stateOf({ region: 'b' })],
        indicator(),
        { rows: 5, order: 'best' },
        [],
        said,
      ).rows.map((row) => row.move),
    ).toEqual([null, null]))
})

describe('planStrip', () => {
  it('leaves out what is not declared, and names a category', () => {
    const declared = indicator({ categories: { kind: 'closed', list: [{ id: 'a', title: { zh: '甲', en: 'A' } }], total: true } })
    const rows = planStrip(
      [{ indicator: 'economy.gdp', category: 'a' }, { indicator: 'economy.none' }],
      (id) => (id === 'economy.gdp' ? { indicator: declared, state: stateOf(), official: undefined } : null),
      said,
    )
    expect(rows.map((row) => row.name)).toEqual(['地区生产总值 · 甲'])
    expect(areTargets(rows)).toBe(false)
  })
})

describe('planAttention', () => {
  const names: Names = {
    title: (one) => one.title,
    region: (code) => code ?? '全市',
    department: (id) => id ?? '',
    category: (id) => id,
    figure: (state) => state.indicator,
    cut: (state) => `${state.indicator}中断`,
    status: (status) => status,
    limit: (one) => (one.category === 'traffic' ? 7_200_000 : null),
  }
  const incident = (id: string, level: Incident['level'], openedAt: string, region: string | null = '500101'): Incident => ({
    id,
    reference: id,
    kind: 'event',
    category: 'traffic',
    level,
    title: id,
    text: null,
    region,
    lon: null,
    lat: null,
    time: openedAt,
    status: 'handling',
    department: 'police',
    simulated: false,
    openedAt,
    levelSince: openedAt,
    updatedAt: openedAt,
    knownAt: openedAt,
    events: 1,
  })
  const plan = (open: Incident[], states: State[]) => planAttention(open, states, (code) => code !== '510000', '500000', names, said)
  it('orders by level, then by how long, with cut feeds last', () => {
    const rows = plan(
      [
        incident('new', 'orange', '2026-11-21T09:00:00+08:00'),
        incident('old', 'orange', '2026-11-21T03:00:00+08:00'),
        incident('red', 'red', '2026-11-21T09:40:00+08:00'),
      ],
      [
        stateOf({ indicator: 'society.x', level: 'yellow', levelSince: '2026-11-21T03:30:00+08:00' }),
        stateOf({ indicator: 'society.y', freshness: 'lost' }),
      ],
    )
    expect(rows.map((row) => row.title)).toEqual(['red', 'old', 'new', 'society.x', 'society.y中断'])
    expect(rows[3]?.lasting).toBe('6 时 12 分')
  })
  it('leaves out what takes its course, and keeps what overran its limit; a list of all open ones has both', () => {
    const open = [incident('waits', 'normal', '2026-11-21T09:00:00+08:00'), incident('over', 'normal', '2026-11-21T03:00:00+08:00')]
    expect(plan(open, []).map((row) => row.title)).toEqual(['over'])
    expect(planOpen(open, () => true, names, said).map((row) => row.title)).toEqual(['over', 'waits'])
  })
  it('leaves out other places, categories, what is normal, and what is not red in a region inside', () =>
    expect(
      plan(
        [incident('far', 'red', '2026-11-21T09:00:00+08:00', '510000')],
        [
          stateOf(),
          stateOf({ region: '500101', level: 'orange' }),
          stateOf({ region: '510000', level: 'red' }),
          stateOf({ category: 'a', level: 'red' }),
        ],
      ),
    ).toEqual([]))
  it('has a red figure of a region inside first, with its place', () =>
    expect(
      plan(
        [incident('old', 'orange', '2026-11-21T03:00:00+08:00')],
        [stateOf({ indicator: 'environment.index', region: '500101', level: 'red', levelSince: '2026-11-20T09:00:00+08:00' })],
      ).map(({ title, place }) => [title, place]),
    ).toEqual([
      ['environment.index', '500101'],
      ['old', '500101'],
    ]))
  it('runs each incident against its limit, and figures against none', () => {
    const [row, figure] = plan([incident('a', 'orange', '2026-11-21T08:55:15+08:00')], [stateOf({ level: 'blue' })])
    expect(row).toMatchObject({ status: 'handling', reporter: 'police', limit: { over: false, limit: '2 时', overrun: '' } })
    expect(row?.limit?.fill).toBeCloseTo((47 / 120) * (2 / 3), 6)
    expect(figure?.limit).toBeNull()
  })
  it('gives a long title the lines it needs, and no more than three', () => {
    const long = (title: string) => rowHeights(plan([{ ...incident('a', 'red', '2026-11-21T09:00:00+08:00'), title }], []), 377, false)[0]!
    expect(long('短')).toBe(54)
    expect(long('云阳县沪蓉高速云阳段货车故障占道，车流缓行')).toBe(54 + 27)
    expect(long('长'.repeat(200))).toBe(54 + 54)
    // Two lines would hold it letter by letter, but not word by word.
    expect(long('长'.repeat(33))).toBe(54 + 54)
    expect(roomFor(446, false)).toBe(360)
  })
  it('says 已持续 only where the department keeps its room', () => {
    const [row] = plan([incident('a', 'red', '2026-11-21T03:30:00+08:00')], [])
    expect([saysLasting(row!, '已持续 ', 500), saysLasting(row!, '已持续 ', 180)]).toEqual([true, false])
  })
})

describe('dataStateOf', () => {
  const lost = stateOf({ freshness: 'lost' })
  const missing = stateOf({ value: null })
  it.each([
    ['loading', [stateOf()], true],
    ['missing', [], false],
    ['missing', [undefined, missing], false],
    ['live', [stateOf(), missing], false],
    ['late', [stateOf(), lost], false],
    ['lost', [lost, missing], false],
    ['ended', [stateOf({ freshness: 'ended' })], false],
    ['disputed', [stateOf({ quality: 'disputed' })], false],
  ] as const)('is %s', (state, states, loading) => expect(dataStateOf(states, loading)).toBe(state))
})

it('never bridges a gap in a spark', () => {
  const plan = planSpark(
    [
      ['a', 1],
      ['b', 2],
      ['c', null],
      ['d', 3],
      ['e', 4],
    ],
    100,
    40,
  )
  expect(plan.paths).toHaveLength(2)
  expect(
    planSpark(
      [
        ['a', 1],
        ['b', null],
      ],
      100,
      40,
    ),
  ).toEqual({ paths: [], last: null })
  expect(
    planSpark(
      [
        ['a', 5],
        ['b', 5],
      ],
      100,
      40,
    ).paths[0],
  ).not.toContain('NaN')
})

it('says the Chinese calendar', () => {
  expect(planClock(said, [], false)).toMatchObject({
    time: '09:42',
    seconds: '15',
    date: '2026年11月21日 星期六',
    second: '丙午年 十月十三',
  })
  expect([1, 10, 11, 20, 21, 30].map(lunarDay)).toEqual(['初一', '初十', '十一', '二十', '廿一', '三十'])
})
