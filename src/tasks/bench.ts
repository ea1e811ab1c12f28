import { cpus } from 'node:os'
import { bytes } from '../../tests/bench/bytes.ts'
import { intake } from '../../tests/bench/intake.ts'

const [cpu] = cpus()
process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}. Compare ratios, not absolutes.\n\n`)
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
