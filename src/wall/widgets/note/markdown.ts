import { parseInline, type Inline } from './inline.ts'

/** A block of a note. No HTML: what looks like it stays text. */
export type Block =
  | { is: 'heading'; depth: 1 | 2 | 3; words: Inline[] }
  | { is: 'paragraph'; words: Inline[] }
  | { is: 'quote'; words: Inline[] }
  | { is: 'list'; ordered: boolean; start: number; rows: { depth: number; words: Inline[] }[] }
  | { is: 'table'; head: Inline[][]; align: ('left' | 'right' | 'center')[]; rows: Inline[][][] }
  | { is: 'rule' }

const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/
const RULE = /^ {0,3}(-{3,}|\*{3,}|_{3,})$/
const BULLET = /^(\s*)(?:[-*+]|(\d{1,9})[.)、])\s+(.*)$/
const QUOTE = /^>\s?(.*)$/
const DIVIDER = /^\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?$/

const cells = (line: string): string[] =>
  line
    .replace(/^\s*\|/, '')
    .replace(/\|\s*$/, '')
    .split('|')
    .map((cell) => cell.trim())
const alignOf = (cell: string): 'left' | 'right' | 'center' => (cell.endsWith(':') ? (cell.startsWith(':') ? 'center' : 'right') : 'left')
const isTable = (lines: readonly string[], at: number): boolean => {
  const [head, divider] = [lines[at] ?? '', lines[at + 1] ?? '']
  return head.includes('|') && divider.includes('|') && DIVIDER.test(divider.trim()) && cells(head).length === cells(divider).length
}
const opens = (lines: readonly string[], at: number): boolean => {
  const line = lines[at]!
  return HEADING.test(line) || RULE.test(line) || BULLET.test(line) || QUOTE.test(line) || isTable(lines, at)
}

/** A little Markdown: headings, paragraphs, lists (nested by indent), quotes, tables, rules. Anything else is a paragraph. */
export const parseMarkdown = (text: string): Block[] => {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '  ')
    .split('\n')
    .map((line) => line.trimEnd())
  const blocks: Block[] = []
  const take = (at: number, test: (index: number) => boolean): string[] => {
    let end = at
    while (end < lines.length && test(end)) end += 1
    return lines.slice(at, end)
  }
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!
    const heading = HEADING.exec(line)
    const bullet = BULLET.exec(line)
    if (line === '') at += 1
    else if (heading) {
      blocks.push({ is: 'heading', depth: Math.min(3, heading[1]!.length) as 1 | 2 | 3, words: parseInline(heading[2]!) })
      at += 1
    } else if (RULE.test(line)) {
      blocks.push({ is: 'rule' })
      at += 1
    } else if (isTable(lines, at)) {
      const taken = take(at, (index) => lines[index]!.includes('|'))
      const head = cells(taken[0]!)
      const fit = (row: string[]): Inline[][] => head.map((_, column) => parseInline(row[column] ?? ''))
      blocks.push({
        is: 'table',
        head: fit(head),
        align: cells(taken[1]!).map(alignOf),
        rows: taken.slice(2).map((row) => fit(cells(row))),
      })
      at += taken.length
    } else if (bullet) {
      const base = bullet[1]!.length
      const same = (row: RegExpExecArray | null): boolean =>
        row !== null && (row[1]!.length > base || (row[2] === undefined) === (bullet[2] === undefined))
      const taken = take(at, (index) => same(BULLET.exec(lines[index]!)) && !RULE.test(lines[index]!))
      const found = taken.map((row) => BULLET.exec(row)!)
      blocks.push({
        is: 'list',
        ordered: bullet[2] !== undefined,
        start: Number(bullet[2] ?? 1),
        rows: found.map((row) => ({
          depth: Math.max(0, Math.min(2, Math.floor((row[1]!.length - base) / 2))),
          words: parseInline(row[3]!),
        })),
      })
      at += taken.length
    } else if (QUOTE.test(line)) {
      const taken = take(at, (index) => QUOTE.test(lines[index]!))
      blocks.push({ is: 'quote', words: parseInline(taken.map((row) => QUOTE.exec(row)![1]!).join(' ')) })
      at += taken.length
    } else {
      const taken = take(at, (index) => lines[index] !== '' && (index === at || !opens(lines, index)))
      blocks.push({ is: 'paragraph', words: parseInline(taken.join('\n')) })
      at += taken.length
    }
  }
  return blocks
}
