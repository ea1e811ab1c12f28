import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absentFigure } from '#wall/widgets/note/absent.ts'
import { parseInline, wordsOf } from '#wall/widgets/note/inline.ts'
import { parseMarkdown } from '#wall/widgets/note/markdown.ts'

const kinds = (text: string): string[] => parseMarkdown(text).map((block) => block.is)

describe('parseInline', () => {
  it.each([
    [
      '**重** 平',
      [
        ['重', 'strong'],
        [' 平', 'plain'],
      ],
    ],
    ['*斜*_下_', [['斜下', 'emphasis']]],
    ['`a*b*`', [['a*b*', 'code']]],
    [
      '~~旧~~新',
      [
        ['旧', 'struck'],
        ['新', 'plain'],
      ],
    ],
    ['\\*不\\*', [['*不*', 'plain']]],
    ['snake_case_word', [['snake_case_word', 'plain']]],
    ['2 * 3 * 4', [['2 * 3 * 4', 'plain']]],
    ['**没有完', [['**没有完', 'plain']]],
    ['[词](javascript:alert(1)', [['词', 'plain']]],
    ['![图](x.png) 后', [['图 后', 'plain']]],
  ] as const)('reads %s', (text, runs) => expect(parseInline(text).map((run) => [run.text, run.manner])).toEqual(runs))
  it('leaves HTML as the words it is', () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>&lt;'
    expect(parseInline(hostile)).toEqual([{ text: hostile, manner: 'plain' }])
  })
  it('never loses a letter that is no mark', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '文', ' ', '*', '_', '`', '~', '[', ']', '(', ')', '\\', '|', '<') }), (text) => {
        const kept = (words: string): number => [...words].filter((letter) => letter === '文').length
        const outside = text.replace(/\]\([^)\n]*\)/g, ']')
        expect(kept(wordsOf(parseInline(text)))).toBeGreaterThanOrEqual(kept(outside))
      }),
    ))
})

describe('parseMarkdown', () => {
  it('tells blocks apart', () =>
    expect(kinds('# 一\n\n段落\n续行\n- 甲\n- 乙\n\n1. 丙\n> 引\n---\n| a | b |\n| --- | --: |\n| 1 | 2 |')).toEqual([
      'heading',
      'paragraph',
      'list',
      'list',
      'quote',
      'rule',
      'table',
    ]))
  it('keeps a list with numbers from one with points', () => {
    const [points, numbers] = parseMarkdown('- 甲\n  - 子\n2. 乙\n3. 丙')
    expect(points).toMatchObject({ is: 'list', ordered: false, rows: [{ depth: 0 }, { depth: 1 }] })
    expect(numbers).toMatchObject({ is: 'list', ordered: true, start: 2, rows: [{ depth: 0 }, { depth: 0 }] })
  })
  it('gives every row of a table as many cells as its head', () => {
    const [table] = parseMarkdown('| a | b |\n|:--|:-:|\n| 1 |\n| 1 | 2 | 3 |')
    expect(table).toMatchObject({ is: 'table', align: ['left', 'center'] })
    expect(table?.is === 'table' && table.rows.map((row) => row.map(wordsOf))).toEqual([
      ['1', ''],
      ['1', '2'],
    ])
  })
  it('knows at most three depths of heading and of list', () => {
    expect(parseMarkdown('###### 六')[0]).toMatchObject({ is: 'heading', depth: 3 })
    expect(parseMarkdown('- a\n          - b')[0]).toMatchObject({ rows: [{ depth: 0 }, { depth: 2 }] })
  })
  it('reads Windows lines and none at all', () => {
    expect(kinds('# a\r\n\r\nb')).toEqual(['heading', 'paragraph'])
    expect(parseMarkdown('')).toEqual([])
    expect(parseMarkdown('\n \n')).toEqual([])
  })
  it('ends on whatever it is given', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('#', '-', ' ', '\n', '|', '>', '1', '.', '*', '`', 'a', ':', '\t') }), (text) => {
        expect(Array.isArray(parseMarkdown(text))).toBe(true)
      }),
    ))
})

describe('absentFigure', () => {
  it('takes a heading that is the sign of what is missing for a figure that does not exist, with its reasons', () => {
    expect(absentFigure(parseMarkdown('# —\n\n面板无省级数据 · 综合指数只含四职能'))).toEqual(['面板无省级数据', '综合指数只含四职能'])
    expect(absentFigure(parseMarkdown('# —'))).toEqual([])
  })
  it('leaves every other note as it is', () => {
    expect(absentFigure(parseMarkdown('— 无'))).toBeNull()
    expect(absentFigure(parseMarkdown('# — 无\n\n词'))).toBeNull()
    expect(absentFigure([])).toBeNull()
  })
})
