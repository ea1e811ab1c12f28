import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.ts'
import { neededBrowser } from './neededBrowser.ts'
import { countingLine, countsOf, filesToTryAgain, firstFailures, type VitestJson, withSecondTry } from './counts.ts'
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

/** One run of vitest, with the report that it wrote. */
const run = async (args: readonly string[], environment: NodeJS.ProcessEnv): Promise<{ code: number; json: VitestJson | null }> => {
  const folder = mkdtempSync(join(tmpdir(), 'cockpit-tests-'))
  const report = join(folder, 'report.json')
  const code = await vitest(['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], environment)
  const json = readJson(report)
  rmSync(folder, { recursive: true, force: true })
  return { code, json }
}

/**
 * Runs the tests these arguments of vitest name, in the browser and on the build that they need; then prints `after` and the counting
 * line, and ends with vitest's code. In CI the files that failed are run once more, alone, and what failed at first is named aloud.
 */
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
  let { code, json } = await run(args, environment)
  const again = json && code !== 0 && environment['CI'] === 'true' ? filesToTryAgain(json) : []
  const aloud = json && again.length > 0 ? firstFailures(json) : []
  if (again.length > 0) {
    say(`\n${again.length} files failed and are tried once more, alone`)
    const second = await run([...args.filter((arg) => arg.startsWith('--')), '--no-file-parallelism', ...again], environment)
    code = second.code
    json = json && second.json && withSecondTry(json, second.json)
  }
  if (json === null) say('vitest ended without a report')
  else for (const line of [...after(json), ...aloud]) say(line)
  say(`\n${countingLine(countsOf(json, code))}`)
  process.exitCode = code
}
