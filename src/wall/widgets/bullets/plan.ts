import type { Level } from '#contract/names.ts'
import type { OptionsOf } from '#contract/widgets.ts'
import { eyeScale, figureIn } from '../../i18n/figure.ts'
import type { Said, Subject } from '../context.ts'
import { figureName } from '../figureName.ts'
import { type FigurePlan, planFigure } from '../figurePlan.ts'
import type { TargetPlan } from '../targetPlan.ts'

/** What a bar is measured against: a target with its path, a legal limit, the bound of the gravest level, or nothing. */
export type Against = 'target' | 'limit' | 'bound' | 'none'

/** One bar: `fill` and `tick` are shares of the track. */
export interface BulletRow {
  key: string
  name: string
  against: Against
  fill: number
  tick: number | null
  /** On the bad side of the tick. */
  bad: boolean
  /** The words at the right: the share reached, or the value. A share of a percentage would read as the percentage itself. */
  words: string
  /** The share of the target that is reached, where the words are that share. */
  done: string
  /** What the tick stands for, in words. */
  tickWords: string
  level: Level
  figure: FigurePlan
}

/** Limits and bounds stand at three quarters of the track, so that what is over them shows. */
const AT = 0.75
/** A share that should come to half or more is drawn as the share it is, with the whole as its track. */
const HALF = 50

type Row = Pick<BulletRow, 'against' | 'fill' | 'tick' | 'bad' | 'words' | 'done' | 'tickWords'>

const isWhole = ({ unit }: Subject['indicator'], line: number): boolean => unit === '%' && line >= HALF && line <= 100
const clipped = (share: number): number => Math.max(0, Math.min(1, share))
const gravest = (bands: Subject['indicator']['bands']) => [...bands].sort((a, b) => order(b.level) - order(a.level))[0]
const order = (level: Level): number => ['normal', 'blue', 'yellow', 'orange', 'red'].indexOf(level)

const toLine = (against: Against, value: number, line: number, below: boolean, { indicator }: Subject, said: Said): Row => {
  const scale = eyeScale(Math.max(Math.abs(value), Math.abs(line)), indicator, said.language)
  const track = below && isWhole(indicator, line) ? 100 : line / AT
  return {
    against,
    fill: line > 0 ? clipped(value / track) : 0,
    tick: line > 0 ? line / track : null,
    bad: below ? value <= line : value >= line,
    words: figureIn(value, scale).text,
    done: '',
    tickWords: figureIn(line, scale).text,
  }
}

/** A value is over a limit only above it; at a bound it is already at the level. */
const overLimit = (row: Row, value: number, limit: number): Row => ({ ...row, bad: value > limit })

const toTarget = (value: number, aim: number, { done, due }: TargetPlan, { indicator }: Subject, figure: FigurePlan): Row => {
  const share = `${(done * 100).toFixed(1)}%`
  const whole = isWhole(indicator, aim)
  const part = whole ? aim / 100 : 1
  const percent = indicator.unit === '%'
  return {
    against: 'target',
    fill: clipped(whole ? value / 100 : done),
    tick: due === null ? null : clipped(due * part),
    bad: due !== null && done < due,
    words: percent ? figure.figure.text : share,
    done: percent ? '' : share,
    tickWords: due === null ? '' : `${(due * part * 100).toFixed(1)}%`,
  }
}

const measured = (subject: Subject, figure: FigurePlan, limit: number | undefined, said: Said): Row => {
  const { state, indicator } = subject
  const value = state && state.freshness !== 'lost' ? state.value : null
  const none: Row = { against: 'none', fill: 0, tick: null, bad: false, words: figure.figure.text, done: '', tickWords: '' }
  if (value === null) return none
  if (limit !== undefined) return overLimit(toLine('limit', value, limit, false, subject, said), value, limit)
  const { target } = figure
  if (target && state?.target) {
    if (state.target.kind === 'limit')
      return overLimit(toLine('limit', value, state.target.value, false, subject, said), value, state.target.value)
    return toTarget(value, state.target.value, target, subject, figure)
  }
  const band = gravest(indicator.bands)
  return band ? toLine('bound', value, (band.above ?? band.below)!, band.above === undefined, subject, said) : none
}

/** Figures as bars against what they should reach, or stay below. */
export const planBullets = (
  figures: OptionsOf<'bullets'>['figures'],
  subjectOf: (indicator: string, category?: string) => Subject | null,
  said: Said,
): BulletRow[] =>
  figures.flatMap(({ indicator, category, title, limit }) => {
    const subject = subjectOf(indicator, category)
    if (!subject) return []
    const name = figureName(subject.indicator, category, title, said.language)
    const figure = planFigure(subject, name, said)
    return [{ key: `${indicator}|${category ?? ''}`, name, level: figure.level, figure, ...measured(subject, figure, limit, said) }]
  })

/** What the ticks of these bars stand for: one kind, or several. */
export const tickKind = (rows: readonly Pick<BulletRow, 'against' | 'tick'>[]): Exclude<Against, 'none'> | 'mixed' | null => {
  const kinds = new Set(rows.filter((row) => row.tick !== null).map((row) => row.against))
  if (kinds.size === 0) return null
  return kinds.size === 1 ? ([...kinds][0] as Exclude<Against, 'none'>) : 'mixed'
}
