import type { IndexMake } from '#contract/indexSeen.ts'
import { numberWords } from '../../i18n/figure.ts'
import type { ContributionPlan, ContributionRow } from './contributions.ts'

type Member = IndexMake['members'][number]

const signed = (value: number): string => `${value > 0 ? '+' : ''}${numberWords(value, 1)}`

/** The first rows, and the rest together in a last one, so that what stands there adds up. */
const gathered = (
  members: readonly Member[],
  most: number,
  row: (member: Member) => ContributionRow,
  rest: (members: readonly Member[]) => string,
): { rows: ContributionRow[]; rest: number } => {
  if (members.length <= most) return { rows: members.map(row), rest: 0 }
  const [shown, left] = [members.slice(0, most - 1), members.slice(most - 1)]
  return { rows: [...shown.map(row), { name: '', words: rest(left), bar: 0, subject: null }], rest: left.length }
}

/** An index by its members: the points each gives of those its weight could; they add up to the value. The heaviest first. */
export const planShares = ({ value, members }: IndexMake, region: string, most: number): ContributionPlan | null => {
  const there = members.filter(({ place }) => place !== null).sort((a, b) => b.weight - a.weight)
  if (there.length === 0 || value === null) return null
  const longest = Math.max(...there.map(({ weight }) => weight * 100))
  const words = (share: number, weight: number): string => `${numberWords(share, 1)}/${numberWords(weight * 100, 1)}`
  const sum = (left: readonly Member[], of: (member: Member) => number): number => left.reduce((all, one) => all + of(one), 0)
  return {
    says: 'scores',
    kind: 'indicator',
    ...gathered(
      there,
      most,
      ({ indicator, share, weight }) => ({
        name: indicator,
        words: words(share, weight),
        bar: longest === 0 ? 0 : share / longest,
        subject: { indicator, region, category: null },
      }),
      (left) =>
        words(
          sum(left, ({ share }) => share),
          sum(left, ({ weight }) => weight),
        ),
    ),
    total: numberWords(value, 1),
  }
}

/** What each member added to the change since the period before; they add up to it. The greatest first. */
export const planMoves = ({ value, before, members }: IndexMake, region: string, most: number): ContributionPlan | null => {
  const moved = members
    .flatMap((member) => (member.change === null ? [] : [{ ...member, change: member.change }]))
    .sort((a, b) => Math.abs(b.change.total) - Math.abs(a.change.total))
  if (moved.length === 0 || value === null || before === null) return null
  const longest = Math.max(...moved.map(({ change }) => Math.abs(change.total)))
  return {
    says: 'change',
    kind: 'moves',
    ...gathered(
      moved,
      most,
      ({ indicator, change }) => ({
        name: indicator,
        words: signed(change!.total),
        bar: longest === 0 ? 0 : change!.total / longest,
        subject: { indicator, region, category: null },
      }),
      (left) => signed(left.reduce((all, one) => all + one.change!.total, 0)),
    ),
    total: signed(value - before.value),
  }
}
