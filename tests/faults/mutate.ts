type Random = () => number
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)]!

const deep = (levels: number): unknown => {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = [value]
  return value
}

const HOSTILE: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  0,
  -0,
  -1,
  1e308,
  5e-324,
  2 ** 53,
  'NaN',
  '__proto__',
  'constructor',
  'toString',
  '\u0000',
  '\ud800',
  '重庆\u202e',
  'x'.repeat(100_000),
  [],
  {},
  [[]],
  deep(500),
  { toString: 1 },
  '2026-13-45',
  '2026-02-30T25:61+99:99',
  '9999-12-31T23:59:59+08:00',
  '-000001-01',
  "'; drop table readings; --",
  '../../etc/passwd',
]
const NAMES = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'then', '', 'value ', 'Value', '\u0000']

type Path = readonly (string | number)[]
const pathsOf = (value: unknown, at: Path = []): Path[] =>
  value === null || typeof value !== 'object'
    ? [at]
    : [at, ...Object.entries(value).flatMap(([name, held]) => pathsOf(held, [...at, Array.isArray(value) ? Number(name) : name]))]

const changed = (value: unknown, [name, ...rest]: Path, to: (held: unknown) => unknown): unknown => {
  if (name === undefined) return to(value)
  if (Array.isArray(value)) return value.map((held, at) => (at === name ? changed(held, rest, to) : held))
  return Object.fromEntries(Object.entries(value as object).map(([key, held]) => [key, key === name ? changed(held, rest, to) : held]))
}

/** One thing about a valid value made wrong. */
export const mutated = (random: Random, value: unknown): unknown => {
  const path = pick(random, pathsOf(value))
  return changed(value, path, (held) => {
    if (held === null || typeof held !== 'object' || random() < 0.3) return pick(random, HOSTILE)
    if (Array.isArray(held)) return random() < 0.5 ? [...held, ...held] : held.slice(1)
    const entries = Object.entries(held)
    const at = Math.floor(random() * entries.length)
    if (random() < 0.4) return Object.fromEntries(entries.filter((_, index) => index !== at))
    if (random() < 0.5) return JSON.parse(`{${JSON.stringify(pick(random, NAMES))}: 1, ${JSON.stringify(held).slice(1)}`)
    return Object.fromEntries(entries.map(([name, one], index) => [index === at ? pick(random, NAMES) : name, one]))
  })
}

/** A few bytes of a text made wrong: flipped, cut, doubled, put in. */
export const garbled = (random: Random, text: string): Buffer => {
  let bytes = Buffer.from(text)
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const at = Math.floor(random() * bytes.length)
    const how = random()
    if (how < 0.3) bytes[at] = Math.floor(random() * 256)
    else if (how < 0.5) bytes = bytes.subarray(0, at)
    else if (how < 0.7) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + Math.floor(random() * 8))])
    else if (how < 0.85) bytes = Buffer.concat([bytes, bytes.subarray(at)])
    else
      bytes = Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from(['\u0000', '\ufeff', '"', '\n', '\r\n', ',', '{', '\\u'][Math.floor(random() * 8)]!),
        bytes.subarray(at),
      ])
    bytes = Buffer.from(bytes)
  }
  return bytes
}
