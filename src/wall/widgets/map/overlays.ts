import type { LonLat } from '#analysis/datum.ts'
import type { MapLayer } from '#contract/mapLayers.ts'
import type { View } from '../../map/camera.ts'
import type { Face, Layer, Point } from '../../map/engine.ts'
import { type Column, columnBox, columnsLayer, type ColumnsLook, reachOf } from '../../map/layers/columns.ts'
import type { Flow } from '../../map/layers/flows.ts'
import type { heatLayer } from '../../map/layers/heat.ts'
import type * as hexagons from '../../map/layers/hexagons.ts'
import { onPlane } from '../../map/onPlane.ts'
import { type Box, contains, overlaps } from '../../map/rings.ts'
import type { Shape } from '../../map/shapes.ts'
import type { UnitLook } from './figures.ts'
import { splitFlows } from './frameFlows.ts'
import { inFrame, type LaidMap } from './laid.ts'
import type { OverlayLook } from './overlayLook.ts'

/** The planners that bring a library of their own, once they have come. */
export interface Planners {
  hexagons?: typeof hexagons
  heat?: typeof heatLayer
}

/** An incident that says where it is: in degrees (WGS-84), and in those of the boundary. */
export interface Place {
  id: string
  category: string
  world: LonLat
  local: LonLat
}

export interface OverlayWish {
  layers: readonly MapLayer[]
  /** The whole map as laid, and as the camera sees it. */
  laid: LaidMap
  seen: LaidMap
  view: View
  looks: ReadonlyMap<string, UnitLook>
  look: OverlayLook
  planners: Planners
  /** Values of a figure by unit, for columns. */
  valueOf: (indicator: string, code: string) => number | null
  flowsOf: (indicator: string) => readonly Flow[]
  places: readonly Place[]
  /** From the datum of the grid to that of the boundary. */
  toLocal: (world: LonLat) => LonLat
  /** Units whose column stands in the enlarged frame, and units that a beacon stands on. */
  framed: ReadonlySet<string>
  marked: ReadonlySet<string>
}

/** What was drawn for a layer, for the legend. */
export interface Drawn {
  layer: MapLayer
  shown: number
  all: number
  /** The greatest value, and the bounds of its steps. */
  most: number
  steps: readonly number[]
  colours: readonly string[]
  negative: boolean
}

export interface Overlays {
  layers: readonly Layer[]
  drawn: readonly Drawn[]
  /** What labels keep off, and the units under a column. */
  boxes: readonly Box[]
  footed: ReadonlySet<string>
  frame: readonly Face[]
  frameBoxes: readonly Box[]
}

const ORDERS = { heat: 56, hexagons: 60, flows: 80, columns: 85, clusters: 90 } as const
const RADIUS = 7
/** How far an incident is felt, as a share of the land's width: what stays of a map that is small. */
const HEAT_SHARE = 0.048

const liftOf = (wish: OverlayWish, code: string): number => wish.looks.get(code)?.lift ?? 0
export const ofCategories = (places: readonly Place[], categories: readonly string[]): Place[] =>
  places.filter((place) => categories.length === 0 || categories.includes(place.category))

/** A point of the ground on the top of the unit below it. */
const onTop = (wish: OverlayWish, at: Point): Point => {
  const unit = wish.seen.ground.shapes.find((shape) => at[0] >= shape.box[0] && at[0] <= shape.box[2] && contains(shape.polygons, at))
  return [at[0], at[1] - (unit ? liftOf(wish, unit.code) : 0)]
}

type Made = { layer: Layer; drawn: Drawn; boxes?: Box[]; footed?: string[]; frame?: Face[]; frameBoxes?: Box[] }
/** A layer of which nothing is drawn: its swatch stays in the legend. */
export const nothingOf = (layer: MapLayer, look: OverlayLook): Drawn => {
  const colours = { columns: look.columns, hexagons: look.cells, heat: look.heat, clusters: [], flows: [look.flow] }[layer.layer]
  return { layer, shown: 0, all: 0, most: 0, steps: [], colours, negative: false }
}

