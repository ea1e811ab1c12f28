import { along, plotIn, textWidth } from '../../charts/layout.ts'
import { byIndex, type EngineOption, type Size } from '../../charts/option.ts'
import { hairline, isWarning, levelShape, polyline, segment, type Shape, words } from '../../charts/shapes.ts'
import { FLOOR, type Pen, placing, stroke, tooltip, WIDTH } from '../../charts/style.ts'
import { type Ticks, ticksFor } from '../../charts/ticks.ts'
import { numberWords } from '../../i18n/figure.ts'
import type { Language } from '../../stores/language.ts'
import { type Box, placeLabels } from './labels.ts'
import type { PlannedAxis, PlannedPoint, ScatterPlan } from './plan.ts'
import { boxOf, LABEL, type Place, quadrants } from './quadrants.ts'

const DOT = { least: 4, most: 15 }
const MARK = 15

const radius = (one: PlannedPoint, { u }: Pen): number =>
  isWarning(one.level) ? (MARK / 2) * u : Math.max(DOT.least, DOT.most * Math.sqrt(one.area) * 0.8) * u
const titled = ({ name, scale }: PlannedAxis): string => (scale.unit === '' ? name : `${name}  ${scale.unit}`)

const grid = ({ plot, pen, x, y }: Place, across: Ticks, up: Ticks): Shape[] => {
  const { tokens, u } = pen
  return [
    ...up.at.flatMap((at) => [
      hairline(pen, plot.left, plot.right, y(at), tokens.line),
      words(pen, { x: plot.left - 10 * u, y: y(at), text: numberWords(at, up.decimals), colour: tokens.text3, align: 'right' }),
    ]),
    ...across.at.map((at) =>
      words(pen, {
        x: x(at),
        y: plot.bottom + 10 * u,
        text: numberWords(at, across.decimals),
        colour: tokens.text3,
        align: 'center',
        valign: 'top',
      }),
    ),
  ]
}

const dotsOf = ({ plan, pen, x, y }: Place, which: (one: PlannedPoint) => boolean): Box[] =>
  plan.points.filter(which).map((one) => boxOf(x(one.x) - radius(one, pen), y(one.y), 2 * radius(one, pen), 2 * radius(one, pen)))

const trails = ({ plan, pen, x, y }: Place): Shape[] =>
  plan.points.flatMap((one) =>
    one.trail.length < 2
      ? []
      : [
          polyline(
            one.trail.map(([a, b]) => [x(a), y(b)] as const),
            { stroke: pen.tokens.ghost, lineWidth: stroke(pen, WIDTH.lastYear), lineJoin: 'round', lineCap: 'round' },
          ),
        ],
  )

const named = (place: Place, obstacles: readonly Box[]): Shape[] => {
  const { plan, plot, pen, x, y } = place
  const { u, tokens } = pen
  const told = [...plan.points].filter((one) => one.named).reverse()
  const speaks = (one: PlannedPoint): boolean => one.named || isWarning(one.level)
  const wishes = told.map((one) => ({ x: x(one.x), y: y(one.y), r: radius(one, pen), width: textWidth(one.name, FLOOR * u) }))
  const bounds = { left: plot.left, top: plot.top, right: plot.right + 14 * u, bottom: plot.bottom }
  return placeLabels(
    wishes,
    LABEL * u,
    dotsOf(place, (one) => !speaks(one)),
    [...obstacles, ...dotsOf(place, speaks)],
    bounds,
  ).flatMap((at, index): Shape[] => {
    const one = told[index]!
    if (at === null) return []
    const colour = isWarning(one.level) ? tokens.levels[one.level].word : one.chosen ? tokens.accent : tokens.text1
    const { x: from, y: middle } = wishes[index]!
    const leader = at.leader === null ? [] : [segment(pen, [from, middle], at.leader, tokens.text3)]
    return [...leader, words(pen, { x: at.x, y: at.y, text: one.name, colour, weight: 500, casing: true })]
  })
}

/** Regions by two figures, cut at the medians of both. */
export const scatterOption = (plan: ScatterPlan, size: Size, pen: Pen, language: Language): EngineOption => {
  const { u, tokens } = pen
  const bounds = (pick: (one: PlannedPoint) => number, trail: 0 | 1): [number, number] => {
    const all = plan.points.flatMap((one) => [pick(one), ...one.trail.map((at) => at[trail])])
    const [low, high] = [Math.min(...all), Math.max(...all)]
    // A point on the rim would be cut in half.
    const air = (high - low) * 0.04
    // What is nowhere negative has no axis below zero.
    return [low >= 0 ? Math.max(0, low - air) : low - air, high + air]
  }
  const across = ticksFor(...bounds((one) => one.x, 0), Math.max(3, Math.min(8, Math.floor(size.width / (84 * u)))))
  const up = ticksFor(...bounds((one) => one.y, 1), Math.max(3, Math.min(7, Math.floor((size.height - 80 * u) / (34 * u)))))
  const left = Math.max(...up.at.map((at) => textWidth(numberWords(at, up.decimals), FLOOR * u))) + 12 * u
  const plot = plotIn(size, { left, top: 30 * u, right: 18 * u, bottom: 58 * u })
  const place: Place = {
    plan,
    plot,
    pen,
    x: (value) => along(value, across.low, across.high, plot.left, plot.right),
    y: (value) => along(value, up.low, up.high, plot.bottom, plot.top),
  }
  const cuts = quadrants(
    place,
    dotsOf(place, () => true),
    language,
  )
  return {
    animation: false,
    grid: { left: plot.left, top: plot.top, width: plot.right - plot.left, height: plot.bottom - plot.top, outerBoundsMode: 'none' },
    xAxis: placing(across.low, across.high),
    yAxis: placing(up.low, up.high),
    ...tooltip(pen, byIndex(plan.points.map((one) => one.told)), 'item'),
    graphic: {
      elements: [
        ...grid(place, across, up),
        ...cuts.shapes,
        ...trails(place),
        words(pen, { x: 0, y: 12 * u, text: `↑ ${titled(plan.y)}`, colour: tokens.text2 }),
        words(pen, { x: plot.right, y: size.height - 12 * u, text: `${titled(plan.x)} →`, colour: tokens.text2, align: 'right' }),
        ...plan.points.flatMap((one) =>
          isWarning(one.level) ? [levelShape(pen, one.level, place.x(one.x), place.y(one.y), MARK * u)] : [],
        ),
        ...named(place, cuts.boxes),
      ],
    },
    series: [
      {
        id: 'regions',
        type: 'scatter',
        clip: false,
        z: 3,
        emphasis: { disabled: true },
        data: plan.points.map((one) => ({
          value: [one.x, one.y],
          name: one.name,
          symbolSize: 2 * radius(one, pen),
          itemStyle: {
            color: one.chosen ? tokens.text1 : tokens.accent,
            opacity: isWarning(one.level) ? 0 : one.named ? 0.95 : 0.6,
            borderColor: tokens.panel,
            borderWidth: stroke(pen, 1),
          },
        })),
      },
    ],
  }
}
