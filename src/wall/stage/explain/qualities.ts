import { QUALITIES, type Quality } from '#contract/state.ts'

/** How many parts there are of each quality, the best first, and one mark a part (never more than `most`). */
export const planQualities = (found: readonly string[], most: number): { counts: [Quality, number][]; marks: Quality[]; more: number } => {
  const known = QUALITIES.flatMap((quality) => found.filter((one) => one === quality).map(() => quality))
  const counts = QUALITIES.flatMap((quality): [Quality, number][] => {
    const count = known.filter((one) => one === quality).length
    return count === 0 ? [] : [[quality, count]]
  })
  return { counts, marks: known.slice(0, most), more: Math.max(0, known.length - most) }
}
