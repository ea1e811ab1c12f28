import { z } from 'zod'
import { Slug } from './names.ts'

/** A table of an analysis, as analyses/<analysis>.yaml declares it. */
const table = { analysis: Slug, table: Slug }
const shown = z.strictObject(table)

/** Options of the widgets that show an analysis. Period and region are those that the panels of a scene share. */
export const STUDY_WIDGETS = {
  /** The index of a region, or one function's: score, rank, change, and where it stands to the mean. */
  indexcell: z.strictObject({ ...table, function: Slug.optional() }),
  /** Regions by their index: movement, rank interval, and the rank by equal weights. */
  indexrank: z.strictObject({ ...table, columns: z.number().int().min(1).max(4).default(2) }),
  /** The index on the map, with a slider over its periods. */
  indexmap: shown,
  /** Each member's weight by every weighting, and where the weights lie together. */
  weights: shown,
  /** A region's index against the mean or another region's, member by member. */
  decomposition: shown,
  /** A region's change between two periods, member by member. */
  waterfall: shown,
  /** Means of groups over time, and how inequality within and between them moves. */
  convergence: shown,
  /** Models side by side: coefficient, interval, n. */
  regression: shown,
  /** x → channel → y beside x → y; a channel without a column says so. */
  mediation: shown,
  /** One coefficient by group, or by check of robustness. */
  forest: shown,
  /** Supposed figures of one region, moved by sliders; nothing of it is kept. */
  whatif: shown,
  /** Where the supposed figures would put the region, and who stands around it. */
  standing: shown,
  /** A target, a rank or one function's score, and the set of moves that reaches it with the least effort. */
  reach: shown,
  /** One step of how the index is made, with a region's own figures. */
  worked: z.strictObject({ ...table, step: z.enum(['members', 'normalise', 'weigh', 'score', 'rank', 'read']) }),
} as const
