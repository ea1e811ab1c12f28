import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { given } from '#contract/reply.ts'
import { CsvRows } from '#gateway/intake/csvRows.ts'
import { readIn } from './chop.ts'

const rowsOf = (text: string, size = 5) =>
  readIn(new CsvRows(() => (cells: readonly string[]) => given([...cells])), Buffer.from(`h\n${text}`), size)
const cellsOf = (text: string, size?: number) => rowsOf(text, size).map(({ reply }) => (reply.ok ? reply.value : reply.refusal.reason))

describe('CsvRows', () => {
  it.each([
    ['a,b', [['a', 'b']]],
    [
      'a,b\r\nc,\r\n',
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ],
    ['"a,b",c', [['a,b', 'c']]],
    ['"a ""b""",""', [['a "b"', '']]],
    ['"a\nb",c\nd', [['a\nb', 'c'], ['d']]],
    ['\n\na\n  \nb', [['a'], ['b']]],
    [',', [['', '']]],
    ['a"b,c\nd', ['unparsable', ['d']]],
    ['"a"b,c\nd', ['unparsable', ['d']]],
    ['"a\nb\nc', ['unparsable', ['b'], ['c']]],
    ['"a\nb\n"c",d', ['unparsable', ['b'], ['c', 'd']]],
  ])('reads %j', (text, cells) => {
    for (const size of [1, 2, 3, 100]) expect(cellsOf(text, size)).toEqual(cells)
  })

  it('reads what papaparse wrote', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '重', '1'), maxLength: 5 })
    const row = fc.array(cell, { minLength: 1, maxLength: 4 }).filter((cells) => cells.join('').trim() !== '' || cells.length > 1)
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, newline, quotes) => {
        expect(cellsOf(Papa.unparse(rows, { newline, quotes }), 1000)).toEqual(rows)
      }),
    )
  })

  it('counts every line once whatever the quotes, and however it is cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '""'), maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (text, size) => {
          const rows = rowsOf(text, size)
          expect(rows.map(({ index }) => index)).toEqual(rows.map((_, at) => at))
          expect(rows).toEqual(rowsOf(text, 1000))
          expect(rows.length).toBeLessThanOrEqual(text.split('\n').length)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('loses one row to a stray quote, not the file', () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `row,${at}`)
    lines[5] = '"row,5'
    const rows = rowsOf(lines.join('\n'), 65_536)
    expect(rows).toHaveLength(20_000)
    expect(rows.filter(({ reply }) => !reply.ok).map(({ index }) => index)).toEqual([5])
  })

  it('refuses a line over 64 kB and goes on', () => {
    expect(cellsOf(`a\n${'x'.repeat(10_000_000)}\nb`, 65_536)).toEqual([['a'], 'line_too_long', ['b']])
    expect(cellsOf(`"a\n${'x'.repeat(70_000)}\nb`, 65_536)).toEqual(['unparsable', 'line_too_long', ['b']])
  })
})
