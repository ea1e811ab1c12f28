import { textWidth } from '../../charts/layout.ts'
import type { EngineOption, Plain, Size } from '../../charts/option.ts'
import { box, hatch, type Shape, words } from '../../charts/shapes.ts'
import { type Pen, placing, rowing, tooltip } from '../../charts/style.ts'
import type { CompositionPlan, PlannedPart } from './plan.ts'
import { saidOf } from './said.ts'

const BAR = 28
const NAME = 17
const CELL = { gap: 10, rows: 52, mark: 18 }
/** Steps of the ramp in an order that sets neighbours apart. */
const ORDER = [5, 3, 4, 2, 6]

const colourOf = (part: PlannedPart, index: number, { tokens }: Pen): string =>
  part.rest
    ? tokens.ghost
    : tokens.dark
      ? tokens.sequential[ORDER[index % ORDER.length]!]!
      : tokens.sequential[[6, 3, 5, 2, 4][index % 5]!]!

const cell = (part: PlannedPart, index: number, x: number, y: number, pen: Pen): Shape[] => {
  const { tokens, u } = pen
  const swatch =
    part.value === null ? hatch(pen, x, y + 5 * u, 11 * u, 11 * u) : box(x, y + 5 * u, 11 * u, 11 * u, colourOf(part, index, pen), 1, 1)
  return [
    swatch,
    words(pen, { x: x + CELL.mark * u, y: y + 11 * u, text: part.name, colour: tokens.text2, size: NAME }),
    words(pen, {
      x: x + CELL.mark * u,
      y: y + 35 * u,
      text: part.share || part.figure,
      colour: part.value === null ? tokens.text3 : tokens.text1,
      size: 20,
      weight: 500,
      family: 'figure',
    }),
  ]
}

/** One bar cut by the shares, with names and shares below it. */
export const stackedOption = (plan: CompositionPlan, size: Size, pen: Pen): EngineOption => {
  const { u } = pen
  const whole = plan.parts.reduce((sum, part) => sum + Math.max(0, part.value ?? 0), 0)
  const width = Math.max(...plan.parts.map((part) => Math.max(textWidth(part.name, NAME * u), 64 * u))) + (CELL.mark + CELL.gap) * u
  const columns = Math.max(1, Math.min(plan.parts.length, Math.floor((size.width + CELL.gap * u) / width)))
  const step = size.width / columns
  return {
    animation: false,
    grid: { left: 0, top: 4 * u, width: size.width, height: BAR * u, outerBoundsMode: 'none' },
    xAxis: placing(0, whole || 1),
    yAxis: rowing(['']),
    ...tooltip(pen, '', 'item'),
    graphic: {
      elements: plan.parts.flatMap((part, index) =>
        cell(part, index, (index % columns) * step, (BAR + 18) * u + Math.floor(index / columns) * CELL.rows * u, pen),
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
