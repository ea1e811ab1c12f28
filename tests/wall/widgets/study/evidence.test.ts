import { describe, expect, it } from 'vitest'
import { UNFIT } from '#contract/analysis/unfit.ts'
import { planLines, spreadLabels, ticksOf } from '#wall/widgets/convergence/lines.ts'
import { planConvergence } from '#wall/widgets/convergence/plan.ts'
import { scaleOf, verdict } from '#wall/widgets/convergence/says.ts'
import { planChecks, planGroups } from '#wall/widgets/forest/plan.ts'
import { planChannels } from '#wall/widgets/mediation/plan.ts'
import { cellOf, planRegression } from '#wall/widgets/regression/plan.ts'
import { fittingNotes } from '#wall/widgets/study/fittingNotes.ts'
import { columnTitle, regionShown } from '#wall/widgets/study/names.ts'
import { missingOf, notesOf } from '#wall/widgets/study/notes.ts'
import { refusalWords } from '#wall/widgets/study/refusal.ts'
import { stepOf } from '#wall/widgets/study/steps.ts'
import { UNFIT_WORDS } from '#wall/widgets/study/unfit.ts'
import { national, shownOf, tableOf } from './national.ts'

const code = (region: string) => region
const LATIN = /[a-z]{3,}/

describe('groups over time', () => {
  const plan = planConvergence(national, shownOf('inequality', 'spread_governance'), '2020')
  it('has a line a group, and the gap of the outermost', () => {
    expect(plan.lines.map((line) => line.id)).toEqual(['east', 'centre', 'west'])
    const now = plan.lines.map((line) => line.means.at(-1)!)
    expect(plan.gap!.now).toBeCloseTo(Math.max(...now) - Math.min(...now), 12)
    plan.theil.forEach((one) => expect(one!.within + one!.between).toBeCloseTo(one!.total, 9))
  })
  it('takes a column of the panel as well as an index', () => {
    const output = planConvergence(national, shownOf('inequality', 'spread_output'), '2020')
    expect(output.lines[0]!.means.at(-1)).toBeGreaterThan(50_000)
  })
  it('keeps labels apart and within the plot', () => {
    const placed = spreadLabels([50, 52, 51, 120], 22, 10, 120)
    const sorted = [...placed].sort((a, b) => a - b)
    sorted.slice(1).forEach((y, at) => expect(y - sorted[at]!).toBeGreaterThanOrEqual(22 - 1e-9))
    expect(Math.min(...placed) >= 10 && Math.max(...placed) <= 120).toBe(true)
  })
  it('cuts its axis at round steps', () => {
    expect(ticksOf(0.03, 0.42, 4).map((one) => scaleOf(one * 100))).toEqual(['10', '20', '30', '40'])
    const { paths } = planLines(plan.lines, { width: 440, height: 200, left: 40, right: 90, top: 10, bottom: 30 })
    expect(paths.every((one) => one.last![0] === 350)).toBe(true)
  })
  it('says whether gaps narrow only when they do', () =>
    expect([verdict(0.5, 0.4), verdict(0.4, 0.5), verdict(0.5, 0.499), verdict(null, 1)]).toEqual([
      'converges',
      'diverges',
      'flat',
      'flat',
    ]))
})

describe('a coefficient', () => {
  it('is no more exact than its error, and clear only where its interval keeps off zero', () => {
    expect(cellOf({ estimate: 0.48437, low: 0.1607, high: 0.808 })).toEqual({
      estimate: '+0.48',
      interval: ['+0.16', '+0.81'],
      clear: true,
    })
    expect(cellOf({ estimate: 0.01, low: -0.3, high: 0.32 }).clear).toBe(false)
    expect(cellOf({ estimate: 0.5, low: 0, high: 1 }).clear).toBe(false)
  })
  it('is read in points, in parts of a hundred of a logarithm, and in the unit of its column', () => {
    expect(stepOf(national, 'governance_apart', 'enablement', 'zh')).toEqual({ factor: 1, of: '1 分', unit: '分' })
    expect(stepOf(national, 'governance_apart', 'log_population', 'zh')).toEqual({ factor: 100 * Math.log(1.01), of: '1%', unit: '分' })
    expect(stepOf(national, 'students_higher_per_100k', 'enablement', 'en')).toMatchObject({ factor: 0.01, of: '1 pt' })
    expect(stepOf(national, 'governance', 'enablement_before', 'zh').factor).toBe(1)
  })
  it('stands by model, without the constant', () => {
    const plan = planRegression(shownOf('regression', 'association'), () => 1)
    expect(plan.rows.map((row) => row.name)).toEqual(['enablement', 'log_population'])
    expect(plan.models.map((model) => [model.id, model.n])).toEqual([
      ['pooled', 184],
      ['region', 184],
      ['both', 184],
      ['random', 184],
    ])
    expect(plan.unclear).toBe(false)
  })
})

