import { describe, expect, it } from 'vitest'
import type { FigurePlan } from '#wall/widgets/figurePlan.ts'
import { fitStrip, lineHeight } from '#wall/widgets/strip/fit.ts'
import type { StripRow } from '#wall/widgets/strip/plan.ts'

const row = (name: string, whole: string, given: Partial<FigurePlan> = {}, tags: string[] = []): StripRow => ({
  key: name,
  name,
  tags,
  figure: {
    figure: { whole, fraction: '', unit: '件', text: whole },
    reason: '',
    level: 'normal',
    trend: 'unknown',
    change: { arrow: 'up', size: '6.2%', base: '较昨日同时' },
    target: null,
    period: '',
    age: '',
    freshness: 'live',
    link: '',
    tags: [],
    text: '',
    ...given,
  },
})
const rows = (count: number) => Array.from({ length: count }, (_, at) => row(`指标${at}`, '12,846'))
const fit = (given: StripRow[], height: number, columns = 2, width = 381) => fitStrip(given, columns, width, height, 'zh')

describe('fitStrip', () => {
  it('gives eight figures in two columns the rhythm of the picture', () => expect(fit(rows(8), 358)).toMatchObject({ page: 8, figure: 32 }))
  it('lets figures grow where there is room', () => expect(fit(rows(6), 476).figure).toBe(48))
  it('pages what would touch, about evenly', () => {
    expect(fit(rows(10), 358).page).toBe(6)
    expect(fit(rows(8), 232).page).toBe(4)
    expect(fit(rows(2), 10).page).toBe(2)
  })
  it('makes figures smaller before they leave their column', () =>
    expect(fit([row('长', '1,234,567,890')], 300, 2, 381).figure).toBeLessThan(42))
  it('gives a label that is too long two lines', () => {
    expect(fit([row('地方一般公共预算支出', '4,894')], 358).cells[0]!.two).toBe(false)
    const long = fit([row('地方一般公共预算支出（不含转移支付）', '4,894')], 358)
    expect([long.cells[0]!.two, long.label]).toEqual([true, 16])
  })
  it('gives height to the line with a long label, not to all', () => {
    const long = [row('地方一般公共预算支出（不含转移支付）', '4,894'), ...rows(5)]
    expect(fit(long, 280)).toMatchObject({ page: 6, figure: 32 })
    expect(lineHeight(28, true) + 2 * lineHeight(28, false)).toBeLessThanOrEqual(280)
    expect(3 * lineHeight(28, true)).toBeGreaterThan(280)
  })
  it('says the base briefly before it cuts it', () => {
    const change = { arrow: 'up' as const, size: '15.9%', base: 'vs same time yesterday', brief: 'vs yesterday' }
    expect(fit([row('Calls to 110', '12,846', { change }), row('b', '1')], 90).cells[0]).toMatchObject({
      brief: true,
      split: false,
      whole: true,
    })
  })
  it('moves tags to the value, then to the base, and never over the next column', () => {
    const cell = (name: string, whole: string, tags: string[], level: FigurePlan['level'] = 'normal') =>
      fit([row(name, whole, { level }, tags), row('乙', '1')], 90).cells[0]
    expect(cell('新设主体', '1,426', ['争议'])).toMatchObject({ tags: 'label', level: 'label' })
    expect(cell('新设经营主体户数', '47', ['争议'])).toMatchObject({ tags: 'value' })
    expect(cell('新设经营主体户数', '47', [], 'blue')).toMatchObject({ level: 'value' })
    expect(cell('新设经营主体户数', '12,345,678', ['争议', '估'])).toMatchObject({ tags: 'base' })
  })
  it('puts the size of a change beside the value where its base is long', () =>
    expect(fit([row('甲', '47', { change: { arrow: 'up', size: '5.7%', base: '较上一小时同一时刻内' } })], 90).cells[0]).toMatchObject({
      split: true,
      whole: true,
    }))
  it('splits all its changes or none, where that cuts nothing', () => {
    const long = { arrow: 'up' as const, size: '5.7%', base: '较上一小时同一时刻内' }
    expect(fit([row('甲', '47', { change: long }), row('乙', '33')], 90).cells.map(({ split }) => split)).toEqual([true, true])
    expect(fit([row('甲', '47'), row('乙', '33')], 90).cells.map(({ split }) => split)).toEqual([false, false])
  })
  it('sets a long unit smaller before its figure', () => {
    const beds = row('Beds', '31.3', { figure: { whole: '31', fraction: '.3', unit: 'beds/1,000 people', text: '' } })
    expect(fit([beds, row('b', '1')], 200, 2, 430)).toMatchObject({ figure: 36, unit: 16 })
  })
})
