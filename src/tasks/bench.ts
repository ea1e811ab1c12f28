import { cpus } from 'node:os'
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
