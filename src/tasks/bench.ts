import { cpus, loadavg } from 'node:os'
import { bytes } from '../../tests/bench/bytes.ts'
import { intake } from '../../tests/bench/intake.ts'
import { wall } from '../../tests/bench/wall.ts'
import { build } from './build.ts'

const [processor] = cpus()
process.stdout.write(
  `Node ${process.version}, ${cpus().length} × ${processor?.model.trim() ?? 'unknown'}. Compare ratios, not absolutes.\n\n`,
)
const speeds = await intake()
const [floor] = speeds
process.stdout.write('| intake into PGlite, batches of 1,000 | rows | rows/s | of raw |\n|---|---:|---:|---:|\n')
for (const { way, rows, perSecond } of speeds)
  process.stdout.write(
    `| ${way} | ${rows.toLocaleString('en')} | ${perSecond.toLocaleString('en')} | ${(perSecond / floor!.perSecond).toFixed(2)} |\n`,
  )

const sent = bytes()
process.stdout.write(
  '\n| a tick in which 5 % of 1,000 watched values change | bytes | of the snapshot | CPU µs, once for all walls |\n|---|---:|---:|---:|\n',
)
for (const { way, bytes: size, cost } of sent)
  process.stdout.write(`| ${way} | ${size.toLocaleString('en')} | ${(size / sent[0]!.bytes).toFixed(3)} | ${cost.toFixed(0)} |\n`)

await build()
const { paces, cpu } = await wall()
const [frame] = paces
process.stdout.write(
  `\n| a warm wall, 1920×1080, ms from the touch to the painted frame | tries | median | p95 | of a frame |\n|---|---:|---:|---:|---:|\n`,
)
for (const { what, tries, median, p95 } of paces)
  process.stdout.write(`| ${what} | ${tries} | ${median} | ${p95} | ${(median / frame!.median).toFixed(1)} |\n`)
process.stdout.write(
  `\nThe browser uses ${(cpu * 1000).toFixed(0)} ms of CPU for a switch and the quarter of a second after it. Load of the machine: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}.\n`,
)
