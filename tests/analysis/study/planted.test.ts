import { describe, expect, it } from 'vitest'
import type { Coefficient } from '#contract/analysis/parts.ts'
import type { AnalysisTable, AnalysisTableOf } from '#contract/analysis/result.ts'
import { study } from '#analysis/study/study.ts'
import { plantedInputs, smallSpec } from '../../helpers/smallStudy.ts'

const text = (id: string) => ({ zh: id, en: id })
const inputs = plantedInputs(30, 4)
const table = <K extends AnalysisTable['kind']>(kind: K, spec: object): AnalysisTableOf<K> => {
  const own = study(smallSpec([{ kind, id: 'table', title: text('table'), ...spec }]), inputs).tables[0]!
  expect(own.refusal).toBeNull()
  return own as AnalysisTableOf<K>
}

/** Within three standard errors, which are small. */
const recovers = (own: Coefficient, planted: number): void => {
  expect(own.error).toBeLessThan(0.1)
  expect(Math.abs(own.estimate - planted)).toBeLessThan(3 * own.error)
}

describe('planted effects are recovered', () => {
  it('of all three channels: one that carries, one that does not, one without a column', () => {
    const { result, n, seed, notes } = table('mediation', {
      y: 'y',
      x: 'x',
      channels: [
        { id: 'carries', title: text('c'), column: 'm', reason: text('test') },
        { id: 'does_not', title: text('d'), column: 'n', reason: text('test') },
        { id: 'absent', title: text('a'), column: null, reason: text('no column') },
      ],
      draws: 400,
    })
    const [carries, not, absent] = result!.channels
    const path = carries!.path!.value!
    expect([n, seed]).toEqual([150, 5])
    recovers(path.toMediator, 0.6)
    recovers(path.fromMediator, 0.8)
    recovers(path.direct, 0.5)
    recovers(path.total, 0.98)
    expect(path.total.estimate).toBeCloseTo(path.direct.estimate + path.indirect, 10)
    for (const [low, high] of [path.bootstrap.percentile, path.bootstrap.biasCorrected]) {
      expect(low).toBeLessThan(0.48)
      expect(high).toBeGreaterThan(0.48)
    }
    const [low, high] = not!.path!.value!.bootstrap.percentile
    expect(low * high).toBeLessThan(0)
    expect(absent).toMatchObject({ path: null, reason: { en: 'no column' } })
    expect(notes).toContainEqual({ note: 'few_clusters', clusters: 30 })
  })
  it('in every model of a regression that takes the effects out, and not in the one that leaves them', () => {
    const models = ['pooled', 'region', 'both', 'random'].map((effects) => ({ id: effects, title: text(effects), effects }))
    const { result } = table('regression', { y: 'y', x: ['x', 'm'], models })
    const slopes = result!.models.map(({ fit }) => fit.value!.coefficients.slice(1))
    recovers(slopes[2]![0]!, 0.5)
    recovers(slopes[2]![1]!, 0.8)
    const astray = Math.max(Math.abs(slopes[0]![0]!.estimate - 0.5), Math.abs(slopes[0]![1]!.estimate - 0.8))
    expect(astray).toBeGreaterThan(5 * slopes[2]![0]!.error)
    expect(result!.models[2]!.fit.value).toMatchObject({ n: 150, regions: 30, periods: 5, span: ['2016', '2020'], balanced: true })
    expect(result!.hausman!.value!.degrees).toBe(2)
  })
  it('in both groups alike, and in every check', () => {
    const fit = { y: 'y', x: ['x', 'm'], compared: 'x', effects: 'both' }
    const { result } = table('heterogeneity', { ...fit, grouping: 'halves', draws: 99 })
    for (const { fit: own } of result!.groups) expect(own.value).toMatchObject({ n: 75, regions: 15 })
    for (const { fit: own } of result!.groups) recovers(own.value!.coefficient, 0.5)
    expect(result!.differences[0]!.test.value!.p).toBeGreaterThan(0.05)
    const checks = [
      { id: 'baseline', kind: 'baseline', title: text('b') },
      { id: 'winsorised', kind: 'winsorised', share: 0.02, title: text('w') },
      { id: 'without', kind: 'without', regions: ['r03'], periods: ['2020'], title: text('w') },
      { id: 'unknown', kind: 'without', regions: ['r99'], title: text('u') },
      { id: 'instrumented', kind: 'instrumented', instruments: ['n'], title: text('i'), reason: text('n has nothing to do with x') },
    ]
    const { result: checked, notes } = table('robustness', { ...fit, checks })
    expect(checked!.checks.map(({ fit: own }) => own.refusal?.reason ?? own.value!.n)).toEqual([150, 150, 116, 'unknown_region', 150])
    for (const { fit: own } of checked!.checks.filter(({ id }) => id === 'baseline' || id === 'without'))
      recovers(own.value!.coefficient, 0.5)
    expect(notes).toContainEqual({ note: 'weak_instrument', check: 'instrumented', statistic: expect.any(Number) })
  })
})

describe('one cluster only', () => {
  it('is refused by name in the group that has it, and in a table that has no other', () => {
    const lonely = { id: 'lonely', title: text('l'), source: 'test', groups: [{ id: 'a', title: text('a'), regions: ['r00'] }, { id: 'b', title: text('b'), regions: ['r01', 'r02', 'r03'] }] } // prettier-ignore
    const grouped = { kind: 'heterogeneity', id: 'groups', title: text('g'), y: 'y', x: ['x'], compared: 'x', effects: 'region', grouping: 'lonely', draws: 19 } // prettier-ignore
    const groups = study(smallSpec([grouped], { groupings: [lonely] }), inputs).tables[0]!
    expect(groups.kind === 'heterogeneity' && groups.result!.groups.map(({ fit }) => fit.refusal?.reason ?? null)).toEqual([
      'one_cluster',
      null,
    ])
    const one = plantedInputs(1, 3)
    const regression = { kind: 'regression', id: 'table', title: text('t'), y: 'y', x: ['x'], models: [{ id: 'm', title: text('m'), effects: 'region' }] } // prettier-ignore
    expect(study(smallSpec([regression]), one).tables[0]!.refusal).toMatchObject({ reason: 'one_cluster' })
  })
})
