import { describe, expect, it } from 'vitest'
import { planContributions } from '#wall/stage/explain/contributions.ts'
import { planFacts, sourceWords } from '#wall/stage/explain/facts.ts'
import { askLineage, type Lineage, type Reading } from '#wall/stage/explain/lineage.ts'
import { planQualities } from '#wall/stage/explain/qualities.ts'
import { planRevisions } from '#wall/stage/explain/revisions.ts'
import { relatedTo } from '#wall/stage/explain/related.ts'
import { stateOf } from '../../helpers/stateOf.ts'
import { town } from '../../helpers/town.ts'

const config = town()
const of = (id: string) => config.indicators.find((one) => one.id === id)!
const said = { language: 'zh' as const, zone: 'Asia/Shanghai', now: Date.parse('2026-11-21T09:42:15+08:00') }
const say = (key: string, fill: Record<string, string | number> = {}): string => [key, ...Object.values(fill)].join(' ')
const reading = (more: Partial<Reading>): Reading => ({
  department: 'office',
  time: '2026-10',
  value: 1,
  quality: 'measured',
  revision: 1,
  knownAt: '2026-11-20T23:58:00+08:00',
  ...more,
})
const lineage = (readings: Reading[]): Lineage => ({ state: null, readings, children: [], checks: [], make: null })
const subjectOf = (region: string) => ({ indicator: 'society.calls', region, category: null })

describe('readings', () => {
  it('strike through what was replaced, the newest revision standing', () => {
    const rows = planRevisions(
      [
        { label: '2026-10', value: 74.3, lineage: lineage([reading({ value: 74.3 })]) },
        {
          label: '2026-09',
          value: 76.4,
          lineage: lineage([
            reading({ time: '2026-09', value: 76.9, knownAt: '2026-09-28T09:12:00+08:00' }),
            reading({ time: '2026-09', value: 76.4, revision: 2, knownAt: '2026-10-28T09:12:00+08:00' }),
          ]),
        },
      ],
      { ...of('economy.growth'), grain: 'month', decimals: 1 },
      said,
      5,
    )
    expect(rows.map((row) => [row.time, row.value, row.before, row.times])).toEqual([
      ['10月', '74.3', [], 0],
      ['9月', '76.4', ['76.9'], 1],
    ])
    expect(rows[1]!.known).toBe('10月28日 09:12')
  })
  it('of one running period come one by one where there are many', () => {
    const many = Array.from({ length: 8 }, (_, at) =>
      reading({
        time: `2026-11-21T09:${String(at * 5).padStart(2, '0')}:00+08:00`,
        value: at,
        knownAt: `2026-11-21T09:${String(at * 5 + 1).padStart(2, '0')}:00+08:00`,
      }),
    )
    const rows = planRevisions([{ label: '2026-11-21', value: 28, lineage: lineage(many) }], of('society.calls'), said, 5)
    expect(rows.map((row) => [row.time, row.value])).toEqual([
      ['09:35', '7'],
      ['09:30', '6'],
      ['09:25', '5'],
      ['09:20', '4'],
      ['09:15', '3'],
    ])
  })
  it('stand the newest first within a period too', () => {
    const half = (minute: string) => reading({ time: `2026-11-21T08:${minute}:00+08:00`, value: Number(minute) })
    const rows = planRevisions(
      [{ label: '2026-11-21T08', value: 28, lineage: lineage([half('25'), half('55')]) }],
      of('society.calls'),
      said,
      5,
    )
    expect(rows.map((row) => row.value)).toEqual(['55', '25'])
  })
  it('say the value alone where there are none of their own, and "—" for none', () => {
    const rows = planRevisions(
      [
        { label: '2026-10', value: 9, lineage: lineage([]) },
        { label: '2026-09', value: null, lineage: lineage([reading({ time: '2026-09', value: null })]) },
      ],
      { ...of('economy.growth'), grain: 'month' },
      said,
      5,
    )
    expect(rows.map((row) => [row.value, row.known !== ''])).toEqual([
      ['9', false],
      ['—', true],
    ])
  })
})

describe('parts', () => {
  const parts = [
    { name: 'a', value: 10, before: 14 },
    { name: 'b', value: 30, before: 27 },
    { name: 'c', value: 5, before: 5 },
    { name: 'd', value: 8, before: 10 },
  ]
  it('that add up are told as parts of the change, and sum to it', () => {
    const plan = planContributions(parts, 'region', true, of('society.calls'), 'zh', 5, subjectOf)!
    expect([plan.says, plan.total]).toEqual(['change', '−3 件'])
    expect(plan.rows.map((row) => [row.name, row.words, row.bar])).toEqual([
      ['a', '−4', -1],
      ['b', '+3', 0.75],
      ['d', '−2', -0.5],
      ['c', '0', 0],
    ])
    expect(plan.rows[0]!.subject).toEqual(subjectOf('a'))
  })
  it('beyond so many are one row that makes the sum whole', () => {
    const plan = planContributions(parts, 'region', true, of('society.calls'), 'zh', 3, subjectOf)!
    expect(plan.rows.map((row) => row.words)).toEqual(['−4', '+3', '−2'])
    expect([plan.rows[2]!.name, plan.rows[2]!.subject, plan.rows[2]!.bar, plan.rest]).toEqual(['', null, 0, 2])
  })
  it('without a base are parts of the value; what does not add up stands side by side without a total', () => {
    const unbased = parts.map((one) => ({ ...one, before: null }))
    expect(planContributions(unbased, 'region', true, of('society.calls'), 'zh', 5, subjectOf)).toMatchObject({
      says: 'share',
      total: '53 件',
    })
    expect(planContributions(parts, 'region', false, of('economy.growth'), 'zh', 2, subjectOf)).toMatchObject({
      says: 'values',
      total: '',
      rest: 0,
      rows: [{ name: 'c', words: '5' }, { name: 'd' }],
    })
  })
  it('that are missing are left out, not counted as zero', () => {
    expect(planContributions([{ name: 'a', value: null, before: 1 }], 'region', true, of('society.calls'), 'zh', 5, subjectOf)).toBeNull()
    expect(
      planContributions([...parts, { name: 'e', value: null, before: 9 }], 'region', true, of('society.calls'), 'zh', 9, subjectOf)!.total,
    ).toBe('−3 件')
  })
  it('are counted by quality', () => {
    expect(planQualities(['missing', 'simulated', 'simulated', 'nonsense'], 2)).toEqual({
      counts: [
        ['simulated', 2],
        ['missing', 1],
      ],
      marks: ['simulated', 'simulated'],
      more: 1,
    })
  })
})

