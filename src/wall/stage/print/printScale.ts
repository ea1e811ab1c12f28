/** What fits on A4 landscape within margins of 8 mm, in CSS px, and the strip at its foot for the sources. */
export const PAPER = { width: 1062, height: 733, foot: 64 } as const

/** How much a stage is made smaller for one page, foot and all. */
export const printScale = (width: number, height: number): number => Math.min(PAPER.width / width, (PAPER.height - PAPER.foot) / height)
