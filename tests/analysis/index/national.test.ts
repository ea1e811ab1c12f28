import { describe, expect, it } from 'vitest'
import { contributions } from '#analysis/index/contributions.ts'
import { indexOf, type Index } from '#analysis/index/indexOf.ts'
import { rankIntervals } from '#analysis/index/rankIntervals.ts'
import type { IndexSpec } from '#analysis/index/spec.ts'
import { seeded } from '#analysis/seeded.ts'
import { NATIONAL_MEMBERS, nationalPanel } from '../../helpers/nationalPanel.ts'
import { reasonOf, valueOf } from '../../helpers/valueOf.ts'

const panel = nationalPanel()
const of = (more: Partial<IndexSpec> = {}): Index => valueOf(indexOf(panel, { members: NATIONAL_MEMBERS, ...more }))
const row = (index: Index, region: string, period: string) => index.rows.find((one) => one.region === region && one.period === period)!
const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0)

/** Beijing, Chongqing, Tibet, Guangdong of 2020: score and rank, computed from the same file by a few lines of R 4.2.2. */
const BY_R: [string, Partial<IndexSpec>, Record<string, number>, [string, number, number][]][] = [
  [
    'pooled entropy',
    {},
    { gdp_per_capita: 0.0758091084688264, inventions_per_10k: 0.20207685152435, tech_contract_share: 0.192812867837496 },
    [['110000', 0.896207114137162, 1], ['500000', 0.192367024317276, 15], ['540000', 0.237495772063162, 9], ['440000', 0.374960038526297, 6]], // prettier-ignore
  ],
  [
    'a shift of 0.01, scored from shares',
    { shift: 0.01, scoreFrom: 'shares' },
    { inventions_per_10k: 0.184963438919957, urban_share: 0.0250263391876671 },
    [['110000', 0.031290244992532, 1], ['500000', 0.00504425600400703, 15], ['540000', 0.00611330123416993, 12], ['440000', 0.0108399060625182, 5]], // prettier-ignore
  ],
  [
    'CRITIC',
    { weighting: 'critic' },
    { inventions_per_10k: 0.0432151726417633, urban_registered_unemployment_rate: 0.112075067250616 },
    [['110000', 0.817289044313089, 1], ['500000', 0.293893559368278, 22], ['540000', 0.388374013627941, 8], ['440000', 0.435518889317134, 6]], // prettier-ignore
  ],
  [
    'entropy with TOPSIS',
    { aggregate: 'topsis' },
    {},
    [['110000', 0.864159815633377, 1], ['500000', 0.165938611123537, 15], ['540000', 0.261697819869827, 7], ['440000', 0.357947419059825, 5]], // prettier-ignore
  ],
  [
    'each cross-section alone',
    { over: 'period', weightsOver: 'period' },
    {},
    [['110000', 0.88596630670274, 1], ['500000', 0.173332909350056, 15], ['540000', 0.286711219558798, 7], ['440000', 0.358383768555692, 6]], // prettier-ignore
  ],
]

