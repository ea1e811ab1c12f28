import { textWidth } from '../../charts/layout.ts'
import { byIndex, type EngineOption, type Size } from '../../charts/option.ts'
import { box, hatch, isWarning, levelShape, type Shape, words } from '../../charts/shapes.ts'
import { type Pen, placing, rowing, tooltip } from '../../charts/style.ts'
import { levelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import { layNames, NAME_LINE } from './names.ts'
import type { CompositionPlan } from './plan.ts'
import { saidOf } from './said.ts'

const FIGURE = 20
const SHARE = 17
const TRACK = 10
const MARK = 14
/** Between name, track, figure and share. */
const GAPS = 42
/** px of a row at 1080 lines; from `grows` on its words grow with it, up to a third. */
export const ROW = { least: 34, grows: 46, most: 66 } as const

/** Rows of name, bar, value and share: the greatest first. */
export const barsOption = (plan: CompositionPlan, size: Size, given: Pen, language: Language): EngineOption => {
  const { tokens } = given
  const count = plan.parts.length
  const row = Math.min(ROW.most * given.u, size.height / count)
  const besides = (at: number): { marked: number; shares: number; figures: number } => ({
    marked: Math.max(
      0,
      ...plan.parts.map((part) => (isWarning(part.level) ? (MARK + 10) * at + textWidth(levelWords(part.level, language), 16 * at) : 0)),
    ),
    shares: Math.max(0, ...plan.parts.map((part) => textWidth(part.share, SHARE * at))),
    figures: Math.max(...plan.parts.map((part) => textWidth(part.figure, FIGURE * at))),
  })
  const plain = besides(given.u)
  const names = layNames(
    plan.parts.map((part) => part.name),
    {
      width: size.width,
      row,
      u: given.u,
      beside: plain.marked + plain.shares + plain.figures + GAPS * given.u,
      growth: row / (ROW.grows * given.u),
    },
  )
  const u = given.u * names.growth
  const pen = { ...given, u }
  const { marked, shares, figures } = besides(u)
  const left = Math.max(...names.lines.flat().map((line) => textWidth(line, names.size * u))) + marked + 14 * u
  const shareLeft = size.width
  const figureRight = size.width - (shares === 0 ? 0 : shares + 14 * u)
  const right = Math.max(left + 20 * u, figureRight - figures - 14 * u)
  const low = Math.min(0, ...plan.parts.map((part) => part.value ?? 0))
  const high = Math.max(0, ...plan.parts.map((part) => part.value ?? 0)) || 1

  const shapes = plan.parts.flatMap((part, index): Shape[] => {
    const y = row * (index + 0.5)
    const track =
      part.value === null
        ? hatch(pen, left, y - (TRACK / 2) * u, right - left, TRACK * u)
        : box(left, y - (TRACK / 2) * u, right - left, TRACK * u, tokens.line)
    return [
      track,
      ...names.lines[index]!.map((text, line, all) =>
        words(pen, { x: 0, y: y + (line - (all.length - 1) / 2) * NAME_LINE * u, text, colour: tokens.text2, size: names.size }),
      ),
      ...(isWarning(part.level)
        ? [
            levelShape(pen, part.level, left - 14 * u - marked + (10 + MARK / 2) * u, y, MARK * u),
            words(pen, {
              x: left - 10 * u,
              y,
              text: levelWords(part.level, language),
              colour: tokens.levels[part.level].word,
              weight: 500,
              align: 'right',
            }),
          ]
        : []),
      words(pen, {
        x: figureRight,
        y,
        text: part.figure,
        colour: part.value === null ? tokens.text3 : tokens.text1,
        size: FIGURE,
        weight: 500,
        family: 'figure',
        align: 'right',
      }),
      ...(part.share === '' ? [] : [words(pen, { x: shareLeft, y, text: part.share, colour: tokens.text3, size: SHARE, align: 'right' })]),
    ]
  })
  return {
    animation: false,
    grid: { left, top: 0, width: right - left, height: row * count, outerBoundsMode: 'none' },
    xAxis: placing(low, high),
    yAxis: rowing(plan.parts.map((part) => part.name)),
    ...tooltip(pen, byIndex(plan.parts.map((part) => saidOf(part, plan))), 'item'),
    graphic: { elements: shapes },
    series: [
      {
        id: 'parts',
        type: 'bar',
        barWidth: TRACK * u,
        emphasis: { disabled: true },
        itemStyle: { color: tokens.accent, borderRadius: Math.min(1, u) },
        data: plan.parts.map((part) => ({
          value: part.value,
          name: part.name,
          ...(part.rest ? { itemStyle: { color: tokens.ghost } } : {}),
        })),
      },
    ],
  }
}
