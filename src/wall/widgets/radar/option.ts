import { textWidth } from '../../charts/layout.ts'
import type { EngineOption, Plain, Size } from '../../charts/option.ts'
import { dot, isWarning, levelShape, polygon, polyline, segment, type Shape, words } from '../../charts/shapes.ts'
import { FADE, line, type Pen, stroke, WIDTH } from '../../charts/style.ts'
import type { PlannedSpoke, RadarPlan } from './plan.ts'

type At = readonly [number, number]

const NAME = 18
const FIGURE = 28
const GAP = 8
const AWAY = 14
/** A spoke is upright when the cosine of its angle is less. */
const UPRIGHT = 0.2
const ROW = 24
/** Of the radius that the height allows. */
const NARROW = 0.8
const MARK = 14
/** How far words over the rim reach back over it, and how far they stand above its corner: clear of the side that rises from it. */
const OVER = { back: 24, lift: 1.95 } as const

interface Web {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly count: number
  /** The words of the sides stand over the rim, where beside it they would leave a small web. */
  readonly over: boolean
}

const angleOf = (web: Web, index: number): number => -Math.PI / 2 + (index / web.count) * 2 * Math.PI
const pointOf = (web: Web, index: number, reach: number): At => [
  web.x + web.radius * reach * Math.cos(angleOf(web, index)),
  web.y + web.radius * reach * Math.sin(angleOf(web, index)),
]

/** The level's shape and word beside a figure. */
const levelWidth = (one: PlannedSpoke, u: number): number =>
  isWarning(one.level) ? (GAP + MARK + 4) * u + textWidth(one.levelText, 16 * u) : 0
const figureWidth = (one: PlannedSpoke, u: number): number => textWidth(one.figure, FIGURE * u * 0.88)
const labelWidth = (one: PlannedSpoke, u: number): number =>
  Math.max(textWidth(one.name, NAME * u), figureWidth(one, u) + levelWidth(one, u))

/** As large as leaves room for every spoke's words: beside the rim at the sides, above and below it. */
const webOf = (plan: RadarPlan, size: Size, { u }: Pen): Web => {
  const count = plan.spokes.length
  const turns = plan.spokes.map((_, index) => Math.cos(-Math.PI / 2 + (index / count) * 2 * Math.PI))
  const wide = (beside: number): number =>
    Math.min(
      ...plan.spokes.map((one, index) =>
        Math.abs(turns[index]!) < UPRIGHT ? Infinity : (size.width / 2 - beside - labelWidth(one, u)) / Math.abs(turns[index]!),
      ),
    )
  const drop = -Math.cos(((2 * Math.PI) / count) * Math.round(count / 2))
  const tall = ROW * 2.35 * u
  const high = (size.height - 2 * tall) / (1 + drop)
  const over = wide(AWAY * u) < NARROW * high
  const radius = Math.max(20 * u, Math.min(wide((over ? -OVER.back : AWAY) * u), high))
  return { x: size.width / 2, y: tall + radius + Math.max(0, size.height - 2 * tall - radius * (1 + drop)) / 2, radius, count, over }
}

const grid = (web: Web, pen: Pen): Shape[] => {
  const corners = Array.from({ length: web.count }, (_, index) => index)
  const rings = [0.25, 0.5, 0.75, 1].map((reach) =>
    polygon(
      corners.map((index) => pointOf(web, index, reach)),
      {
        fill: 'none',
        stroke: reach === 1 ? pen.tokens.lineStrong : pen.tokens.line,
        lineWidth: stroke(pen, 1),
      },
      0,
    ),
  )
  return [...rings, ...corners.map((index) => ({ ...segment(pen, [web.x, web.y], pointOf(web, index, 1), pen.tokens.line), z: 0 }))]
}

