import type { PanelOf } from '#contract/scene.ts'
import type { Said, Subject } from '../context.ts'
import { type ChangePlan, type FigurePlan, planFigure } from '../figurePlan.ts'
import { textRoom } from '../textRoom.ts'
import { changeRoom, fitLine, fitNumber, type NumberFit } from './fit.ts'
import { fitNarrow } from './narrow.ts'

/** One figure in its panel: how large, what stands beside and under it. */
export interface NumberPlan {
  figure: FigurePlan
  /** As it stands here: its base perhaps in the fewest words. */
  change: ChangePlan | null
  size: 'headline' | 'scene' | 'value'
  missing: boolean
  /** The decimals of a long figure drop to 58 %. */
  longFraction: boolean
  fit: NumberFit
  bar: { done: number; due: number | null } | null
  /** A cell has no foot: its last line carries target, period and age. */
  line: { left: string; right: string } | null
  /** No room beside the figure: the spark stands under it, the change in the last line. */
  narrow: boolean
}

const HEAD = { cell: 50, panel: 48, none: 44 } as const
const LINE = 22
const FOOT = 38
const BAR = 16
const GIVES = 12
const SHORTENS = 6

const joined = (...words: string[]): string => words.filter((word) => word !== '').join(' · ')

type Beside = { size: string; base: string } | null

/** What stands in place of the change where the link is late or lost. */
const besideOf = ({ change, link, freshness }: FigurePlan): Beside =>
  link !== '' && freshness !== 'ended' ? { size: '', base: link } : change

/** Ways to say the last line, the fullest first. A series that has ended says whose it is, and not how long ago it arrived. */
const waysOf = (figure: FigurePlan, left: readonly string[], who: string): { left: string; right: string }[] => {
  const ended = figure.freshness === 'ended'
  const rights = [joined(figure.period, ended ? who : figure.age), figure.period]
  return left.flatMap((one) => rights.map((right) => ({ left: one, right }))).sort((a, b) => left.indexOf(a.left) - left.indexOf(b.left))
}

/** `who`: the figure's department, short. */
export const planNumber = (
  subject: Subject,
  panel: PanelOf<'number'>,
  name: string,
  said: Said,
  [width, height]: readonly [number, number],
  who = '',
): NumberPlan => {
  const figure = planFigure(subject, name, said)
  const { size, spark } = panel.options
  const { target } = figure
  const cell = panel.frame !== 'panel'
  const inner = width - (panel.frame === 'none' ? 0 : 40)
  const longFraction = size === 'headline' && figure.figure.whole.replace(/\D/g, '').length >= 4
  const narrow = width < 320 && cell && size !== 'headline'
  const wide = width >= 520 && target !== null && target.done > 0
  const short = said.language === 'zh' ? '尚未报送' : 'not yet reported'
  const reason = subject.state?.value == null ? figure.reason || short : ''
  const full = besideOf(figure)
  const room = height - HEAD[panel.frame] - (cell ? LINE + (panel.frame === 'none' ? 0 : 10) : FOOT) - (wide ? BAR : 0)
  const tags = figure.tags
  const least = textRoom(figure.period, 16) + tags.reduce((sum, tag) => sum + 6 + textRoom(tag, 16), 0)
  const free = cell && reason === '' ? inner - least - 10 : 0
  const parts = { ...figure.figure, longFraction, size, width: inner, height: room, spark: spark > 0 && !wide }
  const targeted = narrow || !target ? null : [joined(target.words, target.gap), target.gap || target.words, target.words, '']
  const fitted = (change: Beside, spare: number): NumberFit =>
    narrow ? fitNarrow({ ...parts, change, spare }) : fitNumber({ ...parts, change, spare })
  const spare = targeted && !narrow ? 0 : free
  // A base in its fewest words, before the figure shrinks beside the full ones or the change goes.
  const brief = full && full === figure.change && figure.change.brief !== undefined ? { ...full, base: figure.change.brief } : full
  const [few, many] = [fitted(brief, spare), fitted(full, spare)]
  const shortens = few.figure - many.figure >= SHORTENS || (many.change === 'none' && few.change !== 'none')
  const beside = shortens ? brief : full
  const kept = fitted(beside, spare)
  const freed = fitted(beside, free)
  // The target gives way where the change could else stand only beside a much smaller figure.
  const gives = freed.figure - kept.figure >= GIVES
  const fit = gives ? freed : kept
  const ways = waysOf(figure, targeted && !gives ? targeted : [reason], who)
  const taken = fit.change === 'line' && beside ? changeRoom(beside).beside + 10 : 0
  return {
    figure,
    change: figure.change && shortens ? { ...figure.change, base: figure.change.brief ?? figure.change.base } : figure.change,
    size,
    missing: figure.figure.text === '—',
    longFraction,
    fit,
    bar: wide ? { done: target.done, due: target.due } : null,
    line: cell ? fitLine(ways, inner - taken, tags) : null,
    narrow,
  }
}
