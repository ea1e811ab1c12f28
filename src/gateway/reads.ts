import type { Sample } from '#analysis/gather.ts'
import type { Track } from './track.ts'

/** Readings [low, high) of a track as samples, with the worst that is said of any of them. */
export interface Reads {
  samples: Sample[]
  estimated: boolean
  simulated: boolean
  knownAt: number
}

export const readsOf = (track: Track, low: number, high: number): Reads => {
  const reads: Reads = { samples: [], estimated: false, simulated: false, knownAt: -Infinity }
  for (let index = low; index < high; index++) {
    reads.samples.push({
      time: track.start(index),
      value: track.value(index),
      numerator: track.numerator(index),
      denominator: track.denominator(index),
    })
    reads.estimated ||= track.estimated(index)
    reads.simulated ||= track.simulated(index)
    reads.knownAt = Math.max(reads.knownAt, track.knownAt(index))
  }
  return reads
}