describe('31 provinces, 2015-2020', () => {
  it.each(BY_R)('%s is as R has it', (_, more, weights, places) => {
    const index = of(more)
    for (const [id, weight] of Object.entries(weights)) expect(index.weights[0]!.weights[id]).toBeCloseTo(weight, 12)
    for (const [region, score, rank] of places) {
      expect(row(index, region, '2020').score).toBeCloseTo(score, 12)
      expect(row(index, region, '2020').rank).toBe(rank)
    }
  })

  it('puts half of the entropy weight on patents and technology contracts, and says so', () => {
    const { notes, weights } = of()
    expect(weights[0]!.functions.market).toBeCloseTo(0.531, 3)
    expect(notes).toContainEqual({
      note: 'concentrated',
      period: null,
      members: ['inventions_per_10k', 'tech_contract_share', 'patents_per_10k'],
      share: expect.closeTo(0.531, 3),
      effective: expect.closeTo(7.909, 3),
      of: 12,
    })
    expect(notes).toContainEqual({ note: 'single_member_function', function: 'society', member: 'urban_share' })
    expect(of({ weighting: 'equal' }).notes.map(({ note }) => note)).toEqual(['single_member_function'])
  })
  it('holds a declared cap, and weighs within functions first where that is declared', () => {
    const cap = Object.values(of({ cap: 0.12 }).weights[0]!.weights)
    expect(Math.max(...cap)).toBeCloseTo(0.12, 15)
    expect(sum(cap)).toBeCloseTo(1, 14)
    const within = of({ within: 'functions' }).weights[0]!.functions
    for (const name of ['economy', 'market', 'society', 'services']) expect(within[name]).toBeCloseTo(0.25, 14)
    const declared = of({ within: 'functions', functionWeights: { economy: 3, market: 1, society: 1, services: 1 } })
    expect(declared.weights[0]!.functions.economy).toBeCloseTo(0.5, 14)
  })
  it('names the two missing cells and gives their rows no score', () => {
    const { missing, rows } = of()
    expect(missing).toEqual(['2015', '2016'].map((period) => ({ region: '540000', period, column: 'tech_contract_share' })))
    expect(rows).toHaveLength(184)
    expect(reasonOf(indexOf(panel, { members: NATIONAL_MEMBERS, missing: 'refuse' }))).toBe('missing_cell tech_contract_share')
  })
  it('shows the equal-weight rank beside its own', () => {
    const [own, equal] = [of(), of({ weighting: 'equal' })]
    for (const one of own.rows) expect(one.equalRank).toBe(row(equal, one.region, one.period).rank)
  })

  it.each([{}, { aggregate: 'topsis' }, { aggregate: 'topsis', distance: 'before' }, { over: 'period', weightsOver: 'period' }] as const)(
    'every score is the sum of its shares: %j',
    (more) => {
      for (const one of of(more).rows) expect(sum(Object.values(one.shares))).toBeCloseTo(one.score, 13)
    },
  )
  it('the functions’ subindices make the weighted sum', () => {
    const index = of()
    for (const one of index.rows)
      expect(sum(Object.entries(one.functions).map(([name, score]) => score * index.weights[0]!.functions[name]!))).toBeCloseTo(
        one.score,
        13,
      )
  })
  it.each([
    {},
    { over: 'period', weightsOver: 'period' },
    { aggregate: 'topsis' },
    { aggregate: 'topsis', over: 'period', weightsOver: 'period' },
  ] as const)('every change between years, and every gap between provinces, is the sum of contributions: %j', (more) => {
    const index = of(more)
    const pairs = ['110000', '500000', '620000'].flatMap((region) => [
      [row(index, region, '2015'), row(index, region, '2020')] as const,
      [row(index, region, '2020'), row(index, '310000', '2020')] as const,
    ])
    for (const [from, to] of pairs) {
      const parts = contributions(from.standing, to.standing)
      expect(sum(parts.map(({ total }) => total))).toBeCloseTo(to.score - from.score, 13)
      for (const { total, value, weight } of parts) if (value !== null) expect(value + weight!).toBeCloseTo(total, 14)
    }
  })
})

describe('shaken weights', () => {
  const shaking = (seed: number) => ({ draws: 500, concentration: 100, level: 0.9, random: seeded(seed) })
  const index = of()
  it('are the same for the same seed, and hold the own rank', () => {
    const once = valueOf(rankIntervals(index, '2020', shaking(7)))
    expect(valueOf(rankIntervals(index, '2020', shaking(7)))).toEqual(once)
    expect(once).toHaveLength(31)
    expect(once[0]).toEqual({ region: '110000', rank: 1, low: 1, high: 1, median: 1, kept: 1 })
    expect(once.filter(({ low, high, rank }) => low <= rank && rank <= high).length).toBeGreaterThanOrEqual(30)
    expect(once.some(({ low, high }) => high - low >= 4)).toBe(true)
  })
  it('hardly move where the weights hardly do', () => {
    const still = valueOf(rankIntervals(index, '2020', { ...shaking(7), concentration: 1e9 }))
    for (const { rank, low, high } of still) expect([low, high]).toEqual([rank, rank])
  })
  it.each([
    ['unknown_period 1999', '1999', {}],
    ['too_few_draws draws', '2020', { draws: 1 }],
    ['bad_option concentration', '2020', { concentration: 0 }],
    ['bad_option level', '2020', { level: 1 }],
  ])('refuses with %s', (reason, period, more) => expect(reasonOf(rankIntervals(index, period, { ...shaking(1), ...more }))).toBe(reason))
})
