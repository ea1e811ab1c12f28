/** How a soak is asked for: `--hours N` or `--minutes N`, `--out folder`, `--speed N` of the mock city. */
export interface SoakSettings {
  hours: number
  out: string
  speed: number
}

const NAMES = ['hours', 'minutes', 'out', 'speed'] as const

/** Reads `--name value` pairs; throws with the one thing that is wrong. */
export const soakSettings = (args: readonly string[], otherwise: string): SoakSettings => {
  const given = new Map<string, string>()
  for (let at = 0; at < args.length; at += 2) {
    const name = NAMES.find((one) => args[at] === `--${one}`)
    const value = args[at + 1]
    if (name === undefined || value === undefined)
      throw new Error(`unknown or empty argument: ${args[at]} (there are --hours --minutes --out --speed)`)
    given.set(name, value)
  }
  if (given.has('hours') && given.has('minutes')) throw new Error('--hours or --minutes, not both')
  const number = (name: (typeof NAMES)[number], fallback: number): number => {
    const value = given.has(name) ? Number(given.get(name)) : fallback
    if (!(value > 0) || value > 10_000) throw new Error(`--${name}: expected a number above 0, found "${given.get(name)}"`)
    return value
  }
  const hours = given.has('hours') ? number('hours', 1) : number('minutes', 5) / 60
  return { hours, out: given.get('out') ?? otherwise, speed: number('speed', 3) }
}

/** How much of a run is warm-up (seconds): a quarter, ten minutes at most. */
export const warmUpOf = (hours: number): number => Math.min(600, (hours * 3600) / 4)
