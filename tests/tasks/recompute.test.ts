import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import type { AnalysisResult, AnalysisTableOf } from '#contract/analysis/result.ts'
import { farthest } from '../../src/tasks/farthest.ts'
import { recompute } from '../../src/tasks/recompute.ts'

const text = (id: string) => ({ zh: id, en: id })
const SPEC = {
  id: 'small',
  title: text('small'),
  seed: 3,
  panel: { scope: { root: '1', tier: 'district' }, grain: 'year', from: '2019', to: '2020' },
  columns: [
    { id: 'a', indicator: 'economy.a', better: 'higher' },
    { id: 'b', indicator: 'economy.b', better: 'lower' },
  ],
  tables: [
    {
      kind: 'index',
      id: 'index',
      title: text('index'),
      definition: text('index'),
      functions: [{ id: 'f', title: text('f') }],
      members: ['a', 'b'].map((column) => ({ column, function: 'f', reason: text('test') })),
      shaking: { draws: 20, concentration: 100, level: 0.9 },
    },
  ],
}
const PANEL = ['region,period,economy.a,economy.b', '011,2019,1,4', '012,2019,2,3', '011,2020,3,2', '012,2020,,1'].join('\n')
const yaml = stringify(SPEC)

describe('an analysis computed anew from a file', () => {
  it('takes a spec in YAML and a panel in CSV: codes stay text, empty cells are missing', () => {
    const answer = recompute(yaml, PANEL)
    expect(answer).toMatchObject({ ok: true, agrees: true, says: [] })
    const table = answer.ok ? answer.result.tables[0]! : null
    expect(table).toMatchObject({ n: 3, regions: 2, missing: [{ region: '012', period: '2020', column: 'a' }] })
    expect(table?.kind === 'index' && table.result!.rows.map(({ region, score }) => [region, score])).toEqual([
      ['011', 0],
      ['012', expect.closeTo(0.5, 12)],
      ['011', 1],
    ])
  })
  it('knows an indicator by the column that it is', () => {
    const [by, other] = [recompute(yaml, PANEL), recompute(yaml, PANEL.replace('economy.a,economy.b', 'a,b'))]
    expect(other.ok && other.result.tables).toEqual(by.ok && by.result.tables)
  })
  it('agrees with its own answer to the last bit', () => {
    const answer = recompute(yaml, PANEL)
    const again = recompute(JSON.stringify(answer.ok && answer.result), null)
    expect(again).toMatchObject({ ok: true, agrees: true, says: ['agrees to the last bit'] })
    expect(again.ok && again.result).toEqual(answer.ok && answer.result)
  })
  it('says where another figure stands, and how far off', () => {
    const answer = recompute(yaml, PANEL)
    const other = structuredClone(answer.ok ? answer.result : null) as AnalysisResult
    ;(other.tables[0] as AnalysisTableOf<'index'>).result!.rows[1]!.score *= 1 + 1e-9
    const again = recompute(JSON.stringify(other), null)
    expect(again).toMatchObject({ ok: true, agrees: false })
    expect(again.ok && again.says[0]).toMatch(/^DIFFERS: at most 1\.\d+e-9 relatively, at \.tables\.0\.result\.rows\.1\.score$/)
    ;(other.tables[0] as AnalysisTableOf<'index'>).result!.rows[1]!.score /= 1 + 1e-9 - 1e-14
    expect(recompute(JSON.stringify(other), null)).toMatchObject({
      ok: true,
      agrees: true,
      says: [expect.stringMatching(/^agrees to 1e-12/)],
    })
  })
  it('wants the spec to say whether more is better where the panel cannot', () => {
    const answer = recompute(stringify({ ...SPEC, columns: SPEC.columns.map(({ better: _, ...rest }) => rest) }), PANEL)
    expect(answer.ok && answer.result.tables[0]!.refusal).toMatchObject({ reason: 'bad_option', path: 'a' })
  })
  it.each([
    ['{', null, /^neither JSON nor YAML/],
    ['id: small', PANEL, /^spec title/],
    [yaml, null, /^no inputs: name the answer of GET \/api\/v1\/analyses\/small/],
    [yaml, 'period,economy.a\n2019,1', /^the panel has no column region/],
    [yaml, 'region,period,economy.a\n1,2019,x', /^1 2019 economy.a: no number: x/],
    [yaml, 'region,period,economy.a\n1,2019,1\n1,2019,2', /^line 3: 1 2019 stands twice/],
  ])('says what is wrong, %#', (spec, panel, fault) => {
    const answer = recompute(spec, panel)
    expect(answer.ok ? '' : answer.faults[0]).toMatch(fault)
  })
})

describe('the farthest', () => {
  it('finds where two values lie apart, and what has another shape', () => {
    expect(farthest({ a: [1, 2] }, { a: [1, 2.000002] })).toEqual({ at: '.a.1', relative: expect.closeTo(1e-6, 9) })
    expect(farthest({ a: 1 }, { a: '1' }).relative).toBe(Infinity)
    expect(farthest({ a: 1 }, { a: 1, b: null }).relative).toBe(Infinity)
    expect(farthest([0], [0]).relative).toBe(0)
  })
})
