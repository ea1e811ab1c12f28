import { type ChildProcess, spawn } from 'node:child_process'

const SOURCE = ['--import', 'tsx', '-e', "import('./src/gateway/main.ts').then(({ main }) => main({ mock: false }))"]
const BUILT = ['-e', "import('./dist/node/main.js').then(({ main }) => main({ mock: false }))"]

/** A gateway in a process of its own that can be killed: run from source, or `built` as its user has it. */
export const gatewayProcess = async (
  env: Record<string, string>,
  { built = false } = {},
): Promise<{ child: ChildProcess; said: () => string; kill: () => Promise<void>; ended: Promise<number | null> }> => {
  const child = spawn(process.execPath, built ? BUILT : SOURCE, {
    env: { ...process.env, COCKPIT_LOG: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk))
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))
  const up = new Promise<void>((resolve) => child.stdout.on('data', () => said.includes('The wall:') && resolve()))
  await Promise.race([up, ended])
  return { child, said: () => said, ended, kill: async () => void (child.kill('SIGKILL'), await ended) }
}
