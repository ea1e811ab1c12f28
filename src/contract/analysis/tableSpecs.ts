import { z } from 'zod'
import { RegionCode, Slug, Text } from '../names.ts'
import { ColumnName } from './parts.ts'

const Share = z.number().gt(0).lt(1)
const Title = { id: Slug, title: Text }
const Head = { ...Title, seed: z.number().int().nonnegative().optional() }

/** One member of an index: its column, the function it speaks for, and why it is in. Polarity is the indicator's unless said here. */
export const MemberSpec = z.strictObject({
  column: Slug,
  function: Slug,
  reason: Text,
  better: z.enum(['higher', 'lower']).optional(),
  /** The experts' weight, in any unit. */
  weight: z.number().nonnegative().optional(),
  floor: z.number().optional(),
  ceiling: z.number().optional(),
})
export type MemberSpec = z.infer<typeof MemberSpec>

/** Every choice the literature makes in more than one way; what is left out is as src/analysis/index/spec.ts has it. */
const IndexOptions = z.strictObject({
  normalise: z.enum(['min_max', 'bounds', 'z_score', 'vector', 'max', 'share', 'rank']).optional(),
  over: z.enum(['period', 'panel']).optional(),
  weighting: z.enum(['entropy', 'critic', 'equal', 'expert']).optional(),
  weightsOver: z.enum(['period', 'panel']).optional(),
  within: z.enum(['all', 'functions']).optional(),
  functionWeights: z.record(Slug, z.number().nonnegative()).optional(),
  shift: z.number().nonnegative().optional(),
  stretch: z.number().positive().optional(),
  scoreFrom: z.enum(['normalised', 'shifted', 'shares']).optional(),
  cap: z.number().gt(0).max(1).optional(),
  aggregate: z.enum(['weighted_sum', 'topsis']).optional(),
  distance: z.enum(['inside', 'before']).optional(),
})

export const IndexTableSpec = z.strictObject({
  kind: z.literal('index'),
  ...Head,
  definition: Text,
  /** In their order; one without a member is named as having no column. */
  functions: z.array(z.strictObject(Title)).min(1),
  members: z.array(MemberSpec).min(1),
  options: IndexOptions.default({}),
  /** Other weightings whose weights and ranks stand beside; each is a column `<table>.<id>`, and differs in its options only. */
  beside: z.array(z.strictObject({ ...Title, options: IndexOptions })).default([]),
  /** Rank intervals: weights drawn by Dirichlet(concentration × w). */
  shaking: z
    .strictObject({ draws: z.number().int().min(2).max(20_000), concentration: z.number().positive(), level: Share })
    .default({ draws: 1000, concentration: 100, level: 0.9 }),
})
export type IndexTableSpec = z.infer<typeof IndexTableSpec>

export const InequalityTableSpec = z.strictObject({
  kind: z.literal('inequality'),
  ...Head,
  column: ColumnName,
  /** People, say; regions count alike without it. */
  weights: ColumnName.optional(),
  grouping: Slug,
})
export type InequalityTableSpec = z.infer<typeof InequalityTableSpec>

const Fixed = z.enum(['pooled', 'region', 'period', 'both'])
const Errors = z.enum(['classical', 'robust', 'clustered'])
const SmallSample = z.enum(['none', 'plm', 'stata', 'hc2', 'hc3'])
const Regressors = z.array(ColumnName).min(1).max(30)

export const RegressionTableSpec = z.strictObject({
  kind: z.literal('regression'),
  ...Head,
  y: ColumnName,
  x: Regressors,
  models: z
    .array(
      z.strictObject({
        ...Title,
        effects: z.enum(['pooled', 'region', 'period', 'both', 'random']),
        errors: Errors.default('clustered'),
        smallSample: SmallSample.default('stata'),
        /** In place of the table's. */
        x: Regressors.optional(),
      }),
    )
    .min(1)
    .max(12),
  hausman: z.boolean().default(true),
  level: Share.default(0.95),
})
export type RegressionTableSpec = z.infer<typeof RegressionTableSpec>

export const MediationTableSpec = z.strictObject({
  kind: z.literal('mediation'),
  ...Head,
  y: ColumnName,
  x: ColumnName,
  controls: z.array(ColumnName).max(30).default([]),
  effects: Fixed.default('both'),
  errors: Errors.default('clustered'),
  /** `column` null: the panel has none for this channel, and `reason` says so. */
  channels: z.array(z.strictObject({ ...Title, column: ColumnName.nullable(), reason: Text })).min(1),
  draws: z.number().int().min(100).max(20_000).default(1000),
  level: Share.default(0.95),
})
export type MediationTableSpec = z.infer<typeof MediationTableSpec>

const Fit = { y: ColumnName, x: Regressors, compared: ColumnName, effects: Fixed, errors: Errors.default('clustered') }

export const HeterogeneityTableSpec = z.strictObject({
  kind: z.literal('heterogeneity'),
  ...Head,
  ...Fit,
  grouping: Slug,
  /** Permutations of regions between two groups. */
  draws: z.number().int().min(19).max(20_000).default(499),
  level: Share.default(0.95),
})
export type HeterogeneityTableSpec = z.infer<typeof HeterogeneityTableSpec>

const Check = z.discriminatedUnion('kind', [
  z.strictObject({ ...Title, kind: z.literal('baseline') }),
  z.strictObject({ ...Title, kind: z.literal('winsorised'), share: z.number().gt(0).lt(0.5) }),
  z.strictObject({ ...Title, kind: z.literal('lagged'), by: z.number().int().min(1) }),
  z.strictObject({
    ...Title,
    kind: z.literal('without'),
    regions: z.array(RegionCode).default([]),
    periods: z.array(z.string()).default([]),
  }),
  /** Other columns in place of y or of the compared one: another weighting, another measure. */
  z.strictObject({ ...Title, kind: z.literal('replaced'), y: ColumnName.optional(), compared: ColumnName.optional() }),
  z.strictObject({ ...Title, kind: z.literal('effects'), effects: Fixed, errors: Errors }),
  /** 2SLS with named instruments; `reason` is the argument that they touch y through the compared one only, which no figure shows. */
  z.strictObject({
    ...Title,
    kind: z.literal('instrumented'),
    instruments: z.array(ColumnName).min(1),
    reason: Text,
  }),
])
export type RobustnessCheck = z.infer<typeof Check>

export const RobustnessTableSpec = z.strictObject({
  kind: z.literal('robustness'),
  ...Head,
  ...Fit,
  checks: z.array(Check).min(1),
  level: Share.default(0.95),
})
export type RobustnessTableSpec = z.infer<typeof RobustnessTableSpec>

/** n, mean, deviation, least, middle and most of columns. */
export const DescribeTableSpec = z.strictObject({ kind: z.literal('describe'), ...Head, columns: z.array(ColumnName).min(1) })
export type DescribeTableSpec = z.infer<typeof DescribeTableSpec>

export const TableSpec = z.discriminatedUnion('kind', [
  DescribeTableSpec,
  IndexTableSpec,
  InequalityTableSpec,
  RegressionTableSpec,
  MediationTableSpec,
  HeterogeneityTableSpec,
  RobustnessTableSpec,
])
export type TableSpec = z.infer<typeof TableSpec>
