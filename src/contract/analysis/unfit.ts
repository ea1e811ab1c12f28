import { z } from 'zod'

/** Every reason for which an analysis answers nothing. Text is for people; the reason is for code. */
export const UNFIT = [
  'unknown_member',
  'unknown_column',
  'unknown_region',
  'unknown_period',
  'unknown_group',
  'duplicate_member',
  'duplicate_row',
  'lengths_differ',
  'not_finite',
  'missing_cell',
  'constant_column',
  'negative_share',
  'not_positive',
  'too_few_members',
  'too_few_regions',
  'too_few_rows',
  'too_few_periods',
  'too_few_draws',
  'too_few_groups',
  'bad_weights',
  'bad_bounds',
  'bad_cap',
  'bad_option',
  'singular_design',
  'one_cluster',
  'series_too_short',
  'bad_season',
  'no_variation',
] as const
export type Unfit = (typeof UNFIT)[number]

/** Why a table, a model or a path has no figures: `path` names the member, column, region or option at fault. */
export const AnalysisRefusal = z.strictObject({ reason: z.enum(UNFIT), message: z.string(), path: z.string().optional() })
export type AnalysisRefusal = z.infer<typeof AnalysisRefusal>
