import { along, type Plot, plotIn, textWidth } from '../../charts/layout.ts'
import { byIndex, type EngineOption, type Size } from '../../charts/option.ts'
import { hairline, isWarning, levelShape, polyline, segment, type Shape, words } from '../../charts/shapes.ts'
import { FLOOR, type Pen, placing, stroke, tooltip, WIDTH } from '../../charts/style.ts'
import { type Ticks, ticksFor } from '../../charts/ticks.ts'
import { numberWords } from '../../i18n/figure.ts'
import type { Language } from '../../stores/language.ts'
import { type Box, meets, placeLabels } from './labels.ts'
import type { PlannedAxis, PlannedPoint, ScatterPlan } from './plan.ts'
import { SCATTER_WORDS } from './words.ts'

const LABEL = 20
const DOT = { least: 4, most: 15 }
const MARK = 15

interface Place {
  readonly plan: ScatterPlan
  readonly plot: Plot
  readonly pen: Pen
  readonly x: (value: number) => number
  readonly y: (value: number) => number
}

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

const boxOf = (left: number, middle: number, width: number, height: number): Box => ({
  left,
  top: middle - height / 2,
  right: left + width,
  bottom: middle + height / 2,
})

const dotsOf = ({ plan, pen, x, y }: Place, which: (one: PlannedPoint) => boolean): Box[] =>
  plan.points.filter(which).map((one) => boxOf(x(one.x) - radius(one, pen), y(one.y), 2 * radius(one, pen), 2 * radius(one, pen)))

interface Spoken {
  readonly shapes: Shape[]
  readonly boxes: Box[]
}

/** The medians with their words, and the words of the two corners where both are better or worse: only where no point lies. */
const quadrants = ({ plan, plot, pen, x, y }: Place, dots: readonly Box[], language: Language): Spoken => {
  const { u, tokens } = pen
  const said = SCATTER_WORDS[language]
  const [mx, my] = [x(plan.x.median), y(plan.y.median)]
  const shapes = [
    segment(pen, [mx, plot.top], [mx, plot.bottom], tokens.text3, 1, [4, 4]),
    segment(pen, [plot.left, my], [plot.right, my], tokens.text3, 1, [4, 4]),
  ]
  const boxes: Box[] = []
  const [high, low, right] = [plot.top + 10 * u, plot.bottom - 11 * u, (width: number): number => plot.right - width]
  const speak = (text: string, places: (width: number) => readonly (readonly [left: number, middle: number])[]): void => {
    const width = textWidth(text, FLOOR * u)
    const free = places(width)
      .map(([from, middle]) => ({ from, middle, box: boxOf(from, middle, width, LABEL * u) }))
      .find(({ from, box }) => from >= plot.left && from + width <= plot.right + 1 && ![...dots, ...boxes].some((one) => meets(box, one)))
    if (free === undefined) return
    boxes.push(free.box)
    shapes.push(words(pen, { x: free.from, y: free.middle, text, colour: tokens.text3, casing: true }))
  }
  const [across, up] = [plan.x, plan.y].map((axis) => `${said.median} ${axis.medianText}`) as [string, string]
  speak(across, (width) =>
    [high, low].flatMap(
      (middle) =>
        [
          [mx + 5 * u, middle],
          [mx - 5 * u - width, middle],
        ] as const,
    ),
  )
  speak(up, (width) =>
    [my - 11 * u, my + 12 * u].flatMap(
      (middle) =>
        [
          [right(width), middle],
          [plot.left + 4 * u, middle],
        ] as const,
    ),
  )
  if (plan.x.better === 0 || plan.y.better === 0) return { shapes, boxes }
  const corner = (side: number, height: number) => (width: number) => {
    const [from, middle] = [side > 0 ? right(width) : plot.left + 4 * u, height > 0 ? high : low]
    const crossed = Math.abs(my - middle) < (LABEL / 2) * u || (mx > from && mx < from + width)
    return crossed ? [] : [[from, middle] as const]
  }
  speak(said.good, corner(plan.x.better, plan.y.better))
  speak(said.bad, corner(-plan.x.better, -plan.y.better))
  return { shapes, boxes }
}

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
