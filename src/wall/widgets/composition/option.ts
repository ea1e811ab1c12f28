import { textWidth } from '../../charts/layout.ts'
import { byIndex, type EngineOption, type Size } from '../../charts/option.ts'
import { box, hatch, isWarning, levelShape, type Shape, words } from '../../charts/shapes.ts'
import { type Pen, placing, rowing, tooltip } from '../../charts/style.ts'
import { levelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import type { CompositionPlan } from './plan.ts'
import { saidOf } from './said.ts'

const NAME = 18
const FIGURE = 20
const SHARE = 17
const TRACK = 10
const MARK = 14
/** px of a row at 1080 lines; from `grows` on its words grow with it, up to a third. */
export const ROW = { least: 34, grows: 46, most: 66 } as const

/** px of the shortest track at 1080 lines: what it leaves, names may have. */
const TRACK_LEAST = 90

/** A name that is longer than its room ends in an ellipsis. */
const cut = (text: string, width: number, size: number): string => {
  if (textWidth(text, size) <= width) return text
  let kept = [...text]
  while (kept.length > 1 && textWidth(`${kept.join('')}…`, size) > width) kept = kept.slice(0, -1)
  return `${kept.join('')}…`
}

/** Rows of name, bar, value and share: the greatest first. */
export const barsOption = (plan: CompositionPlan, size: Size, given: Pen, language: Language): EngineOption => {
  const { tokens } = given
  const count = plan.parts.length
  const row = Math.min(ROW.most * given.u, size.height / count)
  const u = given.u * Math.max(1, Math.min(1.33, row / (ROW.grows * given.u)))
  const pen = { ...given, u }
  const marked = Math.max(
    0,
    ...plan.parts.map((part) => (isWarning(part.level) ? (MARK + 10) * u + textWidth(levelWords(part.level, language), 16 * u) : 0)),
  )
  const shares = Math.max(0, ...plan.parts.map((part) => textWidth(part.share, SHARE * u)))
  const figures = Math.max(...plan.parts.map((part) => textWidth(part.figure, FIGURE * u)))
  const free = size.width - figures - shares - marked - (42 + TRACK_LEAST) * u
  const names = plan.parts.map((part) => cut(part.name, Math.max(size.width * 0.34, free), NAME * u))
  const left = Math.max(...names.map((name) => textWidth(name, NAME * u))) + marked + 14 * u
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
      words(pen, { x: 0, y, text: names[index]!, colour: tokens.text2, size: NAME }),
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
