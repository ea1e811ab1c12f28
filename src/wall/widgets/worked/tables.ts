import { numberWords } from '../../i18n/figure.ts'
import { percentWords, scoreWords } from '../study/figures.ts'
import type { StudyWords } from '../study/words.ts'
import type { WorkedPlan } from './plan.ts'

export interface WorkedTable {
  head: string[]
  rows: string[][]
  foot: string[] | null
}
interface Names {
  titleOf: (column: string) => string
  figure: (column: string, value: number | null) => string
  bound: (column: string, value: number) => string
}

const place = (value: number): string => numberWords(value, 3)
const points = (share: number): string => scoreWords(share, 2)

/** The figures of one step: what came out of the step before stands in its first columns. */
export const tableOf = (
  step: 'members' | 'normalise' | 'weigh' | 'score',
  { rows, score }: WorkedPlan,
  says: StudyWords['worked'],
  { titleOf, figure, bound }: Names,
): WorkedTable => {
  const { member, value, better } = says.membersHead
  if (step === 'members')
    return {
      head: [member, value, better],
      rows: rows.map((row) => [
        titleOf(row.column),
        figure(row.column, row.raw),
        row.better === 'higher' ? says.membersHead.higher : says.membersHead.lower,
      ]),
      foot: null,
    }
  if (step === 'normalise')
    return {
      head: [member, says.normaliseHead.low, value, says.normaliseHead.high, says.normaliseHead.place],
      rows: rows.map((row) => [
        titleOf(row.column),
        bound(row.column, row.low),
        figure(row.column, row.raw),
        bound(row.column, row.high),
        place(row.place),
      ]),
      foot: null,
    }
  if (step === 'weigh')
    return {
      head: [member, says.weighHead.entropy, says.weighHead.weight, says.weighHead.equal],
      rows: rows.map((row) => [
        titleOf(row.column),
        row.entropy === null ? '—' : numberWords(row.entropy, 4),
        percentWords(row.weight),
        percentWords(row.equal),
      ]),
      foot: [
        says.sum,
        '',
        percentWords(rows.reduce((sum, row) => sum + row.weight, 0)),
        percentWords(rows.reduce((sum, row) => sum + row.equal, 0)),
      ],
    }
  return {
    head: [member, says.scoreHead.place, says.scoreHead.weight, says.scoreHead.share],
    rows: rows.map((row) => [titleOf(row.column), place(row.place), percentWords(row.weight), points(row.share)]),
    foot: [says.sum, '', '', points(score)],
  }
}
