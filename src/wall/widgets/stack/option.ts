import { along, type Plot, plotIn, spread, textWidth } from '../../charts/layout.ts'
import { byIndex, type EngineOption, type Plain, type Size } from '../../charts/option.ts'
import { box, hairline, hatch, segment, type Shape, words } from '../../charts/shapes.ts'
import { FADE, FLOOR, type Pen, placing, tooltip } from '../../charts/style.ts'
import { timeRow } from '../../charts/timeRow.ts'
import { ticksFor } from '../../charts/ticks.ts'
import { CHART_WORDS } from '../../charts/words.ts'
import { MISSING, numberWords } from '../../i18n/figure.ts'
import { labelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import type { PlannedLayer, StackPlan } from './plan.ts'

/** px of a name's row at 1080 lines. */
export const NAME_ROW = 23
const SWATCH = 11
/** Steps of the ramp in an order that sets neighbours apart. */
const ORDER = { dark: [5, 3, 6, 4, 5, 3, 6, 4], light: [6, 3, 5, 2, 6, 3, 5, 2] } as const

const colourOf = (layer: PlannedLayer, index: number, { tokens }: Pen): string =>
  layer.rest ? tokens.ghost : tokens.sequential[(tokens.dark ? ORDER.dark : ORDER.light)[index % 8]!]!

/** The room at the right: leader, swatch, the widest name, the widest value. */
const gutterOf = (plan: StackPlan, u: number): number =>
  Math.max(...plan.layers.map((layer) => textWidth(layer.name, FLOOR * u))) +
  Math.max(...plan.layers.map((layer) => textWidth(layer.text, 18 * u * 0.88))) +
  (SWATCH + 42) * u

/** Names beside the newest column, each at the height of its part. */
const names = (plan: StackPlan, plot: Plot, pen: Pen, y: (value: number) => number): Shape[] => {
  const { u, tokens } = pen
  const at = plan.total?.at ?? plan.labels.length - 1
  let up = 0
  let down = 0
  const wanted = plan.layers.map((layer) => {
    const value = layer.values[at] ?? 0
    const from = value < 0 ? down : up
    if (value < 0) down += value
    else up += value
    return y(from + value / 2)
  })
  const placed = spread(wanted, NAME_ROW * u, plot.top + (NAME_ROW / 2) * u, plot.bottom - (NAME_ROW / 2) * u)
  const x = plot.right + 20 * u
  return plan.layers.flatMap((layer, index): Shape[] => [
    segment(pen, [plot.right + 3 * u, wanted[index]!], [x - 5 * u, placed[index]!], tokens.lineStrong),
    box(x, placed[index]! - (SWATCH / 2) * u, SWATCH * u, SWATCH * u, colourOf(layer, index, pen), 1, 1),
    words(pen, { x: x + (SWATCH + 6) * u, y: placed[index]!, text: layer.name, colour: tokens.text2 }),
    words(pen, {
      x: x + gutterOf(plan, u) - 24 * u,
      y: placed[index]!,
      text: layer.text,
      colour: tokens.text1,
      size: 18,
      weight: 500,
      family: 'figure',
      align: 'right',
    }),
  ])
}

const told = (plan: StackPlan, language: Language): string[] => {
  const unit = plan.scale.unit === '' ? '' : ` ${plan.scale.unit}`
  return plan.labels.map((label, at) =>
    [
      labelWords(label, plan.grain, plan.toDate, language),
      ...[...plan.layers].reverse().map((layer) => {
        const value = layer.values[at]
        return `${layer.name}  ${value == null ? `${MISSING} ${CHART_WORDS[language].missing}` : `${numberWords(value, plan.scale.decimals)}${unit}`}`
      }),
    ].join('\n'),
  )
}

/** A stack at a size, in a theme. */
export const stackOption = (plan: StackPlan, size: Size, pen: Pen, language: Language): EngineOption => {
  const { u, tokens } = pen
  const ticks = ticksFor(plan.low, plan.high, plan.share ? 3 : size.height < 150 * u ? 3 : 4, true)
  const said = ticks.at.map((at) => numberWords(at, ticks.decimals))
  const plot = plotIn(size, {
    left: Math.max(...said.map((text) => textWidth(text, FLOOR * u))) + 12 * u,
    top: 12 * u,
    right: Math.min(gutterOf(plan, u), size.width * 0.6),
    bottom: 34 * u,
  })
  const last = plan.labels.length - 1
  const [low, high] = [-0.5, last + 0.5]
  const x = (slot: number): number => along(slot, low, high, plot.left, plot.right)
  const y = (value: number): number => along(value, ticks.low, ticks.high, plot.bottom, plot.top)
  const step = (plot.right - plot.left) / plan.labels.length
  return {
    animation: false,
    grid: { left: plot.left, top: plot.top, width: plot.right - plot.left, height: plot.bottom - plot.top, outerBoundsMode: 'none' },
    xAxis: placing(low, high),
    yAxis: placing(ticks.low, ticks.high),
    ...tooltip(pen, byIndex(told(plan, language)), 'axis'),
    graphic: {
      elements: [
        ...plan.gaps.map(([from, to]) => hatch(pen, x(from - 0.5), plot.top, x(to + 0.5) - x(from - 0.5), plot.bottom - plot.top)),
        ...ticks.at.flatMap((at, index) => [
          hairline(pen, plot.left, plot.right, y(at), at === 0 ? tokens.lineStrong : tokens.line),
          words(pen, { x: plot.left - 10 * u, y: y(at), text: said[index]!, colour: tokens.text3, align: 'right' }),
        ]),
        ...timeRow(plot, plan.labels, plan.grain, pen, language, x),
        ...names(plan, plot, pen, y),
      ],
    },
    series: plan.layers.map((layer, index): Plain => ({
      id: `layer-${index}`,
      type: 'bar',
      name: layer.name,
      stack: 'whole',
      barWidth: Math.max(1, step > 6 * u ? step * 0.78 : step),
      z: 2,
      emphasis: { disabled: true },
      itemStyle: { color: colourOf(layer, index, pen) },
      data: layer.values.map((value, at) =>
        at === last && plan.running ? { value: [at, value], itemStyle: { opacity: FADE.running } } : [at, value],
      ),
    })),
  }
}
