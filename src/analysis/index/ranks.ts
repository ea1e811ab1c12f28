/** Places from the highest score, 1 first; equals share the better place and the next one is left out (1 2 2 4). */
export const ranks = (scores: readonly number[]): number[] => {
  const sorted = [...scores].sort((a, b) => b - a)
  const place = new Map<number, number>()
  for (const [at, score] of sorted.entries()) if (!place.has(score)) place.set(score, at + 1)
  return scores.map((score) => place.get(score)!)
}
