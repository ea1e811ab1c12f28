import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.ts'
import { neededBrowser } from './neededBrowser.ts'
import { countingLine, countsOf, secondTries, type VitestJson } from './counts.ts'
import { needsBrowser } from './testNeeds.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const say = (line: string) => void process.stdout.write(`${line}\n`)
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

/** Runs the tests these arguments of vitest name, in the browser and on the build that they need; then prints `after` and the counting line, and ends with vitest's code. */
export const runTests = async (
  args: readonly string[],
  after: (json: VitestJson) => readonly string[] = () => [],
  more: NodeJS.ProcessEnv = {},
): Promise<void> => {
  const environment = { ...more, ...process.env }
  if (needsBrowser(args)) {
    environment['COCKPIT_CHROMIUM'] = neededBrowser()
    say(`Browser: ${environment['COCKPIT_CHROMIUM']}`)
    await build()
  }
  const folder = mkdtempSync(join(tmpdir(), 'cockpit-tests-'))
  const report = join(folder, 'report.json')
  const code = await vitest(['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], environment)
  const json = readJson(report)
  rmSync(folder, { recursive: true, force: true })
  if (json === null) say('vitest ended without a report')
  else for (const line of [...after(json), ...secondTries(json)]) say(line)
  say(`\n${countingLine(countsOf(json, code))}`)
  process.exitCode = code
}
