import { describe, expect, it } from 'vitest'
import type { IndexSeen, IndexWeighing } from '#contract/indexSeen.ts'
import { leavesOf, planLines, planStandings } from '#wall/widgets/ownindex/plan.ts'

const weighing = (indicator: string, members: Record<string, number>, more: Partial<IndexWeighing> = {}): IndexWeighing => ({
  indicator,
  method: 'entropy',
  cap: 0.35,
  functionsFirst: false,
  since: '2026-10-01T00:00:00+08:00',
  until: '2027-01-01T00:00:00+08:00',
  window: { first: '2025-09', last: '2026-08', regions: 38, rows: 456 },
  refusal: null,
  notes: [],
  members: Object.entries(members).map(([id, weight]) => ({ indicator: id, weight, entropy: null })),
  ...more,
})
const whole = { 'economy.index': 0.5, 'market.index': 0.5 }
const seen: IndexSeen = {
  indicator: 'society.overall_index',
  weighings: [
    weighing('society.overall_index', whole, { method: 'equal', cap: null, since: null, until: null, window: null }),
    weighing('economy.index', { 'economy.a': 0.35, 'economy.b': 0.65 }),
    weighing('market.index', { 'market.a': 0.5, 'market.b': 0.5 }),
  ],
  standings: [
    { region: '11', value: 81.24, rank: 1, equal: 80, equalRank: 4 },
    { region: '12', value: 79, rank: 2, equal: 81, equalRank: 1 },
  ],
}
const fallen: IndexSeen = {
  ...seen,
  weighings: seen.weighings.with(
    2,
    weighing('market.index', { 'market.a': 0.5, 'market.b': 0.5 }, { refusal: { reason: 'too_few_regions', message: '', path: 'x' } }),
  ),
}
const nameOf = (id: string): string => id.split('.')[1]!

describe("a place's own index", () => {
  it('says its method, since when the weights stand and of what, and the heaviest figures in the whole', () => {
    expect(planLines(seen, nameOf, 'zh')).toEqual([
      '职能内熵权（单项至多 35%），职能间等权',
      '权重自 2026-10-01 起 · 合用 2025-09 至 2026-08',
      '最重 b 32.5%、a 25%、b 25%',
    ])
    expect(planLines(seen, nameOf, 'en')[0]).toBe('entropy (≤ 35% each) in functions, equal across')
    expect(leavesOf(seen.weighings).reduce((sum, { weight }) => sum + weight, 0)).toBe(1)
  })

  it('says which part had to be weighed alike, and why', () => {
    expect(planLines(fallen, nameOf, 'zh')).toContain('index改用等权：地区少于成员指标')
    expect(planLines(fallen, nameOf, 'en')).toContain('index by equal weights: fewer regions than members')
    const narrow = (most: number) => planLines(fallen, nameOf, 'en', (line) => line.length <= most)
    expect(narrow(30)).toEqual(expect.arrayContaining(['index by equal weights', 'fewer regions than members']))
    expect(narrow(24).join()).toContain('index by equal weights')
    expect(narrow(24).join()).not.toContain('fewer regions')
  })

  it('sets the place that equal weights would give beside its own, and marks where they are far apart', () => {
    expect(planStandings(seen, 1)).toEqual([
      { region: '11', rank: 1, value: '81.2', equalRank: 4, moved: true },
      { region: '12', rank: 2, value: '79.0', equalRank: 1, moved: false },
    ])
  })
})
