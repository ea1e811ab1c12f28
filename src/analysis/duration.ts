const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** The milliseconds of `90s 5m 2h 3d 2w`. Throws RangeError for anything else: config has been parsed before. */
export const millis = (duration: string): number => {
  const found = /^(\d+(?:\.\d+)?)(ms|s|m|h|d|w)$/.exec(duration)
  if (!found) throw new RangeError(`not a duration: ${duration}`)
  return Number(found[1]) * UNITS[found[2]!]!
}
