import type { MapLayer } from '#contract/mapLayers.ts'
import type { Face, Layer, Point } from '../../map/engine.ts'
import { type Flow, flowsLayer, greatestFlows } from '../../map/layers/flows.ts'
import type { UnitLook } from './figures.ts'
import { heldIn, inFrame, type LaidMap } from './laid.ts'
import type { OverlayLook } from './overlayLook.ts'

export interface FlowsWish {
  laid: LaidMap
  seen: LaidMap
  looks: ReadonlyMap<string, UnitLook>
  look: OverlayLook
  flowsOf: (indicator: string) => readonly Flow[]
  framed: ReadonlySet<string>
}

/** Widths of the greatest flow on the map and in the frame, and how far ends keep from the frame's edge. */
const WIDEST = { map: 9, frame: 11 } as const
const MARGIN = 14

/** Flows between two units of the enlarged frame are drawn in it: on the map they would be one smear. All others stand on the map. */
export const splitFlows = (
  wish: FlowsWish,
  layer: Extract<MapLayer, { layer: 'flows' }>,
  { id, order }: { id: string; order: number },
): { map: Layer; frame: readonly Face[]; shown: readonly Flow[]; all: number } => {
  const { laid, seen, looks, framed } = wish
  const { shown, all } = greatestFlows(wish.flowsOf(layer.indicator), layer.rows)
  const enlarged = laid === seen ? laid.enlarged : null
  const inside = ({ from, to }: Flow): boolean => enlarged !== null && framed.has(from) && framed.has(to)
  const { flow: colour, casing } = wish.look
  const most = shown[0]?.value ?? 0
  const onMap = new Map(
    seen.ground.shapes.map(({ code, anchor: [x, y] }): [string, Point] => [code, [x, y - (looks.get(code)?.lift ?? 0)]]),
  )
  const map = flowsLayer(
    id,
    order,
    shown.filter((flow) => !inside(flow)),
    onMap,
    { colour, casing, widest: WIDEST.map, most },
  )
  if (!enlarged) return { map, frame: [], shown, all }
  const inIt = new Map(
    laid.ground.shapes.map(({ code, anchor }): [string, Point] => [code, heldIn(inFrame(enlarged, anchor), enlarged.frame, MARGIN)]),
  )
  const { faces } = flowsLayer(id, order, shown.filter(inside), inIt, { colour, casing, widest: WIDEST.frame, most })
  return { map, frame: faces, shown, all }
}
