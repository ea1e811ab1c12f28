import { cpus, loadavg } from 'node:os'
import { analysis } from '../../tests/bench/analysis.ts'
import { bytes } from '../../tests/bench/bytes.ts'
import { dense } from '../../tests/bench/dense.ts'
import { event } from '../../tests/bench/event.ts'
import { firstNumber } from '../../tests/bench/firstNumber.ts'
import { fanout } from '../../tests/bench/fanout.ts'
import { intake } from '../../tests/bench/intake.ts'
import { keep } from '../../tests/bench/keep.ts'
import { live } from '../../tests/bench/live.ts'
import { many } from '../../tests/bench/many.ts'
import { map } from '../../tests/bench/map.ts'
import type { Bench, Row } from '../../tests/bench/row.ts'
import { posts } from '../../tests/bench/posts.ts'
import { store } from '../../tests/bench/store.ts'
import { wall } from '../../tests/bench/wall.ts'
import { warning } from '../../tests/bench/warning.ts'
import { year } from '../../tests/bench/year.ts'
import { build } from './build.ts'

/** Every benchmark by its name: `npm run bench` runs all, `npm run bench -- intake bytes` these. */
const BENCHES = {
  analysis,
  intake,
  store,
  keep,
  bytes,
  fanout,
  dense,
  live,
  event,
  firstNumber,
  many,
  map,
  wall,
  posts,
  year,
  warning,
} satisfies Record<string, Bench>

const say = (line: string) => void process.stdout.write(`${line}\n`)
const figure = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 0 })
const ratio = (ours: number, other: number): string => (ours / other).toLocaleString('en', { maximumSignificantDigits: 2 })

const line = ({ what, unit, others, ours, aim, met }: Row): string =>
  `| ${what} | ${others.map((one) => `${one.way} ${figure(one.figure)} (×${ratio(ours, one.figure)})`).join('<br>') || '–'} | **${figure(ours)} ${unit}** | ${aim} | ${met === null ? '–' : met ? 'yes' : '**no**'} |`

const names = Object.keys(BENCHES) as (keyof typeof BENCHES)[]
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(names as string[]).includes(name))
if (unknown.length > 0) {
  say(`No benchmark is called ${unknown.join(', ')}: there are ${names.join(', ')}.`)
  process.exit(1)
}
await build()
const load = () => loadavg()[0]!.toFixed(1)
say(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}. Compare ratios, not absolutes: ×0.5 is half of the other's.`,
)
say('\n| what | beside it, in the same run | ours | aim | met |\n|---|---|---:|---|---|')
const unmet: string[] = []
for (const name of asked.length > 0 ? names.filter((one) => asked.includes(one)) : names) {
  const before = load()
  const rows = await BENCHES[name]()
  for (const row of rows) say(line(row))
  unmet.push(...rows.filter((row) => row.met === false).map((row) => row.what))
  process.stderr.write(`(${name}: load of the machine ${before} before, ${load()} after)\n`)
}
say(unmet.length === 0 ? '\nEvery aim is met.' : `\nNot met:\n${unmet.map((what) => `- ${what}`).join('\n')}`)