describe('the words at the top', () => {
  const department = (id: string) => id.toUpperCase()
  it('say whose it is, of when, known since when, in which config', () => {
    const facts = planFacts(
      of('economy.output'),
      stateOf({ indicator: 'economy.output', departments: ['office'], value: 12, config: 7, knownAt: '2026-11-20T23:58:00+08:00' }),
      undefined,
      '产值',
      department,
      said,
      say,
    )
    expect(facts.facts.map((one) => [one.key, one.value])).toEqual([
      ['department', 'OFFICE'],
      ['period', '10月'],
      ['known', '11月20日 23:58'],
      ['fresh', '9 时前'],
    ])
    expect(facts.facts[2]!.note).toBe('config 7')
    expect(facts.warnings).toEqual([])
  })
  it('say a dispute, and whether the parts give the whole', () => {
    const state = stateOf({
      indicator: 'society.calls',
      value: 100,
      check: 96,
      dispute: { department: 'other', value: 90 },
      lastYear: { value: 80, period: stateOf().period!, basis: 'last_year' },
    })
    const facts = planFacts(of('society.calls'), state, undefined, '呼叫', department, said, say)
    expect(facts.warnings).toEqual(['dispute OTHER 90 件 10 件', 'check 96 件 4 件'])
    expect(facts.lines).toContain('lastYear 80 件')
    expect(facts.changes[0]).toMatchObject({ arrow: 'up', size: '25.0%' })
    expect(planFacts(of('society.calls'), { ...state, check: 100, dispute: null }, undefined, '', department, said, say).warnings).toEqual([
      'checked 100 件 0 件',
    ])
  })
  it('have something to say of a figure that never came', () => {
    const facts = planFacts(of('society.calls'), undefined, undefined, '呼叫', department, said, say)
    expect(facts.facts.map((one) => one.value)).toEqual(['OFFICE', '—', '—', '尚未报送'])
    expect(facts.figure.figure.text).toBe('—')
  })
})

describe('what a definition rests on', () => {
  it.each([
    ['GB 3095-2012《环境空气质量标准》；HJ 663-2013', 'GB 3095-2012, HJ 663-2013'],
    ['GB/T 33358-2016《政府热线服务规范》', 'GB/T 33358-2016'],
    ['国家统计局《季度地区生产总值核算方案》', ''],
    ['ISO 37120', 'ISO 37120'],
  ])('in English, of %s, is %s', (source, words) => {
    expect(sourceWords(source, 'en')).toBe(words)
    expect(sourceWords(source, 'zh')).toBe(source)
  })
})

describe('asking', () => {
  const subject = { indicator: 'society.calls', region: '11', category: 'a|b' }
  const signal = new AbortController().signal
  it('names the series and the period in the address', async () => {
    const asked: string[] = []
    const reply = await askLineage(
      subject,
      '2026-10',
      async (path) => {
        asked.push(path)
        return { ok: true, json: async () => ({ state: null, definition: {}, readings: [], children: [], checks: [], make: null }) }
      },
      signal,
    )
    expect(reply.ok).toBe(true)
    expect(asked).toEqual(['/api/v1/lineage?indicator=society.calls&region=11&category=a%7Cb&time=2026-10'])
  })
  it('never rejects: refusals, nonsense and a cut are answers', async () => {
    const refusal = await askLineage(
      subject,
      null,
      async () => ({ ok: false, json: async () => ({ reason: 'unknown_region', message: 'no region 11' }) }),
      signal,
    )
    expect(refusal).toMatchObject({ ok: false, refusal: { message: 'no region 11' } })
    expect((await askLineage(subject, null, async () => ({ ok: true, json: async () => ({ readings: 'x' }) }), signal)).ok).toBe(false)
    expect((await askLineage(subject, null, async () => ({ ok: true, json: async () => null }), signal)).ok).toBe(false)
    expect(await askLineage(subject, null, async () => Promise.reject(new Error('cut')), signal)).toMatchObject({
      ok: false,
      refusal: { reason: 'busy', message: 'cut' },
    })
  })
})

it('finds the incidents that belong to a figure', () => {
  const incident = (id: string, region: string | null, department: string, category = 'traffic') =>
    ({ id, region, department, category }) as never
  const found = relatedTo(
    [incident('a', '11', 'office'), incident('b', '12', 'office'), incident('c', null, 'office'), incident('d', '11', 'other')],
    ['office'],
    (code) => code === null || code === '11',
    () => undefined,
  )
  expect(found.map((one) => one.id)).toEqual(['a', 'c'])
})
