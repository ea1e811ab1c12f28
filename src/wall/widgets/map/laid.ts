import type { Outline } from '../../map/boundary.ts'
import { type Wall, wallsOf } from '../../map/layers/walls.ts'
import type { Point } from '../../map/engine.ts'
import type { Box } from '../../map/rings.ts'
import { type Aslant, type Ground, groundOf, type Shape, surroundings } from '../../map/shapes.ts'

/** The part of the map drawn enlarged: where it lies on the map, and the frame it is shown in. */
export interface Enlarged {
  source: Box
  frame: Box
  scale: number
}

/** A boundary laid on a panel of one size: everything about the map that does not change with its figures. */
export interface LaidMap {
  panel: Box
  ground: Ground
  walls: readonly (readonly Wall[])[]
  around: readonly Shape[]
  enlarged: Enlarged | null
  sea: Box | null
  keepouts: readonly Box[]
  /** The part of the panel that neither key nor slider takes. */
  free: Box
  /** Where the key and the figure of the whole stand on. */
  foot: number
}

const INSET = { width: 318, height: 222, top: 28 } as const
const SEA = { width: 132, height: 186, foot: 28 } as const
const KEY = { width: 236, height: 114 } as const
const LEGEND = 240
const TOTAL = { width: 224, height: 138 } as const
/** What a row of the legend and the slider take of the panel's foot. */
export const LEGEND_ROW = 26
export const SLIDER = 64

/** The heart of the enlarged units: the smaller one is, the more it counts. */
const heartOf = (shapes: readonly Shape[]): Point => {
  const weights = shapes.map((shape) => 1 / Math.max(1, shape.area))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const mean = (axis: 0 | 1): number => shapes.reduce((total, shape, at) => total + shape.anchor[axis] * weights[at]!, 0) / sum
  return [mean(0), mean(1)]
}

const enlargedOf = (ground: Ground, frame: Box, codes: readonly string[], scale: number): Enlarged | null => {
  const chosen = ground.shapes.filter((shape) => codes.includes(shape.code))
  if (chosen.length === 0) return null
  const [x, y] = heartOf(chosen)
  const width = (frame[2] - frame[0]) / scale / 2
  const height = (frame[3] - frame[1]) / scale / 2
  return { source: [x - width, y - height, x + width, y + height], frame, scale }
}

/** What the layout of a map depends on. */
export interface LayingWish {
  width: number
  height: number
  outlines: readonly Outline[]
  /** The units around, with the code of the one that is shown in full. */
  context: { outlines: readonly Outline[]; self: string } | null
  inset: { regions: readonly string[]; scale: number } | null
  /** Whether the whole region's figure stands in a corner. */
  total: boolean
  /** Rows of the legend of what lies over the regions. */
  legend?: number
  slider?: boolean
  aslant?: Aslant
  /** What columns on the slab need above it, in units. */
  headroom?: number
}

export const layMap = (wish: LayingWish): LaidMap => {
  const { width } = wish
  const panel: Box = [0, 0, width, wish.height]
  const height = wish.height - (wish.slider ? SLIDER : 0)
  const headroom = wish.headroom ?? 0
  const key = KEY.height + (wish.legend ?? 0) * LEGEND_ROW
  const insetWidth = Math.min(INSET.width, width * 0.36)
  const frame: Box = [
    0,
    INSET.top,
    insetWidth,
    INSET.top + Math.min(INSET.height, (insetWidth * INSET.height) / INSET.width, height * 0.42),
  ]
  const isChina = wish.outlines.some((one) => one.code.endsWith('_JD'))
  const seaHeight = Math.min(SEA.height, height * 0.4)
  const sea: Box | null = isChina
    ? [width - (seaHeight * SEA.width) / SEA.height, height - seaHeight - SEA.foot, width, height - SEA.foot]
    : null
  const keepouts: Box[] = [[0, height - key, wish.legend ? LEGEND : KEY.width, height]]
  if (wish.slider) keepouts.push([0, height, width, wish.height])
  if (wish.inset) keepouts.push([0, 0, frame[2] + 12, frame[3] + 10 + headroom * 0.6])
  if (sea) keepouts.push([sea[0] - 12, sea[1] - 12, width, height])
  if (wish.total && sea) keepouts.push([0, height - key - TOTAL.height, TOTAL.width, height])
  else keepouts.push([width - TOTAL.width, height - (wish.total ? TOTAL.height : 36), width, height])
  const ground = groundOf(wish.outlines, [14, 20 + headroom * 0.5, width - 14, height - 34], keepouts, wish.aslant)
  return {
    panel,
    ground,
    walls: wallsOf(ground.shapes),
    around: wish.context && !ground.country ? surroundings(wish.context.outlines, ground, panel, wish.context.self) : [],
    enlarged: wish.inset ? enlargedOf(ground, frame, wish.inset.regions, wish.inset.scale) : null,
    sea,
    keepouts,
    free: [14, 44, width - 14, height - 60],
    foot: height,
  }
}

/** A point of the map in the enlarged frame. */
export const inFrame = ({ source, frame, scale }: Enlarged, [x, y]: Point): Point => [
  (x - source[0]) * scale + frame[0],
  (y - source[1]) * scale + frame[1],
]