/** The runs of neighbours that have a value; a whole ring where none is missing. */
export const sides = (reaches: readonly (number | null)[]): { closed: boolean; runs: number[][] } => {
  const count = reaches.length
  const start = reaches.findIndex((reach) => reach === null)
  if (start < 0) return { closed: true, runs: [reaches.map((_, index) => index)] }
  const runs: number[][] = []
  let run: number[] = []
  for (let step = 1; step <= count; step += 1) {
    const index = (start + step) % count
    if (reaches[index] !== null) run.push(index)
    else if (run.length > 0) {
      runs.push(run)
      run = []
    }
  }
  return { closed: false, runs }
}

const outline = (web: Web, reaches: readonly (number | null)[], pen: Pen, colour: string, width: number, z: number): Shape[] => {
  const { closed, runs } = sides(reaches)
  const style: { readonly [key: string]: Plain } = {
    stroke: colour,
    lineWidth: stroke(pen, width),
    lineJoin: line(pen, colour, width)['join'],
    lineCap: 'round',
  }
  return runs.flatMap((run): Shape[] => {
    const points = run.map((index) => pointOf(web, index, reaches[index]!))
    if (!closed) return [polyline(points, style, z)]
    return [polygon(points, { fill: colour, opacity: FADE.area }, z), polygon(points, { ...style, fill: 'none' }, z)]
  })
}

const label = (web: Web, one: PlannedSpoke, index: number, pen: Pen): Shape[] => {
  const { tokens, u } = pen
  const [x, y] = pointOf(web, index, 1)
  const turn = Math.cos(angleOf(web, index))
  const lift = Math.sin(angleOf(web, index))
  const align = Math.abs(turn) < UPRIGHT ? 'center' : turn > 0 ? 'left' : 'right'
  const left = x + (align === 'center' ? 0 : Math.sign(turn) * (web.over ? -OVER.back : AWAY) * u)
  const middle = y + (lift < -0.9 ? -ROW * 1.35 : lift > 0.3 ? ROW * 1.15 : web.over ? -ROW * OVER.lift : 0) * u
  const missing = one.reach === null
  const width = figureWidth(one, u) + (align === 'center' ? 0 : levelWidth(one, u))
  const start = align === 'left' ? left : align === 'right' ? left - width : left - width / 2
  const row = middle + ROW * 0.55 * u
  const mark = start + figureWidth(one, u) + GAP * u
  return [
    words(pen, { x: left, y: middle - ROW * 0.5 * u, text: one.name, colour: tokens.text2, size: NAME, align, casing: web.over }),
    words(pen, {
      x: start,
      y: row,
      text: one.figure,
      colour: missing ? tokens.text3 : tokens.text1,
      size: FIGURE,
      weight: 500,
      family: 'figure',
      casing: web.over,
    }),
    ...(isWarning(one.level)
      ? [
          levelShape(pen, one.level, mark + (MARK / 2) * u, row, MARK * u),
          words(pen, { x: mark + (MARK + 4) * u, y: row, text: one.levelText, colour: tokens.levels[one.level].word, weight: 500 }),
        ]
      : []),
  ]
}

/** A radar at a size, in a theme. A missing spoke opens the ring: it is never drawn at the centre. */
export const radarOption = (plan: RadarPlan, size: Size, pen: Pen): EngineOption => {
  const { tokens } = pen
  const web = webOf(plan, size, pen)
  const reaches = plan.spokes.map((one) => one.reach)
  const missing = plan.spokes.flatMap((one, index) =>
    one.reach === null ? [{ ...segment(pen, [web.x, web.y], pointOf(web, index, 1), tokens.text3, 1.5, [4, 5]), z: 1 }] : [],
  )
  return {
    animation: false,
    graphic: {
      elements: [
        ...grid(web, pen),
        ...missing,
        ...outline(
          web,
          plan.spokes.map((one) => one.before),
          pen,
          tokens.ghost,
          WIDTH.lastYear,
          1,
        ),
        ...outline(web, reaches, pen, tokens.accent, WIDTH.main, 2),
        ...plan.spokes.flatMap((one, index) => (one.reach === null ? [] : [dot(pen, ...pointOf(web, index, one.reach), tokens.accent)])),
        ...plan.spokes.flatMap((one, index) => label(web, one, index, pen)),
      ],
    },
  }
}
