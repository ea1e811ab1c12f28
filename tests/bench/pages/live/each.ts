import { POINTS, valuesOf } from '../../waves.ts'
import type { Way, Ways } from './way.ts'

const times = Array.from({ length: POINTS }, (_, at) => 1_700_000_000 + at * 3600)

/** The same way for every chart by itself. */
export const each =
  (open: Way): Ways =>
  (hosts) => {
    const seen = hosts.map((host, at) => open(host, times, valuesOf(at, 0)))
    return (second) => seen.forEach((update, at) => update(valuesOf(at, second)))
  }
