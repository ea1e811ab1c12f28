import type { WarningLevel } from '../../theme/tokens.ts'
import type { Point } from '../../map/engine.ts'
import type { Label, LabelWish } from '../../map/layers/labelBox.ts'
import { placeLabels } from '../../map/layers/labels.ts'
import type { Box } from '../../map/rings.ts'

/** An open incident where it is, once the camera looks at its region. */
export interface IncidentMark {
  id: string
  title: string
  level: WarningLevel
  at: Point
}

/** So many incidents, and stations, are named beside their marks. */
const NAMED = 6
const LONGEST = 13
const SIZE = 18

const shortened = (title: string): string => ([...title].length > LONGEST ? `${[...title].slice(0, LONGEST - 1).join('')}…` : title)
const around = ([x, y]: Point, half: number): Box => [x - half, y - half, x + half, y + half]

export const markBoxes = (marks: readonly IncidentMark[]): Box[] => marks.map(({ at }) => around(at, SIZE / 2 + 2))

/** Names beside marks and stations, the gravest first, off everything that stands already. */
export const nameNear = (
  marks: readonly IncidentMark[],
  stations: readonly { code: string; name: string; at: Point }[],
  bounds: Box,
  taken: readonly Box[],
): Label[] => {
  const wish = (code: string, name: string, at: Point, priority: number): LabelWish => ({
    code,
    name,
    value: null,
    size: 16,
    at,
    polygons: [],
    priority,
    area: 0,
    must: false,
    leader: true,
  })
  const wishes = [
    ...marks.slice(0, NAMED).map(({ id, title, at }, rank) => wish(id, shortened(title), at, 100 - rank)),
    ...stations.slice(0, NAMED).map(({ code, name, at }) => wish(code, name, at, 0)),
  ]
  return placeLabels(wishes, bounds, [...taken, ...markBoxes(marks.slice(NAMED)), ...stations.slice(NAMED).map(({ at }) => around(at, 6))])
}
