/** `region` and `period`: one-way fixed effects; `both`: two-way; `random`: of the region. */
export const EFFECTS = ['pooled', 'region', 'period', 'both', 'random'] as const
export type Effects = (typeof EFFECTS)[number]

/** `robust` against heteroscedasticity (White 1980); `clustered` by region (Arellano 1987). */
export const ERRORS = ['classical', 'robust', 'clustered'] as const
export type Errors = (typeof ERRORS)[number]

/**
 * What a robust or clustered covariance is multiplied by, N rows, G regions, k regressors:
 * none: 1 (HC0) · plm: N / (N − k) (HC1), clustered G/(G−1) × (N−1)/(N−k) (plm's `sss`); k counts the constant of pooled and random ·
 * stata: N / (N − all estimated, effects too), clustered G/(G−1) × (N−1)/(N−k−1), period effects counted, region effects nested in
 * the cluster not (xtreg, fe vce(cluster)); t then has G − 1 degrees ·
 * hc2, hc3: robust only, each squared residual over 1 − h or (1 − h)², h the row's leverage in the regression as it was run (MacKinnon &
 * White, J. Econometrics 29, 1985; plm's vcovHC(method = "white1"), which counts no leverage of fixed effects).
 */
export const SMALL_SAMPLES = ['none', 'plm', 'stata', 'hc2', 'hc3'] as const
export type SmallSample = (typeof SMALL_SAMPLES)[number]

export interface RegressionSpec {
  y: string
  x: readonly string[]
  effects: Effects
  /** Default `clustered`: a region's years are not independent. */
  errors?: Errors
  /** Default `stata`; `hc2` and `hc3` with robust errors only. */
  smallSample?: SmallSample
  /**
   * How random effects find their variance in an unbalanced panel, both Swamy & Arora (1972): `exact` after Baltagi & Chang (1994), as
   * plm and `xtreg, sa` (default), or `harmonic`, by the harmonic mean of the lengths, as `xtreg, re`. Alike in a balanced panel.
   */
  components?: 'exact' | 'harmonic'
  /** Of the intervals, default 0.95. */
  level?: number
}

export type FullRegressionSpec = Required<RegressionSpec>

export const fullRegressionSpec = (spec: RegressionSpec): FullRegressionSpec => ({
  errors: 'clustered',
  smallSample: 'stata',
  components: 'exact',
  level: 0.95,
  ...spec,
})
