import { cut } from '../../charts/cut.ts'
import { textWidth } from '../../charts/layout.ts'

/** Sizes of a name in units, the usual one first. */
const SIZES = [18, 16] as const
const LINE = 20
/** px of the shortest track at 1080 lines: what it leaves, names may have. */
const TRACK = { usual: 90, least: 56 } as const
/** The most a row's words grow, and by what steps they shrink again for the sake of a long name. */
const GROWTH = { most: 1.33, step: 0.03 } as const

/** What a row of bars needs beside its name, px at a growth of 1 but for the whole width. */
export interface NameRoom {
  readonly width: number
  readonly row: number
  /** px of the place's unit. */
  readonly u: number
  /** Figures, shares, marks and the gaps between them. */
  readonly beside: number
  /** The growth that rows as high as these would have. */
  readonly growth: number
}

export interface LaidNames {
  readonly growth: number
  readonly size: number
  /** One or two lines of each name. */
  readonly lines: readonly (readonly string[])[]
}

/** The name in two lines, broken between words where its longer line is shortest; null where it has but one word. */
const broken = (name: string, size: number): string[] | null => {
  const parts = name.split(' ')
  if (parts.length < 2) return null
  const ways = parts.slice(1).map((_, at) => [parts.slice(0, at + 1).join(' '), parts.slice(at + 1).join(' ')])
  const widthOf = (way: readonly string[]): number => Math.max(...way.map((line) => textWidth(line, size)))
  return ways.reduce((best, way) => (widthOf(way) < widthOf(best) ? way : best))
}

/** Names whole, if there is any way: words grow less, then the track is shorter, then names are smaller, then they take two lines. */
export const layNames = (names: readonly string[], { width, row, u, beside, growth }: NameRoom): LaidNames => {
  const freeAt = (grown: number, track: number): number => width - (beside + track * u) * grown
  const allFit = (lines: readonly string[], size: number, free: number): boolean => lines.every((line) => textWidth(line, size) <= free)
  const single = names.map((name) => [name])
  const steps = Math.ceil((Math.max(1, Math.min(GROWTH.most, growth)) - 1) / GROWTH.step)
  for (let step = steps; step >= 0; step -= 1) {
    const grown = Math.max(1, Math.min(GROWTH.most, growth, 1 + step * GROWTH.step))
    if (allFit(names, SIZES[0] * u * grown, freeAt(grown, TRACK.usual))) return { growth: grown, size: SIZES[0], lines: single }
  }
  const free = freeAt(1, TRACK.least)
  for (const size of SIZES) if (allFit(names, size * u, free)) return { growth: 1, size, lines: single }
  const size = SIZES[1]
  const twoHigh = row >= 2 * LINE * u
  const lines = names.map((name) => {
    if (textWidth(name, size * u) <= free) return [name]
    return ((twoHigh ? broken(name, size * u) : null) ?? [name]).map((line) =>
      cut(line, Math.max(width * 0.34, free), size * u).replace(/\s+…$/, '…'),
    )
  })
  return { growth: 1, size, lines }
}

/** px of a second line under the first. */
export const NAME_LINE = LINE
