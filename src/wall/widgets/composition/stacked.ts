import { textWidth } from '../../charts/layout.ts'
import type { EngineOption, Plain, Size } from '../../charts/option.ts'
import { box, hatch, type Shape, words } from '../../charts/shapes.ts'
import { type Pen, placing, rowing, tooltip } from '../../charts/style.ts'
import type { CompositionPlan, PlannedPart } from './plan.ts'
import { saidOf } from './said.ts'

const BAR = 28
const CELL = { gap: 20, rows: 52, line: 28, mark: 18 }
/** Sizes of a name and its share under it, and beside it. */
const SIZES = { under: [17, 20], beside: [16, 18] } as const
/** Steps of the ramp in an order that sets neighbours apart. */
const ORDER = [5, 3, 4, 2, 6]

const colourOf = (part: PlannedPart, index: number, { tokens }: Pen): string =>
  part.rest
    ? tokens.ghost
    : tokens.dark
      ? tokens.sequential[ORDER[index % ORDER.length]!]!
      : tokens.sequential[[6, 3, 5, 2, 4][index % 5]!]!

const valueOf = (part: PlannedPart): string => part.share || part.figure

/** A part's swatch, name and share, in two lines or in one. */
const cell = (part: PlannedPart, index: number, x: number, y: number, inline: boolean, pen: Pen): Shape[] => {
  const { tokens, u } = pen
  const [name, value] = inline ? SIZES.beside : SIZES.under
  const swatch =
    part.value === null ? hatch(pen, x, y + 5 * u, 11 * u, 11 * u) : box(x, y + 5 * u, 11 * u, 11 * u, colourOf(part, index, pen), 1, 1)
  return [
    swatch,
    words(pen, { x: x + CELL.mark * u, y: y + 11 * u, text: part.name, colour: tokens.text2, size: name }),
    words(pen, {
      x: x + CELL.mark * u + (inline ? textWidth(part.name, name * u) + 7 * u : 0),
      y: y + (inline ? 11 : 35) * u,
      text: valueOf(part),
      colour: part.value === null ? tokens.text3 : tokens.text1,
      size: value,
      weight: 500,
      family: 'figure',
    }),
  ]
}

/** One bar cut by the shares, with names and shares below it. */
export const stackedOption = (plan: CompositionPlan, size: Size, pen: Pen): EngineOption => {
  const { u } = pen
  const whole = plan.parts.reduce((sum, part) => sum + Math.max(0, part.value ?? 0), 0)
  const under = (BAR + 18) * u
  const fitting = (inline: boolean): { inline: boolean; columns: number; rows: number; high: number } => {
    const widths = plan.parts.map((part) => {
      const [name, value] = inline ? SIZES.beside : SIZES.under
      const [words, share] = [textWidth(part.name, name * u), textWidth(valueOf(part), value * u)]
      return inline ? words + 7 * u + share : Math.max(words, share)
    })
    const width = Math.max(...widths) + (CELL.mark + (inline ? 8 : CELL.gap)) * u
    const most = Math.max(1, Math.min(plan.parts.length, Math.floor((size.width + 8 * u) / width)))
    const rows = Math.ceil(plan.parts.length / most)
    return { inline, columns: Math.ceil(plan.parts.length / rows), rows, high: (inline ? CELL.line : CELL.rows) * u }
  }
  const two = fitting(false)
  const { inline, columns, high } = under + two.rows * two.high > size.height + 8 * u ? fitting(true) : two
  const step = size.width / columns
  return {
    animation: false,
    grid: { left: 0, top: 4 * u, width: size.width, height: BAR * u, outerBoundsMode: 'none' },
    xAxis: placing(0, whole || 1),
    yAxis: rowing(['']),
    ...tooltip(pen, '', 'item'),
    graphic: {
      elements: plan.parts.flatMap((part, index) =>
        cell(part, index, (index % columns) * step, under + Math.floor(index / columns) * high, inline, pen),
      ),
    },
    series: plan.parts.flatMap((part, index): Plain[] =>
      part.value === null
        ? []
        : [
            {
              id: `part-${index}`,
              type: 'bar',
              name: part.name,
              stack: 'whole',
              barWidth: BAR * u,
              emphasis: { disabled: true },
              data: [part.value],
              itemStyle: { color: colourOf(part, index, pen), borderColor: pen.tokens.panel, borderWidth: u },
              tooltip: { formatter: { lookup: { 0: saidOf(part, plan) } } },
            },
          ],
    ),
  }
}
