import { along, type Plot, plotIn, textWidth } from '../../charts/layout.ts'
import { byIndex, type EngineOption, type Plain, type Size } from '../../charts/option.ts'
import { box, dot, hairline, hatch, segment, type Shape, words } from '../../charts/shapes.ts'
import { FADE, FLOOR, line, type Pen, placing, seriesColour, tooltip, WIDTH } from '../../charts/style.ts'
import { timeRow } from '../../charts/timeRow.ts'
import { CHART_WORDS } from '../../charts/words.ts'
import { MISSING, numberWords } from '../../i18n/figure.ts'
import { labelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import { type Axis, axisOf } from './axis.ts'
import { drawEnds, early, endsOf, gutterOf } from './ends.ts'
import type { Values } from './align.ts'
import { drawNotes, layNotes } from './drawNotes.ts'
import type { PlannedSeries, TrendPlan } from './plan.ts'

interface Place {
  readonly plan: TrendPlan
  readonly axis: Axis
  readonly plot: Plot
  readonly pen: Pen
  /** px of a slot's place, halves allowed. */
  readonly x: (slot: number) => number
  readonly y: (value: number) => number
}

const frame = ({ axis, plot, pen, y }: Place): Shape[] =>
  axis.ticks.at.flatMap((at) => [
    hairline(pen, plot.left, plot.right, y(at), at === 0 ? pen.tokens.lineStrong : pen.tokens.line),
    words(pen, {
      x: plot.left - 10 * pen.u,
      y: y(at),
      text: numberWords(at, axis.ticks.decimals),
      colour: pen.tokens.text3,
      align: 'right',
    }),
  ])

const gaps = ({ plan, plot, pen, x }: Place): Shape[] =>
  plan.gaps.map(([from, to]) => {
    const reach = plan.shape === 'bars' ? 0.5 : 1
    const left = Math.max(plot.left, x(from - reach))
    const right = Math.min(plot.right, x(to + reach))
    return hatch(pen, left, plot.top, right - left, plot.bottom - plot.top)
  })

const bands = ({ axis, plot, pen, y }: Place): Shape[] =>
  axis.bands.flatMap((band) => {
    const next = axis.bands
      .filter((one) => one.side === band.side && (band.side === 'above' ? one.at > band.at : one.at < band.at))
      .map((one) => one.at)
    const edge = band.side === 'above' ? Math.min(axis.ticks.high, ...next) : Math.max(axis.ticks.low, ...next)
    const colour = pen.tokens.levels[band.level].shape
    const top = Math.min(y(edge), y(band.at))
    return [
      box(plot.left, top, plot.right - plot.left, Math.abs(y(edge) - y(band.at)), colour, FADE.bad),
      segment(pen, [plot.left, y(band.at)], [plot.right, y(band.at)], colour, WIDTH.band),
    ]
  })

const target = ({ axis, plot, pen, y }: Place): Shape[] =>
  axis.target
    ? [{ ...segment(pen, [plot.left, y(axis.target.at)], [plot.right, y(axis.target.at)], pen.tokens.text1, WIDTH.target, [7, 4]), z: 3 }]
    : []

/** A value with nothing on either side would not show as a line. */
const lineData = (values: Values, size: number): Plain[] =>
  values.map((value, at) => {
    const alone = value !== null && (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null
    return alone ? { value: [at, value], symbol: 'circle', symbolSize: size } : [at, value]
  })

const lineSeries = ({ plan, pen }: Place, one: PlannedSeries, index: number): Plain => {
  const colour = seriesColour(pen, index)
  return {
    id: `series-${index}`,
    type: 'line',
    name: one.name,
    data: lineData(one.values, 5 * pen.u),
    symbol: 'none',
    connectNulls: false,
    z: 3,
    lineStyle: line(pen, colour, WIDTH.main),
    itemStyle: { color: colour },
    emphasis: { disabled: true },
    ...(plan.shape === 'area' ? { areaStyle: { color: colour, opacity: FADE.area } } : {}),
  }
}

const barSeries = ({ plan, pen, plot }: Place, one: PlannedSeries, index: number): Plain => {
  const last = plan.labels.length - 1
  const width = Math.max(1, ((plot.right - plot.left) / plan.labels.length / plan.series.length) * 0.78)
  return {
    id: `series-${index}`,
    type: 'bar',
    name: one.name,
    barWidth: width,
    barGap: '8%',
    z: 2,
    emphasis: { disabled: true },
    itemStyle: { color: seriesColour(pen, index), borderRadius: Math.min(1, pen.u) },
    data: one.values.map((value, at) =>
      at === last && plan.running ? { value: [at, value], itemStyle: { opacity: FADE.running } } : [at, value],
    ),
  }
}

const ghostSeries = ({ plan, pen }: Place): Plain[] =>
  plan.ghost === null
    ? []
    : [
        {
          id: 'last-year',
          type: 'line',
          name: plan.ghost.name,
          data: lineData(plan.ghost.values, 4 * pen.u),
          symbol: 'none',
          connectNulls: false,
          z: 2,
          silent: true,
          emphasis: { disabled: true },
          itemStyle: { color: pen.tokens.ghost },
          lineStyle: line(pen, pen.tokens.ghost, WIDTH.lastYear),
          ...(plan.shape === 'bars' ? { step: 'middle' } : {}),
        },
      ]

const dots = ({ plan, pen, x, y }: Place): Shape[] =>
  plan.shape === 'bars'
    ? []
    : plan.series.flatMap((one, index) =>
        one.last === null ? [] : [dot(pen, x(one.last.at), y(one.last.value), seriesColour(pen, index))],
      )

const earlyEnds = ({ plan, plot, pen, x, y }: Place): Shape[] =>
  plan.series.flatMap((one, index) => {
    if (one.last === null || !early(plan, one)) return []
    const text = plan.series.length > 1 ? `${one.name} ${one.last.text}` : one.last.text
    const left = Math.min(x(one.last.at) + 9 * pen.u, plot.right - textWidth(text, FLOOR * pen.u))
    const down = y(one.last.value) > plot.bottom - 20 * pen.u ? -16 : 16
    return [words(pen, { x: left, y: y(one.last.value) + down * pen.u, text, colour: seriesColour(pen, index), weight: 600, casing: true })]
  })

const told = (plan: TrendPlan, language: Language): string[] => {
  const { scale } = plan
  const unit = scale.unit === '' ? '' : ` ${scale.unit}`
  const value = (one: number | null | undefined): string =>
    one == null ? `${MISSING} ${CHART_WORDS[language].missing}` : `${numberWords(one, scale.decimals)}${unit}`
  return plan.labels.map((label, at) =>
    [
      labelWords(label, plan.grain, plan.toDate, language),
      ...plan.series.map((one) => `${one.name}  ${value(one.values[at])}`),
      ...(plan.ghost === null || plan.ghost.values[at] == null ? [] : [`${plan.ghost.name}  ${value(plan.ghost.values[at])}`]),
    ].join('\n'),
  )
}

/** A trend at a size, in a theme: the plan put into px. */
export const trendOption = (plan: TrendPlan, size: Size, pen: Pen, language: Language): EngineOption => {
  const { u } = pen
  const lines = size.height < 112 * u ? 3 : 4
  const axis = axisOf(plan, lines, size.height < 196 * u ? lines : 5)
  const ends = endsOf(plan, axis, pen)
  const ticks = axis.ticks.at.map((at) => textWidth(numberWords(at, axis.ticks.decimals), FLOOR * u))
  const gutters = { left: Math.max(...ticks) + 12 * u, top: 12 * u, right: gutterOf(ends, pen), bottom: 34 * u }
  const sides = plotIn(size, gutters)
  const [low, high] = plan.shape === 'bars' ? [-0.5, plan.labels.length - 0.5] : [0, Math.max(1, plan.labels.length - 1)]
  const x = (slot: number): number => along(slot, low, high, sides.left, sides.right)
  const { laid, room } = layNotes(plan.notes, size, sides, pen, x)
  const plot = plotIn(size, { ...gutters, top: gutters.top + room })
  const place: Place = {
    plan,
    axis,
    plot,
    pen,
    x,
    y: (value) => along(value, axis.ticks.low, axis.ticks.high, plot.bottom, plot.top),
  }
  return {
    animation: false,
    grid: { left: plot.left, top: plot.top, width: plot.right - plot.left, height: plot.bottom - plot.top, outerBoundsMode: 'none' },
    xAxis: placing(low, high),
    yAxis: placing(axis.ticks.low, axis.ticks.high),
    ...tooltip(pen, byIndex(told(plan, language)), 'axis'),
    graphic: {
      elements: [
        ...gaps(place),
        ...bands(place),
        ...frame(place),
        ...timeRow(plot, plan.labels, plan.grain, pen, language, place.x),
        ...target(place),
        ...dots(place),
        ...earlyEnds(place),
        ...drawEnds(ends, axis, plot, pen),
        ...drawNotes(laid, plot, pen),
      ],
    },
    series: [
      ...ghostSeries(place),
      ...plan.series.map((one, index) => (plan.shape === 'bars' ? barSeries(place, one, index) : lineSeries(place, one, index))),
    ],
  }
}
