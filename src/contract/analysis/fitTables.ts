import { z } from 'zod'
import { Slug, Text } from '../names.ts'
import { Coefficient, JointTest, orRefused, Sample } from './parts.ts'

const Title = { id: Slug, title: Text }
const Errors = z.enum(['classical', 'robust', 'clustered'])
const Effects = z.enum(['pooled', 'region', 'period', 'both', 'random'])

const Form = z.strictObject({ statistic: z.number().nullable(), p: z.number().nullable() })

/** One column of a regression table. The constant comes first. R² null: no variation. */
export const ModelFit = Sample.extend({
  coefficients: z.array(Coefficient),
  balanced: z.boolean(),
  /** Of t; null: the normal distribution. */
  degrees: z.number().nullable(),
  joint: JointTest,
  /** That all fixed effects are 0; null where there are none. */
  effects: JointTest.nullable(),
  rSquared: z.strictObject({
    within: z.number().nullable(),
    between: z.number().nullable(),
    overall: z.number().nullable(),
    own: z.number(),
    adjusted: z.number(),
  }),
})
export type ModelFit = z.infer<typeof ModelFit>

export const RegressionShown = z.strictObject({
  y: z.string(),
  level: z.number(),
  models: z.array(
    z.strictObject({
      ...Title,
      effects: Effects,
      errors: Errors,
      smallSample: z.string(),
      x: z.array(z.string()),
      fit: orRefused(ModelFit),
    }),
  ),
  /**
   * Fixed against random effects; a small p speaks against random ones. `definite` false: the covariances do not differ as they must, and
   * `common`, with one residual variance in both, is to be read. Null where it was not asked for.
   */
  hausman: orRefused(Form.extend({ degrees: z.number().int(), definite: z.boolean(), common: Form })).nullable(),
})
export type RegressionShown = z.infer<typeof RegressionShown>

/** Paths of association x → mediator → y beside x → y; total − direct = indirect = a × b. */
export const MediationPath = Sample.extend({
  /** c: y on x. */
  total: Coefficient,
  /** a: the mediator on x. */
  toMediator: Coefficient,
  /** c′ and b: y on x and the mediator. */
  direct: Coefficient,
  fromMediator: Coefficient,
  indirect: z.number(),
  /** Of the total; null where the paths point apart. */
  share: z.number().nullable(),
  sobel: z.strictObject({ error: z.number(), statistic: z.number().nullable(), p: z.number().nullable() }),
  bootstrap: z.strictObject({
    draws: z.number().int(),
    used: z.number().int(),
    error: z.number(),
    percentile: z.tuple([z.number(), z.number()]),
    biasCorrected: z.tuple([z.number(), z.number()]),
  }),
})
export type MediationPath = z.infer<typeof MediationPath>

/** `path` null: the panel has no column for the channel, and `reason` says so. */
export const MediationShown = z.strictObject({
  y: z.string(),
  x: z.string(),
  controls: z.array(z.string()),
  effects: Effects,
  errors: Errors,
  level: z.number(),
  channels: z.array(z.strictObject({ ...Title, column: z.string().nullable(), reason: Text, path: orRefused(MediationPath).nullable() })),
})
export type MediationShown = z.infer<typeof MediationShown>

const OneCoefficient = Sample.extend({ coefficient: Coefficient })

/** A forest plot's rows, and whether two groups differ: Fisher's permutation test, regions dealt anew. */
export const HeterogeneityShown = z.strictObject({
  y: z.string(),
  x: z.array(z.string()),
  compared: z.string(),
  effects: Effects,
  errors: Errors,
  level: z.number(),
  grouping: Slug,
  all: orRefused(OneCoefficient),
  groups: z.array(z.strictObject({ ...Title, fit: orRefused(OneCoefficient) })),
  differences: z.array(
    z.strictObject({
      first: Slug,
      second: Slug,
      test: orRefused(z.strictObject({ difference: z.number(), p: z.number(), draws: z.number().int(), used: z.number().int() })),
    }),
  ),
})
export type HeterogeneityShown = z.infer<typeof HeterogeneityShown>

/** One coefficient under other choices; `firstStage` for 2SLS only. */
export const RobustnessShown = z.strictObject({
  y: z.string(),
  x: z.array(z.string()),
  compared: z.string(),
  effects: Effects,
  errors: Errors,
  level: z.number(),
  checks: z.array(
    z.strictObject({ ...Title, kind: z.string(), fit: orRefused(OneCoefficient.extend({ firstStage: JointTest.nullable() })) }),
  ),
})
export type RobustnessShown = z.infer<typeof RobustnessShown>