const columns = (wish: OverlayWish, layer: Extract<MapLayer, { layer: 'columns' }>, id: string): Made => {
  const rows = wish.layers.filter((one) => one.layer === 'columns')
  const rank = rows.indexOf(layer)
  const colour = wish.look.columns[rank % wish.look.columns.length]!
  const { squash, rise } = wish.laid.ground
  const height = wish.laid.panel[3] - wish.laid.panel[1]
  const look: ColumnsLook = {
    positive: colour,
    negative: wish.look.negative,
    missing: wish.look.missing,
    shade: wish.look.shade,
    edge: wish.look.casing,
    squash,
    rise,
    radius: RADIUS,
    highest: Math.min(96, Math.max(44, height * 0.13)),
  }
  const dx = (rank - (rows.length - 1) / 2) * (2 * RADIUS + 3)
  const all = wish.laid.ground.shapes.map(({ code }): Column => ({ code, at: [0, 0], value: wish.valueOf(layer.indicator, code) }))
  const reach = reachOf(all)
  const values = new Map(all.map(({ code, value }) => [code, value]))
  const home = wish.laid === wish.seen && wish.laid.enlarged !== null
  const source = wish.laid.enlarged?.source
  const inFrameToo = ({ code, anchor: [x, y] }: Shape): boolean =>
    home && source !== undefined && wish.framed.has(code) && x > source[0] && x < source[2] && y > source[1] && y < source[3]
  const placed = wish.seen.ground.shapes
    .filter((shape) => !inFrameToo(shape))
    .map((shape): Column => {
      const aside = wish.marked.has(shape.code) ? -20 : 0
      return {
        code: shape.code,
        at: [shape.anchor[0] + dx + aside, shape.anchor[1] - liftOf(wish, shape.code) - 2],
        value: values.get(shape.code) ?? null,
      }
    })
    // A column cut off by the panel's edge, or by the key, would be read as a lower one.
    .filter((column) => {
      const box = columnBox(column, reach, look)
      return wish.laid === wish.seen || (box[1] >= wish.laid.panel[1] && !wish.seen.keepouts.some((other) => overlaps(other, box)))
    })
  const enlarged = home ? wish.laid.enlarged : null
  const inside = enlarged
    ? wish.laid.ground.shapes.filter(inFrameToo).map((shape): Column => {
        const [x, y] = inFrame(enlarged, shape.anchor)
        return { code: shape.code, at: [x + dx + (wish.marked.has(shape.code) ? -24 : 0), y - 2], value: values.get(shape.code) ?? null }
      })
    : []
  const inFrameLook = { ...look, highest: look.highest * 0.6 }
  const known = all.filter(({ value }) => value !== null)
  return {
    layer: columnsLayer(id, ORDERS.columns + rank / 10, placed, reach, look),
    drawn: {
      ...nothingOf(layer, wish.look),
      shown: known.length,
      all: all.length,
      most: reach,
      colours: [colour, look.negative],
      negative: known.some(({ value }) => value! < 0),
    },
    boxes: placed.map((column) => columnBox(column, reach, look)),
    footed: placed.map(({ code }) => code),
    frame: [...columnsLayer(id, 0, inside, reach, inFrameLook).faces],
    frameBoxes: inside.map((column) => columnBox(column, reach, inFrameLook)),
  }
}

const cells = (wish: OverlayWish, layer: Extract<MapLayer, { layer: 'hexagons' }>, id: string): Made => {
  const planner = wish.planners.hexagons
  const places = ofCategories(wish.places, layer.categories)
  const order = ORDERS.hexagons
  if (!planner) return { layer: { id, order, faces: [], strokes: [] }, drawn: nothingOf(layer, wish.look) }
  const found = planner.cellsOf(
    places.map(({ world }) => world),
    layer.resolution,
  )
  const laid = found.map(({ outline, count }) => {
    const ring = outline.map((world): Point => wish.seen.ground.project(wish.toLocal(world)))
    const middle: Point = [
      ring.slice(1).reduce((sum, [x]) => sum + x, 0) / (ring.length - 1),
      ring.slice(1).reduce((sum, [, y]) => sum + y, 0) / (ring.length - 1),
    ]
    const lift = middle[1] - onTop(wish, middle)[1]
    return { ring: ring.map(([x, y]): Point => [x, y - lift]), count }
  })
  const most = found[0]?.count ?? 0
  return {
    layer: planner.hexagonsLayer(id, order, laid, wish.look.cells, wish.look.shade, wish.laid.ground.rise),
    drawn: {
      ...nothingOf(layer, wish.look),
      shown: found.length,
      all: places.length,
      most,
      steps: planner.countSteps(most),
      colours: wish.look.cells,
    },
  }
}

const heat = (wish: OverlayWish, layer: Extract<MapLayer, { layer: 'heat' }>, id: string): Made => {
  const places = ofCategories(wish.places, layer.categories)
  const points = places.map(({ local }) => onTop(wish, wish.seen.ground.project(local)))
  const { box } = wish.seen.ground
  const radius = Math.min(46, Math.max(18, (box[2] - box[0]) * HEAT_SHARE))
  const drawn = wish.planners.heat?.(id, ORDERS.heat, points, wish.laid.panel, radius, wish.look.heat)
  return {
    layer: drawn ?? { id, order: ORDERS.heat, faces: [], strokes: [] },
    drawn: { ...nothingOf(layer, wish.look), shown: places.length, all: places.length, colours: wish.look.heat },
  }
}

const flows = (wish: OverlayWish, layer: Extract<MapLayer, { layer: 'flows' }>, id: string): Made => {
  const { map, frame, shown, all } = splitFlows(wish, layer, { id, order: ORDERS.flows })
  return {
    layer: map,
    frame: [...frame],
    drawn: {
      ...nothingOf(layer, wish.look),
      shown: shown.length,
      all,
      most: shown[0]?.value ?? 0,
      steps: shown.length > 0 ? [shown.at(-1)!.value, shown[0]!.value] : [],
      colours: [wish.look.flow],
    },
  }
}

/** Everything that lies over the regions, in the order in which it was asked for, planned on the panel and laid on the plane. */
export const planOverlays = (wish: OverlayWish): Overlays => {
  const made = wish.layers.map((layer, at): Made => {
    const id = `over-${at}-${layer.layer}`
    if (layer.layer === 'columns') return columns(wish, layer, id)
    if (layer.layer === 'hexagons') return cells(wish, layer, id)
    if (layer.layer === 'heat') return heat(wish, layer, id)
    if (layer.layer === 'flows') return flows(wish, layer, id)
    const all = ofCategories(wish.places, layer.categories).length
    return { layer: { id, order: ORDERS.clusters, faces: [], strokes: [] }, drawn: { ...nothingOf(layer, wish.look), shown: all, all } }
  })
  return {
    layers: made.map((one) => onPlane(one.layer, wish.view, wish.laid.panel)),
    drawn: made.map((one) => one.drawn),
    boxes: made.flatMap((one) => one.boxes ?? []),
    footed: new Set(made.flatMap((one) => one.footed ?? [])),
    frame: made.flatMap((one) => one.frame ?? []),
    frameBoxes: made.flatMap((one) => one.frameBoxes ?? []),
  }
}
