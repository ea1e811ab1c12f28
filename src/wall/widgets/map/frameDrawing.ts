import { LEVELS } from '#contract/names.ts'
import type { Point, Polygon } from '../../map/engine.ts'
import type { Beacon } from '../../map/layers/beacons.ts'
import { placeLabels } from '../../map/layers/labels.ts'
import { type Box, clip, contains, largest, overlaps, poleOf } from '../../map/rings.ts'
import type { Shape } from '../../map/shapes.ts'
import { type AnnotationWish, beaconFigure, type DrawnLabel, isDark, type StationMark } from './annotations.ts'
import { type Enlarged, heldIn, inFrame } from './laid.ts'

/** What stands inside the enlarged frame: units, their labels, and the marks of levels without a stem. */
export interface FrameDrawing {
  units: readonly Shape[]
  labels: readonly DrawnLabel[]
  marks: readonly Beacon[]
  stations: readonly StationMark[]
}

/** Half of the largest mark in the frame, and its casing. */
const MARK = 17

/** Where a leader leaves a mark. */
const below = ([x, y]: Point): Point => [x, y + 13]

export const drawFrame = (wish: AnnotationWish, enlarged: Enlarged): FrameDrawing => {
  const { figures, looks, tokens, ramp, places } = wish
  const bounds: Box = [enlarged.frame[0] + 3, enlarged.frame[1] + 3, enlarged.frame[2] - 3, enlarged.frame[3] - 3]
  const large = (polygons: readonly Polygon[]): readonly Polygon[] =>
    clip(
      polygons.map((polygon) => polygon.map((ring) => ring.map((point) => inFrame(enlarged, point)))),
      enlarged.frame,
    )
  const units = wish.laid.ground.shapes.flatMap((shape): Shape[] => {
    const rough = large(shape.rough)
    return rough.length > 0 ? [{ ...shape, polygons: large(shape.polygons), rough, anchor: poleOf(largest(rough)) }] : []
  })
  const marks = units.flatMap((unit): Beacon[] => {
    const figure = beaconFigure(figures.get(unit.code), wish.gatheredInFrame ?? wish.gathered)
    if (!figure || figure.level === 'normal' || !wish.framed.has(unit.code)) return []
    const said = figure.incident === null ? undefined : places.get(figure.incident)
    const at = said ? inFrame(enlarged, said) : unit.anchor
    const shown: Point = contains(unit.polygons, at) ? at : unit.anchor
    const mark = heldIn([shown[0], shown[1] - 12], enlarged.frame, MARK)
    return [{ code: unit.code, level: figure.level, incident: figure.incident, at: mark }]
  })
  const marked = new Map(marks.map((mark) => [mark.code, mark]))
  const stations = wish.stations
    .map((station) => ({ ...station, at: inFrame(enlarged, station.at) }))
    .filter(({ at }) => at[0] > bounds[0] && at[0] < bounds[2] && at[1] > bounds[1] && at[1] < bounds[3])
  const wishes = units.flatMap((unit) => {
    const figure = figures.get(unit.code)
    if (!figure) return []
    const mark = marked.get(unit.code)
    const at: Point = mark ? [mark.at[0], mark.at[1] + 32] : unit.anchor
    return [
      {
        code: unit.code,
        name: figure.name,
        value: wish.values ? figure.text : null,
        size: 16,
        at,
        polygons: unit.rough,
        priority: LEVELS.indexOf(figure.level) + (wish.framed.has(unit.code) ? 10 : 0),
        area: unit.area,
        must: wish.framed.has(unit.code),
        leader: false,
        ...(wish.framed.has(unit.code) ? { from: mark ? below(mark.at) : unit.anchor } : {}),
      },
    ]
  })
  const obstacles = [...(wish.frameBoxes ?? []), ...marks.map(({ at }): Box => [at[0] - 11, at[1] - 11, at[0] + 11, at[1] + 11])]
  const labels = placeLabels(wishes, bounds, obstacles).map((label) => {
    const look = looks.get(label.code)
    return { ...label, dark: isDark(look, label.inside, tokens, ramp), muted: look?.step == null }
  })
  // In the frame stations give way to names.
  const boxOf = ({ at }: StationMark): Box => [at[0] - 6, at[1] - 6, at[0] + 6, at[1] + 6]
  const clear = stations.filter((station) => !labels.some((label) => overlaps(label.box, boxOf(station))))
  return { units, labels, marks, stations: clear }
}
