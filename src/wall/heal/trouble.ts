/** What a wall can notice of itself: figures that stand still while the gateway goes on, a chart that is asked and does not draw, a lost WebGL context, frames that do not come, a heap that grows, a panel that throws, charts that lost their worker. */
export const TROUBLES = ['age', 'chart', 'context', 'frames', 'heap', 'panel', 'worker'] as const
export type Trouble = (typeof TROUBLES)[number]

/** From the gentlest: draw again (for figures: ask again), build anew (the panel; for figures: the link), reload the page. */
export const STEPS = ['redraw', 'rebuild', 'reload'] as const
export type Step = (typeof STEPS)[number]

/** Something that is wrong at this look. `where`: the panel's id; empty: the whole wall. */
export interface Sign {
  trouble: Trouble
  where: string
}
