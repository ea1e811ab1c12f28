import { along, type Plot, plotIn, spread, textWidth } from '../../charts/layout.ts'
import { byIndex, type EngineOption, type Size } from '../../charts/option.ts'
import { box, hairline, hatch, segment, type Shape, words } from '../../charts/shapes.ts'
import { FLOOR, type Pen, placing, stroke, tooltip, WIDTH } from '../../charts/style.ts'
import { timeRow } from '../../charts/timeRow.ts'
import { ticksFor } from '../../charts/ticks.ts'
import { numberWords } from '../../i18n/figure.ts'
import { labelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import type { PlannedSpread, SpreadPlan } from './plan.ts'
import { SPREAD_WORDS } from './words.ts'

/** What a period says when it is pointed at. */
export const spreadTold = (plan: SpreadPlan, language: Language): string[] => {
  const said = SPREAD_WORDS[language]
  const unit = plan.scale.unit === '' ? '' : ` ${plan.scale.unit}`
  const figure = (value: number): string => `${numberWords(value, plan.scale.decimals)}${unit}`
  return plan.periods.map((one) => {
    const [low, lower, middle, upper, high] = one.five ?? []
    return [
      labelWords(one.label, plan.grain, plan.toDate, language),
      ...(one.five
        ? [
            `${said.highest}  ${figure(high!)}`,
            `75%  ${figure(upper!)}`,
            `${said.middle}  ${figure(middle!)}`,
            `25%  ${figure(lower!)}`,
            `${said.lowest}  ${figure(low!)}`,
          ]
        : one.values.map(figure)),
      ...(one.missing > 0 ? [said.missing(one.missing)] : []),
    ].join('\n')
  })
}

export const pointDots = (pen: Pen, at: readonly (readonly [number, number])[], colour: string): Shape[] =>
  at.map(([cx, cy]) => ({
    type: 'circle',
    silent: true,
    z: 2,
    shape: { cx, cy, r: 3.5 * pen.u },
    style: { fill: 'none', stroke: colour, lineWidth: stroke(pen, 1.6) },
  }))

const boxOf = (
  one: PlannedSpread,
  x: number,
  wide: number,
  y: (value: number) => number,
  plot: Plot,
  pen: Pen,
  newest: boolean,
): Shape[] => {
  const { u, tokens } = pen
  const colour = newest ? tokens.accent : tokens.text3
  const half = wide / 2
  if (one.values.length === 0) return [hatch(pen, x - half, plot.top, wide, plot.bottom - plot.top)]
  if (one.five === null)
    return pointDots(
      pen,
      one.values.map((value) => [x, y(value)] as const),
      colour,
    )
  const [low, lower, middle, upper, high] = one.five
  const cap = Math.min(half * 0.5, 8 * u)
  const edge = { stroke: colour, lineWidth: stroke(pen, 1.5) }
  return [
    segment(pen, [x, y(high)], [x, y(upper)], colour, 1.5),
    segment(pen, [x, y(lower)], [x, y(low)], colour, 1.5),
    segment(pen, [x - cap, y(high)], [x + cap, y(high)], colour, 1.5),
    segment(pen, [x - cap, y(low)], [x + cap, y(low)], colour, 1.5),
    box(x - half, y(upper), wide, Math.max(1, y(lower) - y(upper)), colour, newest ? 0.3 : 0.16),
    {
      type: 'rect',
      silent: true,
      z: 1,
      shape: { x: x - half, y: y(upper), width: wide, height: Math.max(1, y(lower) - y(upper)) },
      style: { fill: 'none', ...edge },
    },
    { ...segment(pen, [x - half, y(middle)], [x + half, y(middle)], newest ? tokens.accent : tokens.text2, 2.8), z: 2 },
  ]
}

/** Boxes by period: whiskers to the lowest and the highest, the newest in the accent with its ends named. */
export const boxOption = (plan: SpreadPlan, size: Size, pen: Pen, language: Language): EngineOption => {
  const { u, tokens } = pen
  const ticks = ticksFor(plan.low, plan.high, size.height < 150 * u ? 3 : 4)
  const said = ticks.at.map((at) => numberWords(at, ticks.decimals))
  const gutter = Math.max(...plan.ends.map((end) => textWidth(end.text, FLOOR * u))) + 22 * u
  const plot = plotIn(size, {
    left: Math.max(...said.map((text) => textWidth(text, FLOOR * u))) + 12 * u,
    top: 12 * u,
    right: Math.min(gutter, size.width * 0.5),
    bottom: 34 * u,
  })
  const count = plan.periods.length
  const x = (slot: number): number => along(slot, -0.5, count - 0.5, plot.left, plot.right)
  const y = (value: number): number => along(value, ticks.low, ticks.high, plot.bottom, plot.top)
  const wide = Math.min(56 * u, ((plot.right - plot.left) / count) * 0.62)
  const newest = plan.periods.findLastIndex((one) => one.values.length > 0)
  const wanted = plan.ends.map((end) => y(end.at))
  const placed = spread(wanted, 22 * u, plot.top, plot.bottom)
  return {
    animation: false,
    grid: { left: plot.left, top: plot.top, width: plot.right - plot.left, height: plot.bottom - plot.top, outerBoundsMode: 'none' },
    xAxis: placing(-0.5, count - 0.5),
    yAxis: placing(ticks.low, ticks.high),
    ...tooltip(pen, byIndex(spreadTold(plan, language)), 'axis'),
    graphic: {
      elements: [
        ...ticks.at.flatMap((at, index) => [
          hairline(pen, plot.left, plot.right, y(at), at === 0 ? tokens.lineStrong : tokens.line),
          words(pen, { x: plot.left - 10 * u, y: y(at), text: said[index]!, colour: tokens.text3, align: 'right' }),
        ]),
        ...plan.periods.flatMap((one, at) => boxOf(one, x(at), wide, y, plot, pen, at === newest)),
        ...timeRow(
          plot,
          plan.periods.map((one) => one.label),
          plan.grain,
          pen,
          language,
          x,
        ),
        ...plan.ends.flatMap((end, index): Shape[] => [
          segment(pen, [x(newest) + wide / 2 + 2 * u, wanted[index]!], [plot.right + 8 * u, placed[index]!], tokens.lineStrong),
          words(pen, {
            x: plot.right + 12 * u,
            y: placed[index]!,
            text: end.text,
            colour: end.middle ? tokens.accent : tokens.text2,
            weight: end.middle ? 600 : 400,
          }),
        ]),
      ],
    },
    // Nothing to see: what the pointer asks for its words.
    series: [
      {
        id: 'middle',
        type: 'line',
        symbol: 'none',
        silent: true,
        lineStyle: { width: WIDTH.main, opacity: 0 },
        data: plan.periods.map((one, at) => [at, one.five?.[2] ?? one.values[0] ?? null]),
      },
    ],
  }
}
