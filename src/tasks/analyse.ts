import { readFileSync } from 'node:fs'
import { recompute } from './recompute.ts'

const USAGE = `npm run analyse -- RESULT.json              computes an analysis anew from its spec and inputs, and compares
npm run analyse -- SPEC.yaml PANEL.csv      computes it from a spec and a panel: region, period, then an indicator a column
  --json                                    the whole result on standard output
RESULT.json is what GET /api/v1/analyses/:id answers; PANEL.csv is what …?format=csv&table=readings does.`

const args = process.argv.slice(2)
const files = args.filter((arg) => !arg.startsWith('-'))
const say = (line: string) => void process.stderr.write(`${line}\n`)
const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    say(`${path}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : (error as Error).message}`)
    process.exit(1)
  }
}

if (files.length === 0 || files.length > 2 || args.some((arg) => arg.startsWith('-') && arg !== '--json')) {
  say(USAGE)
  process.exitCode = 2
} else {
  const answer = recompute(read(files[0]!), files[1] === undefined ? null : read(files[1]))
  if (!answer.ok) {
    say(answer.faults.join('\n'))
    process.exitCode = 1
  } else {
    if (args.includes('--json')) process.stdout.write(`${JSON.stringify(answer.result)}\n`)
    for (const { id, n, regions, span, seed, refusal } of answer.result.tables)
      say(
        `${id.padEnd(24)} ${
          refusal === null
            ? `n ${n}, ${regions} regions, ${span?.join(' to ') ?? 'no period'}${seed === null ? '' : `, seed ${seed}`}`
            : `${refusal.reason}: ${refusal.message}`
        }`,
      )
    for (const line of answer.says) say(line)
    process.exitCode = answer.agrees ? 0 : 1
  }
}
