/** How the mock place is started. */
export interface MockSettings {
  place: string
  gateway: string
  /** A file of `{department: key}`. */
  keys: string
  /** Shortens the wait between instants. */
  speed: number
  seed: number
}

const NAMES = new Set(['place', 'gateway', 'keys', 'speed', 'seed'])

/** Reads `--name value` pairs; throws with the one thing that is wrong. */
export const mockSettings = (args: readonly string[]): MockSettings => {
  const given = new Map<string, string>()
  for (let i = 0; i < args.length; i += 2) {
    const name = args[i]?.replace(/^--/, '') ?? ''
    const value = args[i + 1]
    if (!NAMES.has(name) || value === undefined) throw new Error(`unknown or empty argument: ${args[i]}`)
    given.set(name, value)
  }
  const keys = given.get('keys')
  if (keys === undefined) throw new Error('--keys <path to keys.json> is needed')
  const speed = Number(given.get('speed') ?? 1)
  const seed = Number(given.get('seed') ?? 20_260_101)
  if (!(speed > 0) || !Number.isInteger(seed)) throw new Error('--speed must be above 0 and --seed a whole number')
  return {
    place: given.get('place') ?? 'chongqing',
    gateway: (given.get('gateway') ?? 'http://127.0.0.1:8080').replace(/\/$/, ''),
    keys,
    speed,
    seed,
  }
}
