import { LEVELS } from '#contract/names.ts'
import type { Point } from '../../map/engine.ts'
import { type Beacon, beaconBox } from '../../map/layers/beacons.ts'
import type { Label } from '../../map/layers/labelBox.ts'
import { placeLabels } from '../../map/layers/labels.ts'
import { type Box, boxOf, contains, moved, overlaps } from '../../map/rings.ts'
import type { Tokens, WarningLevel } from '../../theme/tokens.ts'
import type { UnitFigure, UnitLook } from './figures.ts'
import type { LaidMap } from './laid.ts'

/** A label with its colours decided: dark text without casing on the light end of a ramp. */
export interface DrawnLabel extends Label {
  dark: boolean
  muted: boolean
}

/** A station as a white square. */
export interface StationMark {
  code: string
  name: string
  at: Point
}

export interface AnnotationWish {
  laid: LaidMap
  figures: ReadonlyMap<string, UnitFigure>
  looks: ReadonlyMap<string, UnitLook>
  tokens: Tokens
  ramp: 'sequential' | 'diverging'
  /** Where an incident says it is, on the plane. */
  places: ReadonlyMap<string, Point>
  stations: readonly StationMark[]
  /** Units that are named in the enlarged frame. */
  framed: ReadonlySet<string>
  focused: string | null
  /** The place's own unit on a map of the country: named before all others, beside it where it has no room. */
  own?: string | null
  /** Whether values are written below the names; a map filled by level shows names alone. */
  values: boolean
  /** What else stands on the panel and is not to be written over. */
  boxes?: readonly Box[]
  /** Units with a column on them: their names go below its foot. */
  footed?: ReadonlySet<string>
  /** Incidents that have a mark of their own, so that none needs a beacon. */
  gathered?: ReadonlySet<string>
  /** The same in the enlarged frame: what stands there keeps its grave beacon on the map. */
  gatheredInFrame?: ReadonlySet<string>
  /** The camera came near: units beside the one looked at step back, and what would stand under key or slider is left out. */
  near?: boolean
  /** What stands in the enlarged frame besides. */
  frameBoxes?: readonly Box[]
}

export interface Annotations {
  labels: readonly DrawnLabel[]
  beacons: readonly Beacon[]
  stations: readonly StationMark[]
}

/** A unit of a country smaller than this (square units) is named beside it, with a leader. */
const SMALL = 800
/** Where the middle of a name stands below the foot of a column. */
const FOOT = 26

const raisedBy = (looks: AnnotationWish['looks'], code: string): number => looks.get(code)?.lift ?? 0

/** Dark text stands on the two lightest steps, and on both ends of a diverging ramp, if the label lies wholly inside. */
export const isDark = (look: UnitLook | undefined, inside: boolean, tokens: Tokens, ramp: 'sequential' | 'diverging'): boolean =>
  tokens.dark && inside && look?.step != null && (look.step >= 5 || (ramp === 'diverging' && look.step === 0))

/** What a unit's beacon says: without the incidents that have marks of their own, the level of its figure. */
export const beaconFigure = (figure: UnitFigure | undefined, gathered: ReadonlySet<string> | undefined): UnitFigure | undefined =>
  figure?.incident != null && gathered?.has(figure.incident) ? { ...figure, level: figure.stands ?? 'normal', incident: null } : figure

/** Where a beacon steps to when something stands in its place already. */
const ASIDE = [0, 34, -34] as const

/** A beacon at the very top of the panel stands lower, so that its shape is whole. */
const within = ([, top]: Box, beacon: Beacon): Beacon => {
  const [x, y] = beacon.at
  return { ...beacon, at: [x, y + Math.max(0, top - beaconBox(beacon)[1])] }
}