describe('a forest', () => {
  it('has all regions first, then each group, on one scale with zero in it', () => {
    const plan = planGroups(shownOf('heterogeneity', 'belts_apart'), 1)
    expect(plan.rows.map((row) => row.id)).toEqual(['all', 'east', 'centre', 'west'])
    for (const { at } of plan.rows) {
      expect(at!.low <= at!.estimate && at!.estimate <= at!.high).toBe(true)
      expect(at!.low > 0 && at!.high < 1).toBe(true)
    }
    expect(plan.rows.every((row) => row.cell!.clear === (row.at!.low > plan.zero || row.at!.high < plan.zero))).toBe(true)
    expect(plan.differences).toHaveLength(3)
  })
  it('has a refused check say why, and keeps the others', () => {
    const shown = shownOf('robustness', 'robustness')
    const refusal = { reason: 'one_cluster' as const, message: 'one cluster' }
    const plan = planChecks({ ...shown, checks: [{ ...shown.checks[0]!, fit: { refusal, value: null } }, ...shown.checks.slice(1)] }, 1)
    expect([plan.rows[0]!.at, plan.rows[0]!.refusal?.reason, plan.rows.length]).toEqual([null, 'one_cluster', shown.checks.length])
  })
})

describe('channels', () => {
  const channels = planChannels(shownOf('mediation', 'channels'), (y, x) => stepOf(national, y, x, 'en'))
  it('says which have no column, in words', () => {
    expect(channels.filter((one) => one.path === null).map((one) => one.id)).toEqual(['infrastructure', 'services'])
    expect(channels.every((one) => one.reason.zh.length > 0)).toBe(true)
  })
  it('keeps the share out where the paths point apart', () =>
    expect(channels.find((one) => one.id === 'population')!.path!.share).toBeNull())
  it('says of each path what a step is of and in which unit it ends: a × b is in the unit of the direct one', () => {
    const { toMediator, fromMediator, direct, indirect } = channels.find((one) => one.id === 'population')!.path!
    expect([toMediator, fromMediator, direct].map(({ step }) => [step.of, step.unit])).toEqual([
      ['1 pt', 'people'],
      ['1 person', 'pt'],
      ['1 pt', 'pt'],
    ])
    const raw = shownOf('mediation', 'channels').channels.find((one) => one.id === 'population')!.path!.value!
    expect(toMediator.step.factor * fromMediator.step.factor * raw.toMediator.estimate * raw.fromMediator.estimate).toBeCloseTo(
      direct.step.factor * raw.indirect,
      12,
    )
    expect(Number(indirect.estimate.replace('−', '-'))).toBeCloseTo(direct.step.factor * raw.indirect, 2)
  })
})

describe('what must be known', () => {
  it('names concentrated members, functions of one column and of none, in Chinese without an English word', () => {
    const notes = notesOf(national, tableOf('index', 'governance'), 'zh')
    expect(notes[0]).toBe('权重集中：每万人发明授权、技术合同占 GDP、每万人专利授权 3 项合占 53%')
    expect(notes).toContain('社会管理只有一列：城镇化率')
    expect(notes).toContain('环境保护在面板中没有列，指数不含此项')
    for (const table of national.tables)
      for (const note of notesOf(national, table, 'zh')) expect(note.replace('CRITIC', '')).not.toMatch(LATIN)
  })
  it('puts what undoes a figure before what colours it', () =>
    expect(notesOf(national, tableOf('heterogeneity', 'belts_apart'), 'zh')[0]).toBe('聚类仅 8 个，聚类标准误偏小'))
  it('names each missing cell with its years', () =>
    expect(missingOf(national, tableOf('index', 'governance').missing, code, 'zh')).toEqual(['540000 2015、2016 年技术合同占 GDP']))
  it('has words for every refusal in both languages, and no code in Chinese', () => {
    for (const reason of UNFIT) {
      expect(UNFIT_WORDS.zh[reason], reason).not.toMatch(LATIN)
      expect(UNFIT_WORDS.en[reason].length).toBeGreaterThan(5)
    }
    const titleOf = (column: string) => columnTitle(national, column, 'zh')
    expect(refusalWords({ reason: 'constant_column', message: 'm', path: 'urban_share' }, titleOf, 'zh')).toMatch(/：城镇化率$/)
    expect(refusalWords({ reason: 'bad_cap', message: 'm', path: 'cap' }, titleOf, 'zh')).not.toMatch(LATIN)
  })
  it('gives way line by line where there is no room', () => {
    const { lines, height } = fittingNotes(['甲'.repeat(10), '乙'.repeat(80), '丙'], 400, 56)
    expect(lines).toEqual(['甲'.repeat(10), '丙'])
    expect(height).toBeLessThanOrEqual(56)
    expect(fittingNotes(['甲'], 400, 10)).toEqual({ lines: [], height: 0 })
  })
})

describe('names', () => {
  it('finds an index, one of its weightings and a column', () => {
    expect(columnTitle(national, 'governance', 'zh')).toBe('政府治理效能指数')
    expect(columnTitle(national, 'governance.critic', 'zh')).toBe('政府治理效能指数 · CRITIC 赋权')
    expect(columnTitle(national, 'urban_share', 'en')).toBe('Urban share')
  })
  it('is about the region looked at, else about the home of the place', () => {
    const codes = ['110000', '500000']
    expect(regionShown(codes, [['100000'], ['500103', '500000', '100000']])).toBe('500000')
    expect(regionShown(codes, [['110000', '100000'], ['500000']])).toBe('110000')
    expect(regionShown(codes, [['1'], ['2']])).toBe('110000')
  })
})
