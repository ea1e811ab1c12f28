import { z } from 'zod'

/** The five functions of government. The ids stand in config, contract and file names alike. */
export const FUNCTIONS = ['economy', 'market', 'society', 'services', 'environment'] as const
export const FunctionId = z.enum(FUNCTIONS)
export type FunctionId = z.infer<typeof FunctionId>

/** A name shown to people: Chinese first, English by the wall's switch. */
export const Text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export type Text = z.infer<typeof Text>

/** `function.name`, e.g. `economy.gdp`. */
export const IndicatorId = z
  .string()
  .regex(/^(economy|market|society|services|environment)\.[a-z][a-z0-9_]*$/, 'expected function.name, e.g. economy.gdp')
export type IndicatorId = z.infer<typeof IndicatorId>

/** A region's adcode (GB/T 2260) or a station's own code; always a string. */
export const RegionCode = z
  .string({
    error: (issue) =>
      typeof issue.input === 'number' ? 'a region code must be quoted: 010101 unquoted is not the code 010101' : undefined,
  })
  .regex(/^[0-9A-Za-z_-]{1,40}$/, 'expected an adcode or a station code')
export type RegionCode = z.infer<typeof RegionCode>

/** A lower-case id: departments, scenes, categories of incidents. */
export const Slug = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/, 'expected a lower-case id')
export type Slug = z.infer<typeof Slug>

/** A category inside an indicator: an id of a closed list, a keyword, or a region code. */
export const CategoryId = z
  .string()
  .max(64)
  .regex(/^[^|\p{Cc}]+$/u, 'a category has no | and no control characters, and is not empty')

/** An instant, ISO 8601 with offset. */
export const Instant = z.iso.datetime({ offset: true })

/** A length of time: `90s 5m 2h 3d 2w`. */
export const Duration = z.string().regex(/^\d+(\.\d+)?(ms|s|m|h|d|w)$/, 'expected a duration such as 90s, 5m, 2h, 3d')

/** `normal`, then China's four warning colours from the mildest to the gravest. */
export const LEVELS = ['normal', 'blue', 'yellow', 'orange', 'red'] as const
export const Level = z.enum(LEVELS)
export type Level = z.infer<typeof Level>

/** The grains of a period, finest first. */
export const GRAINS = ['minute', 'hour', 'day', 'week', 'month', 'quarter', 'half', 'year'] as const
export const Grain = z.enum(GRAINS)
export type Grain = z.infer<typeof Grain>

/** Coordinate systems that departments and boundary files declare. */
export const Datum = z.enum(['wgs84', 'gcj02', 'cgcs2000'])
export type Datum = z.infer<typeof Datum>
