/** Reproducible randomness: the same keys always give the same number, so a restart continues the same world. */
export type Key = string | number

const fold = (hash: number, word: number): number => {
  let h = Math.imul(hash ^ word, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

const wordOf = (text: string): number => {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h
}

/** An unsigned 32-bit hash of the keys. */
export const hashOf = (seed: number, ...keys: Key[]): number => {
  let h = fold(0x9e3779b9, seed)
  for (const key of keys) {
    if (typeof key === 'string') h = fold(h, wordOf(key))
    else h = fold(fold(h, key | 0), Math.floor(key / 4294967296))
  }
  return fold(h, 0x27d4eb2f) >>> 0
}

/** Even in [0, 1). */
export const even = (seed: number, ...keys: Key[]): number => hashOf(seed, ...keys) / 4294967296

/** About normal with mean 0 and standard deviation 1, never beyond ±3.4 (Irwin-Hall of four bytes). */
export const bell = (seed: number, ...keys: Key[]): number => {
  const h = hashOf(seed, ...keys)
  const sum = (h & 255) + ((h >>> 8) & 255) + ((h >>> 16) & 255) + (h >>> 24)
  return (sum - 510) / 147.8
}

/** Smooth in time: bells on a lattice of `length` ms, joined by cosine. Standard deviation about 0.8. */
export const wave = (seed: number, length: number, t: number, ...keys: Key[]): number => {
  const at = t / length
  const step = Math.floor(at)
  const part = (1 - Math.cos((at - step) * Math.PI)) / 2
  return bell(seed, ...keys, length, step) * (1 - part) + bell(seed, ...keys, length, step + 1) * part
}
