import type { Indicator } from '#contract/indicator.ts'

/** What decides how readings of an indicator lie in memory. */
export const shapeOf = ({ grain, stamp, gather, per, every, scope, categories, rollUp, until }: Indicator): string =>
  JSON.stringify([grain, stamp, gather, per, every, scope, categories, rollUp, until])
