import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CONTRACT_VERSION } from '#contract/version.ts'
import { configSchemas } from './configSchemas.ts'
import { drift } from './drift.ts'
import { wireHash } from './wireHash.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, 'config/schema')
const pin = join(root, 'tests/contract/wire.hash.json')
const say = (line: string) => void process.stdout.write(`${line}\n`)

const standing = (): Map<string, string> =>
  new Map(existsSync(folder) ? readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]) : [])

const args = process.argv.slice(2)
if (args.includes('--check')) {
  const faults = drift(configSchemas(), standing())
  for (const fault of faults) say(`config/schema/${fault}`)
  say(faults.length === 0 ? 'config/schema is as src/contract has it' : 'config/schema has drifted from src/contract: npm run schemas')
  process.exitCode = faults.length === 0 ? 0 : 1
} else {
  const printed = configSchemas()
  mkdirSync(folder, { recursive: true })
  for (const name of standing().keys()) if (!printed.has(name)) rmSync(join(folder, name))
  for (const [name, text] of printed) writeFileSync(join(folder, name), text)
  say(`config/schema: ${printed.size} schemas`)
  if (args.includes('--pin')) {
    writeFileSync(pin, `${JSON.stringify({ version: CONTRACT_VERSION, hash: wireHash() }, null, 2)}\n`)
    say(`tests/contract/wire.hash.json: contract version ${CONTRACT_VERSION}`)
  }
}
