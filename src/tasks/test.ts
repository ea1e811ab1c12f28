import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser, remedyFor, thisMachine } from './browser.ts'
import { build } from './build.ts'
import { countingLine, countsOf, type VitestJson } from './counts.ts'
import { needsBrowser } from './testNeeds.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const say = (line: string) => void process.stdout.write(`${line}\n`)
const end = (line: string): never => {
  say(line)
  process.exit(1)
}

const browser = (): string => {
  const { path, wrong } = findBrowser(process.env)
  if (wrong !== null) return end(wrong)
  return path ?? installed()
}

const installed = (): string => {
  const remedy = remedyFor(thisMachine(process.env))
  if ('says' in remedy) return end(remedy.says)
  say("No Chromium or Chrome was found: installing this system's.")
  for (const [command, ...args] of remedy.commands) {
    say(`$ ${[command, ...args].join(' ')}`)
    const { status } = spawnSync(command!, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    if (status !== 0) return end(`That command failed, and the tests need a browser: install one, or name it in COCKPIT_CHROMIUM.`)
  }
  return findBrowser(process.env).path ?? end('A browser was installed, but none is on the PATH: name it in COCKPIT_CHROMIUM.')
}

const readJson = (file: string): VitestJson | null => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as VitestJson
  } catch {
    return null
  }
}

const vitest = (args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...args], {
      cwd: root,
      stdio: 'inherit',
      env: environment,
    })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })

const args = process.argv.slice(2)
const environment = { ...process.env }
if (needsBrowser(args)) {
  environment['COCKPIT_CHROMIUM'] = browser()
  say(`Browser: ${environment['COCKPIT_CHROMIUM']}`)
  await build()
}
const folder = mkdtempSync(join(tmpdir(), 'cockpit-tests-'))
const report = join(folder, 'report.json')
const code = await vitest(['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], environment)
const json = readJson(report)
rmSync(folder, { recursive: true, force: true })
if (json === null) say('vitest ended without a report')
say(`\n${countingLine(countsOf(json, code))}`)
process.exitCode = code
