import type { Outline } from '../../map/boundary.ts'
import { type Wall, wallsOf } from '../../map/layers/walls.ts'
import type { Point } from '../../map/engine.ts'
import { type Box, boxOf } from '../../map/rings.ts'
import { type Aslant, type Ground, groundOf, type Shape, surroundings } from '../../map/shapes.ts'
import { cornerBoxes, type Corners } from './corners.ts'

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
  corners: Corners
}

/** The enlarged frame: on a wide map it takes a part of the width that the land does not need. */
const INSET = { width: 318, height: 222, top: 28, share: 0.36, wide: 1100, grows: 0.45, most: 150 } as const
const SEA = { width: 132, height: 186, foot: 28 } as const
/** What the slider takes of the panel's foot. */
export const SLIDER = 64
/** The slab's depth below the land, and how high land is raised above its place. */
const [DEPTH, HEAD] = [18, 20]

/** The smaller half of the enlarged units take so much of the frame, at most so many times enlarged. */
const [SHARE, MOST] = [0.8, 8] as const

/** Enlarged as declared, and further where the map is so small that the smallest units would still be lost in the frame. */
const enlargedOf = (ground: Ground, frame: Box, codes: readonly string[], declared: number): Enlarged | null => {
  const chosen = ground.shapes.filter((shape) => codes.includes(shape.code)).sort((a, b) => a.area - b.area)
  if (chosen.length === 0) return null
  const inner = boxOf([chosen.slice(0, Math.ceil((chosen.length * 2) / 3)).map((shape) => shape.anchor)])
  const [width, height] = [frame[2] - frame[0], frame[3] - frame[1]]
  const fits = Math.min((width * SHARE) / Math.max(1, inner[2] - inner[0]), (height * SHARE) / Math.max(1, inner[3] - inner[1]))
  const scale = Math.max(declared, Math.min(MOST, Math.floor(fits * 2) / 2))
  const [x, y] = [(inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2]
  const [right, down] = [width / scale / 2, height / scale / 2]
  return { source: [x - right, y - down, x + right, y + down], frame, scale }
}

/** What the layout of a map depends on. */
export interface LayingWish {
  width: number
  height: number
  outlines: readonly Outline[]
  /** The units around, with the code of the one that is shown in full. */
  context: { outlines: readonly Outline[]; self: string } | null
  inset: { regions: readonly string[]; scale: number } | null
  corners: Corners
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
  const grown = Math.min(INSET.most, Math.max(0, (width - INSET.wide) * INSET.grows))
  const insetWidth = Math.min(INSET.width + grown, width * INSET.share)
  const frame: Box = [0, INSET.top, insetWidth, INSET.top + Math.min((insetWidth * INSET.height) / INSET.width, height * 0.42)]
  const isChina = wish.outlines.some((one) => one.code.endsWith('_JD'))
  const seaHeight = Math.min(SEA.height, height * 0.4)
  const sea: Box | null = isChina
    ? [width - (seaHeight * SEA.width) / SEA.height, height - seaHeight - SEA.foot, width, height - SEA.foot]
    : null
  const keepouts: Box[] = cornerBoxes(wish.corners, width, height, sea !== null)
  if (wish.slider) keepouts.push([0, height, width, wish.height])
  if (wish.inset) keepouts.push([0, 0, frame[2] + 12, frame[3] + 10 + headroom * 0.6])
  if (sea) keepouts.push([sea[0] - 12, sea[1] - 12, width, height])
  const ground = groundOf(wish.outlines, [14, HEAD + headroom * 0.5, width - 14, height - DEPTH], keepouts, wish.aslant)
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
    corners: wish.corners,
  }
}

/** The nearest point of a box that is `margin` or more from its edges. */
export const heldIn = ([x, y]: Point, [left, top, right, bottom]: Box, margin: number): Point => [
  Math.min(Math.max(x, left + margin), right - margin),
  Math.min(Math.max(y, top + margin), bottom - margin),
]

/** A point of the map in the enlarged frame. */
export const inFrame = ({ source, frame, scale }: Enlarged, [x, y]: Point): Point => [
  (x - source[0]) * scale + frame[0],
  (y - source[1]) * scale + frame[1],
]
