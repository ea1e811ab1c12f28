import type { WarningLevel } from '../../theme/tokens.ts'
import type { Point } from '../engine.ts'
import type { Box } from '../rings.ts'

/** Size of a beacon's shape and length of its stem, in units. */
export const BEACON: Record<WarningLevel, { size: number; stem: number }> = {
  blue: { size: 18, stem: 14 },
  yellow: { size: 21, stem: 18 },
  orange: { size: 26, stem: 30 },
  red: { size: 30, stem: 36 },
}

/** A level's shape on a stem over a point of the slab. */
export interface Beacon {
  code: string
  level: WarningLevel
  /** The gravest open incident here; null where an indicator stands at the level. */
  incident: string | null
  at: Point
}

/** The middle of a beacon's shape. */
export const headOf = ({ level, at }: Beacon): Point => [at[0], at[1] - BEACON[level].stem - BEACON[level].size / 2]

/** What a beacon covers, its ring included. */
export const beaconBox = (beacon: Beacon): Box => {
  const { size, stem } = BEACON[beacon.level]
  const [x, y] = beacon.at
  return [x - size / 2 - 2, y - stem - size - 2, x + size / 2 + 2, y + 5]
}

const polygon = (corners: number, size: number, turn: number): string =>
  `M${Array.from({ length: corners }, (_, at) => {
    const angle = turn + (at * 2 * Math.PI) / corners
    return `${(Math.cos(angle) * size).toFixed(2)} ${(Math.sin(angle) * size).toFixed(2)}`
  }).join('L')}Z`

const outlineOf = (level: WarningLevel, size: number): string => {
  const r = size / 2
  if (level === 'blue') return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`
  if (level === 'yellow') return `M0 ${-r}L${r} ${r * 0.82}L${-r} ${r * 0.82}Z`
  if (level === 'orange') return polygon(4, r * 1.08, 0)
  return polygon(8, r, Math.PI / 8)
}

const written = new Map<string, string>()
/** The outline of a level's mark around 0, 0, `size` units high: circle, triangle, diamond, octagon. Few sizes are asked for, and often. */
export const markPath = (level: WarningLevel, size: number): string => {
  const key = `${level}${size}`
  const path = written.get(key) ?? outlineOf(level, size)
  written.set(key, path)
  return path
}
