import { changeRoom, figureRoom, LEADING, type NumberFit, type NumberParts, SIZES, UNITS } from './fit.ts'

const GAP = 12
const LINE = 22
const SPARK = { least: 20, most: 38 } as const

type Placing = NumberFit['change']

/** A cell with no room at the figure's right for a spark: it stands below, and the change where the figure stays largest. */
export const fitNarrow = (parts: NumberParts): NumberFit => {
  const { width, height, change, spark, spare } = parts
  const needs = change === null ? null : changeRoom(change)
  const unit = UNITS[parts.size].at(-1)!
  const laid = SIZES[parts.size].map((figure) => ({
    figure,
    beside: width - figureRoom(parts, figure, unit) - GAP,
    under: height - figure * LEADING,
  }))
  const fits = laid.filter((one) => one.beside + GAP >= 0 && one.under >= 0)
  const at = ({ beside, under }: (typeof laid)[number]): Placing | null => {
    if (needs === null) return 'none'
    if (needs.beside <= spare) return 'line'
    if (needs.beside <= beside) return 'beside'
    if (needs.stacked <= beside && height - Math.max(0, under) >= 2 * LINE) return 'stacked'
    return needs.beside <= width && under >= LINE ? 'under' : null
  }
  const found = fits.flatMap((one) => {
    const placing = at(one)
    return placing === null ? [] : [{ ...one, placing }]
  })[0]
  const chosen = found ?? { ...(fits[0] ?? laid.at(-1)!), placing: 'none' as const }
  const left = Math.floor(Math.min(SPARK.most, chosen.under - (chosen.placing === 'under' ? LINE : 0)))
  return { figure: chosen.figure, unit, change: chosen.placing, spark: spark && left >= SPARK.least ? [width, left] : null }
}
