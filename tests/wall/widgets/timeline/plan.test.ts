import { describe, expect, it } from 'vitest'
import { planTimeline } from '#wall/widgets/timeline/plan.ts'
import { stackRows } from '#wall/widgets/timeline/stack.ts'
import { incidentOf } from '../../../helpers/incidentOf.ts'

const NOW = Date.parse('2026-11-21T09:42:00+08:00')
const ago = (hours: number): string => new Date(NOW - hours * 3_600_000).toISOString()
const closed = (hours: number) => ({ status: 'closed' as const, updatedAt: ago(hours) })
const plan = (incidents: Parameters<typeof planTimeline>[0], hours = 24, most = 12) =>
  planTimeline(incidents, (region) => region !== '510000', hours, most, NOW, 'Asia/Shanghai')

describe('planTimeline', () => {
  it('draws an open incident to now and an ended one to its end', () => {
    const { rows, count, open } = plan([incidentOf('open', 'orange', ago(6)), incidentOf('ended', 'blue', ago(12), closed(6))])
    expect(rows.map((row) => [row.level, row.bars[0]?.from, row.bars[0]?.to, row.bars[0]?.open])).toEqual([
      ['orange', 0.75, 1, true],
      ['blue', 0.5, 0.75, false],
    ])
    expect([count, open]).toEqual([2, 1])
  })
  it('clips what began before, leaves out what ended before, is withdrawn, elsewhere or normal', () => {
    const { rows } = plan([
      incidentOf('before', 'red', ago(30)),
      incidentOf('over', 'red', ago(40), closed(25)),
      incidentOf('taken back', 'red', ago(2), { status: 'withdrawn' }),
      incidentOf('far', 'red', ago(2), { region: '510000' }),
      incidentOf('calm', 'normal', ago(2)),
      incidentOf('to come', 'red', ago(-1)),
    ])
    expect(rows).toHaveLength(1)
    expect(rows[0]?.bars.map((bar) => [bar.id, bar.from])).toEqual([['before', 0]])
  })
  it('lets incidents that stood all the while share lanes, so that what moved is seen', () => {
    const { rows } = plan([
      ...Array.from({ length: 5 }, (_, at) => incidentOf(`old${at}`, 'blue', ago(40 + at))),
      incidentOf('new', 'blue', ago(2)),
    ])
    expect(rows[0]?.bars.map((bar) => [bar.id, bar.lane, ...bar.slice])).toEqual([
      ['old4', 0, 0, 4],
      ['old3', 0, 1, 4],
      ['old2', 0, 2, 4],
      ['old1', 0, 3, 4],
      ['old0', 1, 0, 1],
      ['new', 2, 0, 1],
    ])
    const tight = plan(
      Array.from({ length: 9 }, (_, at) => incidentOf(`old${at}`, 'blue', ago(40 + at))),
      24,
      2,
    )
    expect([tight.rows[0]?.bars.length, tight.rows[0]?.hidden]).toEqual([8, 1])
  })
  it('lays bars that overlap in lanes, and uses a lane again', () => {
    const { rows } = plan([
      incidentOf('a', 'blue', ago(20), closed(10)),
      incidentOf('b', 'blue', ago(15), closed(5)),
      incidentOf('c', 'blue', ago(8)),
    ])
    expect(rows[0]?.bars.map((bar) => [bar.id, bar.lane])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ])
    expect(rows[0]?.lanes).toBe(2)
  })
  it('says how many it could not lay, and keeps a lane for every level', () => {
    const many = ['red', 'yellow', 'blue'].flatMap((level) =>
      Array.from({ length: 10 }, (_, at) => incidentOf(`${level}${at}`, level as 'red', ago(10 + at))),
    )
    const { rows } = plan(many, 24, 6)
    expect(rows.map((row) => row.level)).toEqual(['red', 'yellow', 'blue'])
    expect(rows.every((row) => row.lanes >= 1 && row.bars.length + row.hidden === 10)).toBe(true)
    expect(rows.reduce((sum, row) => sum + row.lanes, 0)).toBeLessThanOrEqual(6)
  })
  it('shows what has only just come', () =>
    expect(
      plan([incidentOf('now', 'red', ago(0))]).rows[0]!.bars[0]!.to - plan([incidentOf('now', 'red', ago(0))]).rows[0]!.bars[0]!.from,
    ).toBeGreaterThan(0.005))
  it("marks a day by even steps and longer windows by the place's midnights", () => {
    expect(plan([]).times.map((time) => time.at)).toEqual([0, 1 / 6, 2 / 6, 0.5, 4 / 6, 5 / 6, 1])
    expect(plan([], 72).times.map((time) => new Date(time.instant).toISOString())).toEqual([
      '2026-11-18T16:00:00.000Z',
      '2026-11-19T16:00:00.000Z',
      '2026-11-20T16:00:00.000Z',
      new Date(NOW).toISOString(),
    ])
  })
})

describe('stackRows', () => {
  const row = (lanes: number) => ({ level: 'red' as const, bars: [], lanes, hidden: 0 })
  it('never lets a row be lower than its mark', () =>
    expect(stackRows([row(1), row(1), row(1)], 54).map((one) => [one.top, one.height])).toEqual([
      [0, 18],
      [18, 18],
      [36, 18],
    ]))
  it('keeps all rows inside', () => {
    const stacked = stackRows([row(6), row(3), row(9)], 140)
    const last = stacked.at(-1)!
    expect(last.top + last.height).toBeLessThanOrEqual(140)
    expect(stackRows([], 100)).toEqual([])
  })
})
