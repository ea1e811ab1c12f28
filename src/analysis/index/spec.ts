/** One indicator of an index. `function` names the subindex it belongs to; floor and ceiling only for the `bounds` normalisation. */
export interface IndexMember {
  id: string
  better: 'higher' | 'lower'
  function: string
  /** The expert's weight, in any unit: weights are divided by their sum. */
  weight?: number
  floor?: number
  ceiling?: number
}

export const NORMALISATIONS = ['min_max', 'bounds', 'z_score', 'vector', 'max', 'share', 'rank'] as const
export type Normalisation = (typeof NORMALISATIONS)[number]

export const WEIGHTINGS = ['entropy', 'critic', 'equal', 'expert'] as const
export type Weighting = (typeof WEIGHTINGS)[number]

/** How an index is made; every choice that the literature makes in more than one way is declared, and has a default. */
export interface IndexSpec {
  members: readonly IndexMember[]
  /** Default `min_max`. */
  normalise?: Normalisation
  /** Extremes, means and ideal points of each cross-section, or of the pooled panel (default). */
  over?: 'period' | 'panel'
  /** Default `entropy`. */
  weighting?: Weighting
  /** Weights of each cross-section, or of the pooled panel (default). */
  weightsOver?: 'period' | 'panel'
  /** `functions`: weights within each function first, then times the function's own weight. Default `all`. */
  within?: 'all' | 'functions'
  /** The functions' own weights when `within: functions`; equal where not declared. */
  functionWeights?: Readonly<Record<string, number>>
  /** Before shares are taken for the entropy, z becomes stretch × z + shift (平移). Default 1 and 0: a zero share counts 0 × ln 0 = 0. */
  shift?: number
  stretch?: number
  /** What the weighted sum and TOPSIS are taken of. Default `normalised`. */
  scoreFrom?: 'normalised' | 'shifted' | 'shares'
  /** No member may weigh more than this share; the excess goes to the others in proportion. */
  cap?: number
  /** Default `weighted_sum`. */
  aggregate?: 'weighted_sum' | 'topsis'
  /** In TOPSIS: weights inside the square (w(z − z*))², as Hwang & Yoon have it (default), or before it, w(z − z*)². */
  distance?: 'inside' | 'before'
  /** A row with a missing cell has no score (default), or the whole index is refused. */
  missing?: 'leave_out' | 'refuse'
}

/** A spec with every default said. */
export type FullSpec = Required<Omit<IndexSpec, 'cap' | 'functionWeights'>> & Pick<IndexSpec, 'cap' | 'functionWeights'>

export const fullSpec = (spec: IndexSpec): FullSpec => ({
  normalise: 'min_max',
  over: 'panel',
  weighting: 'entropy',
  weightsOver: 'panel',
  within: 'all',
  shift: 0,
  stretch: 1,
  scoreFrom: 'normalised',
  aggregate: 'weighted_sum',
  distance: 'inside',
  missing: 'leave_out',
  ...spec,
})
