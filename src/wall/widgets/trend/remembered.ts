const MOST = 20_000

/** Makes what belongs to a word once, and knows it from then on; forgets everything when it knows too much. */
export const remembered = <T>(): ((word: string, make: () => T) => T) => {
  const known = new Map<string, T>()
  return (word, make) => {
    const before = known.get(word)
    if (before !== undefined) return before
    const made = make()
    if (known.size >= MOST) known.clear()
    known.set(word, made)
    return made
  }
}
