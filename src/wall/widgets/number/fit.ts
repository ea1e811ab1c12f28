import { textRoom } from '../textRoom.ts'

/** What a cell has to hold. Widths and heights in units; `change` is what stands beside the figure, as text. */
export interface NumberParts {
  whole: string
  fraction: string
  unit: string
  /** The fraction drops to 58 %. */
  longFraction: boolean
  size: 'headline' | 'scene' | 'value'
  change: { size: string; base: string } | null
  /** A spark is wanted. */
  spark: boolean
  /** Room for figure, change and spark. */
  width: number
  height: number
  /** The last line has its left half free, so wide. */
  spare: number
}

/** How it is laid: everything fits, nothing is cut. */
export interface NumberFit {
  /** Size of the figure and of its unit. */
  figure: number
  unit: number
  /** Beside the figure on one line or two, under it, in the last line, or nowhere. */
  change: 'beside' | 'stacked' | 'under' | 'line' | 'none'
  spark: readonly [width: number, height: number] | null
}

export const SIZES = { headline: [76, 68, 60, 52, 44, 36, 28], scene: [52, 46, 40, 36, 32, 28], value: [36, 32, 28] } as const
export const UNITS = { headline: [26, 20, 17], scene: [19, 17], value: [19, 17] } as const
/** From this width on a scene's figure may grow. */
const ROOMY = 440
const LARGER = 60
const GAP = 12
const LINE = 22
/** Of the figure's size: the height its line takes. */
export const LEADING = 1.08
const ARROW = 17
const SPARK = { least: 56, most: 150, low: 22, high: 44 } as const

const sizesOf = ({ size, width }: NumberParts): readonly number[] =>
  size === 'scene' && width >= ROOMY ? [LARGER, ...SIZES.scene] : SIZES[size]

/** The room a change takes, on one line and on two. */
export const changeRoom = ({ size, base }: { size: string; base: string }): { beside: number; stacked: number } => {
  const [first, second] = [ARROW + textRoom(size, 16), textRoom(base, 16)]
  return { beside: first + (base === '' ? 0 : 7 + second), stacked: Math.max(first, second) }
}

export const figureRoom = ({ whole, fraction, unit, longFraction }: NumberParts, size: number, unitSize: number): number =>
  textRoom(whole, size, 'figure') +
  textRoom(fraction, longFraction ? size * 0.58 : size, 'figure') +
  (unit === '' ? 0 : unitSize * 0.4 + textRoom(unit, unitSize))

/** A spark takes what is left, up to a third of a cell that is wide. */
const sparkIn = (width: number, height: number, cell: number): NumberFit['spark'] =>
  width < SPARK.least || height < SPARK.low
    ? null
    : [Math.floor(Math.min(Math.max(SPARK.most, cell / 3), width)), Math.floor(Math.min(SPARK.high, height))]

/** The largest figure beside which its change fits; where none does, the change goes to the last line, and the spark takes what is left. */
export const fitNumber = (parts: NumberParts): NumberFit => {
  const { width, height, change, spark, spare } = parts
  const needs = change === null ? null : changeRoom(change)
  const line = needs !== null && needs.beside <= spare
  const laid = sizesOf(parts).flatMap((size, step) =>
    UNITS[parts.size].map((unit) => ({ size, unit, step, room: width - figureRoom(parts, size, unit) })),
  )
  const beside = (room: number): NumberFit['change'] | null => {
    if (needs === null) return 'none'
    if (needs.beside <= room) return 'beside'
    return needs.stacked <= room && height >= 2 * LINE ? 'stacked' : null
  }
  const found = laid.flatMap((one): (typeof one & { change: NumberFit['change'] })[] => {
    if (one.room < 0 || one.size > height) return []
    const at = beside(one.room - GAP)
    if (at !== null) return [{ ...one, change: at }]
    if (line) return [{ ...one, change: 'line' }]
    const under = needs !== null && needs.beside <= width && one.size * LEADING + LINE <= height
    return under ? [{ ...one, change: 'under' }] : []
  })
  const last = laid.at(-1)!
  const chosen = found[0] ??
    laid.filter((one) => one.room >= 0 && one.size <= height).map((one) => ({ ...one, change: 'none' as const }))[0] ?? {
      ...last,
      change: 'none' as const,
    }
  const above = chosen.change === 'beside' || chosen.change === 'under' ? LINE + 4 : chosen.change === 'stacked' ? 2 * LINE + 4 : 0
  return {
    figure: chosen.size,
    unit: chosen.unit,
    change: chosen.change,
    spark: spark ? sparkIn(chosen.room - GAP, height - above, width) : null,
  }
}

/** The first of several ways to say the last line that fits; each way a left and a right half. */
export const fitLine = <T extends { left: string; right: string }>(ways: readonly T[], width: number, tags: readonly string[]): T => {
  const extra = tags.reduce((sum, tag) => sum + 6 + textRoom(tag, 16), 0)
  return (
    ways.find(
      ({ left, right }) =>
        textRoom(left, 16) + textRoom(right, 16) + extra + (left === '' || (right === '' && extra === 0) ? 0 : 10) <= width,
    ) ?? ways.at(-1)!
  )
}
