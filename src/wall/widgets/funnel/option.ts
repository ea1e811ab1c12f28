import { cut } from '../../charts/cut.ts'
import { textWidth } from '../../charts/layout.ts'
import type { EngineOption, Size } from '../../charts/option.ts'
import { box, hatch, isWarning, levelShape, polygon, type Shape, words } from '../../charts/shapes.ts'
import type { Pen } from '../../charts/style.ts'
import { MISSING } from '../../i18n/figure.ts'
import { levelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import type { FunnelPlan, PlannedStep } from './plan.ts'

const NAME = 18
const RATE = 16
const ROW = { least: 46, most: 150 }
const MARK = 14
const GAP = 16
/** Width from which a row too low for two lines has its rate beside its name. */
const WIDE = 560
/** Share of a row that is bar; the rest joins it to the next. */
const BAR = 0.52

interface Columns {
  /** Where the names end, and where the bars begin. */
  readonly names: number
  readonly left: number
  readonly right: number
  readonly row: number
  readonly rates: 'below' | 'beside' | 'none'
}

const levelWidth = (one: PlannedStep, u: number, language: Language): number =>
  isWarning(one.level) ? (MARK + 10) * u + textWidth(levelWords(one.level, language), 16 * u) : 0

/** Figures shrink with the rows, and never under the floor of a table; where there is much room they lead. */
const figureSize = (row: number, u: number): number =>
  Math.max(20, Math.min(30, Math.round((row / u) * 0.42)), Math.min(44, Math.round((row / u) * 0.3)))

const columnsOf = (plan: FunnelPlan, size: Size, { u }: Pen, language: Language, stepWords: (rate: string) => string): Columns => {
  const row = Math.min(ROW.most * u, size.height / plan.steps.length)
  const figure = figureSize(row, u)
  const rates = row >= ROW.least * u ? 'below' : size.width > WIDE * u ? 'beside' : 'none'
  const named = Math.max(...plan.steps.map((one) => textWidth(one.name, NAME * u) + levelWidth(one, u, language)))
  const rated = Math.max(...plan.steps.map((one) => (one.rate === '' ? 0 : textWidth(stepWords(one.rate), RATE * u))))
  const names = Math.min(rates === 'below' ? Math.max(named, rated) : named, size.width * 0.46)
  const rightmost = Math.max(
    ...plan.steps.map((one) => textWidth(one.figure, figure * u * 0.9) + (one.unit === '' ? 0 : textWidth(one.unit, 17 * u) + 6 * u)),
  )
  const left = names + (rates === 'beside' && rated > 0 ? rated + 2 * GAP * u : GAP * u)
  return { names, left, right: Math.max(left + 30 * u, size.width - rightmost - GAP * u), row, rates }
}

/** Bars about one axis, from the first step down; faint sides join neighbours that are both known. A missing step is a hatch, never a point. */
export const funnelOption = (
  plan: FunnelPlan,
  size: Size,
  pen: Pen,
  language: Language,
  stepWords: (rate: string) => string,
): EngineOption => {
  const { tokens, u } = pen
  const { names, left, right, row, rates } = columnsOf(plan, size, pen, language, stepWords)
  const figure = figureSize(row, u)
  const middle = (left + right) / 2
  const half = (one: PlannedStep): number => Math.max(1.5 * u, ((right - left) / 2) * (one.reach ?? 0))
  const top = (at: number): number => row * at + (row * (1 - BAR)) / 2
  const tall = row * BAR

  const shapes = plan.steps.flatMap((one, at): Shape[] => {
    const next = plan.steps[at + 1]
    const y = row * (at + 0.5)
    const nameY = rates === 'below' && one.rate !== '' ? y - 12 * u : y
    const named = cut(one.name, names + u - levelWidth(one, u, language), NAME * u)
    const markX = textWidth(named, NAME * u) + (8 + MARK / 2) * u
    const figureX = one.unit === '' ? size.width : size.width - textWidth(one.unit, 17 * u) - 6 * u
    const joined = next !== undefined && one.reach !== null && next.reach !== null
    return [
      ...(joined
        ? [
            polygon(
              [
                [middle - half(one), top(at) + tall],
                [middle + half(one), top(at) + tall],
                [middle + half(next), top(at + 1)],
                [middle - half(next), top(at + 1)],
              ],
              { fill: tokens.accent, opacity: 0.16 },
              0,
            ),
          ]
        : []),
      ...(one.reach === null
        ? [one.figure === MISSING ? hatch(pen, left, top(at), right - left, tall) : box(left, y - u / 2, right - left, u, tokens.line)]
        : [box(middle - half(one), top(at), 2 * half(one), tall, tokens.accent, 1 - (0.5 * at) / plan.steps.length, 1)]),
      words(pen, { x: 0, y: nameY, text: named, colour: tokens.text2, size: NAME }),
      ...(isWarning(one.level)
        ? [
            levelShape(pen, one.level, markX, nameY, MARK * u),
            words(pen, {
              x: markX + (MARK / 2 + 4) * u,
              y: nameY,
              text: levelWords(one.level, language),
              colour: tokens.levels[one.level].word,
              weight: 500,
            }),
          ]
        : []),
      ...(one.rate === '' || rates === 'none'
        ? []
        : [
            words(pen, {
              x: rates === 'below' ? 0 : names + GAP * u,
              y: rates === 'below' ? y + 13 * u : y,
              text: stepWords(one.rate),
              colour: tokens.text3,
              size: RATE,
            }),
          ]),
      words(pen, {
        x: figureX,
        y,
        text: one.figure,
        colour: one.why === '' ? tokens.text1 : tokens.text3,
        size: figure,
        weight: 500,
        family: 'figure',
        align: 'right',
      }),
      ...(one.unit === ''
        ? []
        : [words(pen, { x: size.width, y: y + 2 * u, text: one.unit, colour: tokens.text2, size: 17, align: 'right' })]),
      ...(one.why === '' ? [] : [words(pen, { x: middle, y, text: one.why, colour: tokens.text2, align: 'center', casing: true })]),
    ]
  })
  return { animation: false, graphic: { elements: shapes } }
}
