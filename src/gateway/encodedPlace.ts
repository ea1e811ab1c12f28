import { createHash } from 'node:crypto'
import type { WallConfig } from '#contract/wallConfig.ts'

interface Encoded {
  json: string
  /** By which a wall says that it holds this place. */
  hash: string
}

const encoded = new WeakMap<WallConfig, Encoded>()

/** A place as JSON text, with the text's hash; once for each place. */
export const encodedPlace = (place: WallConfig): Encoded => {
  const known = encoded.get(place)
  if (known) return known
  const json = JSON.stringify(place)
  const made = { json, hash: createHash('sha256').update(json).digest('base64url').slice(0, 22) }
  encoded.set(place, made)
  return made
}