const beaconsOf = ({ laid, figures, looks, places, gathered, boxes = [] }: AnnotationWish): Beacon[] =>
  laid.ground.shapes.flatMap((shape): Beacon[] => {
    const figure = beaconFigure(figures.get(shape.code), gathered)
    if (!figure || figure.level === 'normal') return []
    const said = figure.incident === null ? undefined : places.get(figure.incident)
    const [x, y] = said && contains(shape.rough, said) ? said : shape.anchor
    const beacon = (aside: number): Beacon =>
      within(laid.panel, {
        code: shape.code,
        level: figure.level as WarningLevel,
        incident: figure.incident,
        at: [x + aside, y - raisedBy(looks, shape.code)],
      })
    const free = ASIDE.map(beacon).find((one) => !boxes.some((box) => overlaps(box, beaconBox(one))))
    return [free ?? beacon(0)]
  })

const inside = ([x, y]: Point, [left, top, right, bottom]: Box): boolean => x > left && x < right && y > top && y < bottom

/** Seen at a glance even where they stand in the frame as well. */
const GRAVE: ReadonlySet<WarningLevel> = new Set(['orange', 'red'])
/** Around the square a beacon of a unit that stands in the frame too would only crowd. */
const grown = ([left, top, right, bottom]: Box): Box => [left - 30, top - 30, right + 30, bottom + 30]

/** Labels, beacons and stations of the map itself; what lies in the square that is drawn enlarged stands in its frame, grave levels in both. */
export const annotate = (wish: AnnotationWish): Annotations => {
  const { laid, figures, looks, tokens, ramp, framed, focused, footed, boxes = [] } = wish
  const source = laid.enlarged?.source
  const stations = wish.stations.filter(({ at }) => !source || !inside(at, source))
  const beacons = beaconsOf(wish)
    .filter((beacon) => !wish.near || !laid.keepouts.some((box) => overlaps(box, beaconBox(beacon))))
    .filter(({ code, level, at }) => !source || !framed.has(code) || GRAVE.has(level) || !inside(at, grown(source)))
  const beaconOf = new Map(beacons.map((beacon) => [beacon.code, beacon]))
  const wishes = laid.ground.shapes.flatMap((shape) => {
    const figure = figures.get(shape.code)
    if (!figure) return []
    const lift = raisedBy(looks, shape.code)
    const beacon = beaconOf.get(shape.code)
    const high = figure.level !== 'normal'
    const below = footed?.has(shape.code) ? FOOT : 0
    const at: Point = beacon ? [beacon.at[0], beacon.at[1] + 28] : [shape.anchor[0], shape.anchor[1] - lift + below]
    return [
      {
        code: shape.code,
        name: figure.name,
        value: wish.values ? figure.text : null,
        size: high ? 18 : 16,
        at,
        polygons: moved(shape.rough, 0, -lift),
        priority: LEVELS.indexOf(figure.level) + (shape.code === focused || shape.code === wish.own ? 10 : 0),
        area: shape.area,
        must: laid.ground.country || (high && !framed.has(shape.code)),
        leader: laid.ground.country && (shape.area < SMALL || shape.code === wish.own),
        whole: shape.code === wish.own,
        ...(laid.ground.country || (high && !framed.has(shape.code)) ? { from: beacon?.at ?? at } : {}),
      },
    ]
  })
  const marks = stations.map(({ at }): Box => [at[0] - 6, at[1] - 6, at[0] + 6, at[1] + 6])
  const dashes = laid.ground.dashes.map((dash) => boxOf(dash))
  const obstacles = [...laid.keepouts, ...beacons.map(beaconBox), ...marks, ...dashes, ...boxes]
  const labels = placeLabels(wishes, [4, 4, laid.panel[2] - 4, laid.panel[3] - 4], obstacles).map((label) => {
    const look = looks.get(label.code)
    const back = wish.near === true && label.code !== focused
    return { ...label, dark: !back && isDark(look, label.inside, tokens, ramp), muted: look?.step == null }
  })
  // Inside the square that is drawn enlarged beside the map, small units' names would only crowd.
  const seen = source ? labels.filter((label) => !(framed.has(label.code) && label.form === 'name')) : labels
  return { labels: seen, beacons, stations }
}
