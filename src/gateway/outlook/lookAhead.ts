import type { Indicator } from '#contract/indicator.ts'
import { type Level, LEVELS } from '#contract/names.ts'
import type { Finding } from '#analysis/finding.ts'
import { graver } from '#analysis/levels.ts'
import { type Ahead, type Heading, headingFor } from '#analysis/warning/heading.ts'

/** Hours that are looked ahead, the least probability that is told, and days of the past that are taken for it. */
export const HORIZON = 6
export const LEAST = 0.7
const DAYS = 28
/** Values that a look wants: the past ways, and a few hours beside the first. */
export const LENGTH = DAYS * 24 + HORIZON + 3

/** The bands graver than a level. */
export const aheadOf = ({ bands }: Pick<Indicator, 'bands'>, level: Level): Ahead[] =>
  bands
    .filter((band) => graver(band.level, level))
    .map((band) => {
      const [value, side] = band.above === undefined ? ([band.below!, 'below'] as const) : ([band.above, 'above'] as const)
      return { level: band.level, order: LEVELS.indexOf(band.level), value, side }
    })

/** Where an hourly figure that stands at `level` is heading; `classes` (workday or not) where it is compared by the weekday. */
export const lookAhead = (
  bands: readonly Ahead[],
  values: readonly (number | null)[],
  classes?: readonly unknown[],
): Finding<Heading | null> =>
  headingFor(values, { season: 24, horizon: HORIZON, bands, least: LEAST, seasons: DAYS, ...(classes ? { classes } : {}) })
