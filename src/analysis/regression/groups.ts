/** Rows by what they belong to, in order of first appearance. */
export const groupsOf = (keys: readonly string[]): { names: string[]; places: number[][] } => {
  const places = new Map<string, number[]>()
  for (const [at, key] of keys.entries()) {
    const there = places.get(key)
    if (there === undefined) places.set(key, [at])
    else there.push(at)
  }
  return { names: [...places.keys()], places: [...places.values()] }
}

/** The mean of each group's rows. */
export const groupMeans = (column: readonly number[], places: readonly (readonly number[])[]): number[] =>
  places.map((rows) => rows.reduce((sum, at) => sum + column[at]!, 0) / rows.length)
