import { along, plotIn, textWidth } from '../../charts/layout.ts'
import type { EngineOption, Size } from '../../charts/option.ts'
import { hairline, hatch, polygon, polyline, segment, type Shape, words } from '../../charts/shapes.ts'
import { FLOOR, type Pen, stroke } from '../../charts/style.ts'
import { timeWords } from '../../charts/times.ts'
import { ticksFor } from '../../charts/ticks.ts'
import { numberWords } from '../../i18n/figure.ts'
import type { Language } from '../../stores/language.ts'
import { pointDots } from './option.ts'
import type { PlannedSpread, SpreadPlan } from './plan.ts'

/** px of a period's row at 1080 lines. */
const RIDGE_ROW = 30
/** How far a ridge rises over the rows above it. */
const RISE = 1.5
const BOTTOM = 34

/** Periods that a height in px has room for. */
export const ridgeRoom = (height: number, u: number): number => Math.max(1, Math.floor((height / u - BOTTOM - 24) / RIDGE_ROW - RISE + 1))

const ridge = (
  plan: SpreadPlan,
  one: PlannedSpread,
  base: number,
  rise: number,
  x: (value: number) => number,
  pen: Pen,
  newest: boolean,
  ends: readonly [number, number],
): Shape[] => {
  const { u, tokens } = pen
  const colour = newest ? tokens.accent : tokens.text3
  if (one.values.length === 0) return [hatch(pen, ends[0], base - 14 * u, ends[1] - ends[0], 14 * u)]
  const ground = hairline(pen, ends[0], ends[1], base, tokens.line)
  if (one.curve === null)
    return [
      ground,
      ...pointDots(
        pen,
        one.values.map((value) => [x(value), base - 5 * u] as const),
        colour,
      ),
    ]
  const line = one.curve.map((density, at): readonly [number, number] => [x(plan.places[at]!), base - density * rise])
  const middle = one.five![2]
  const top = line.reduce((near, at) => (Math.abs(at[0] - x(middle)) < Math.abs(near[0] - x(middle)) ? at : near))
  return [
    ground,
    polygon([...line, [line.at(-1)![0], base], [line[0]![0], base]], { fill: tokens.panel, opacity: 0.82 }),
    polygon([...line, [line.at(-1)![0], base], [line[0]![0], base]], { fill: colour, opacity: newest ? 0.3 : 0.14 }),
    polyline(line, { stroke: colour, lineWidth: stroke(pen, newest ? 2.4 : 1.6), lineJoin: 'round' }),
    segment(pen, [x(middle), base], [x(middle), top[1]], newest ? tokens.accent : tokens.text2, 2),
  ]
}

/** A density for each period, the newest in front: where the regions lie and whether they drift or part. */
export const ridgeOption = (plan: SpreadPlan, size: Size, pen: Pen, language: Language): EngineOption => {
  const { u, tokens } = pen
  const ticks = ticksFor(plan.low, plan.high, 5)
  const times = timeWords(
    plan.periods.map((one) => one.label),
    plan.grain,
    language,
  )
  const plot = plotIn(size, {
    left: Math.max(...times.map((text) => textWidth(text, FLOOR * u))) + 12 * u,
    top: 0,
    right: 16 * u,
    bottom: (BOTTOM + 24) * u,
  })
  const count = plan.periods.length
  const step = (plot.bottom - plot.top) / (count - 1 + RISE)
  const x = (value: number): number => along(value, plan.low, plan.high, plot.left, plot.right)
  const base = (at: number): number => plot.bottom - (count - 1 - at) * step
  const newest = plan.periods.findLastIndex((one) => one.values.length > 0)
  const unit = plan.scale.unit
  const inside = ticks.at.filter((at) => at >= plan.low && at <= plan.high)
  const line = plan.ends.map((end) => end.text)
  return {
    animation: false,
    graphic: {
      elements: [
        ...inside.flatMap((at): Shape[] => [
          segment(pen, [x(at), plot.top], [x(at), plot.bottom + 4 * u], tokens.line),
          words(pen, {
            x: x(at),
            y: plot.bottom + 8 * u,
            text: numberWords(at, ticks.decimals),
            colour: tokens.text3,
            align: 'center',
            valign: 'top',
          }),
        ]),
        ...plan.periods.flatMap((one, at) => [
          ...ridge(plan, one, base(at), step * RISE * 0.94, x, pen, at === newest, [plot.left, plot.right]),
          words(pen, {
            x: plot.left - 10 * u,
            y: base(at) - 8 * u,
            text: times[at]!,
            colour: at === newest ? tokens.text1 : tokens.text3,
            align: 'right',
          }),
        ]),
        words(pen, { x: size.width, y: size.height - 12 * u, text: line.join('   '), colour: tokens.text2, align: 'right' }),
        ...(unit === '' ? [] : [words(pen, { x: 0, y: plot.bottom + 8 * u, text: unit, colour: tokens.text3, valign: 'top' })]),
      ],
    },
  }
}
