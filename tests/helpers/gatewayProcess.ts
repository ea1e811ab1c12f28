import { type ChildProcess, spawn } from 'node:child_process'

/** A gateway in a process of its own, run from source, that can be killed. */
export const gatewayProcess = async (
  env: Record<string, string>,
): Promise<{ child: ChildProcess; said: () => string; kill: () => Promise<void>; ended: Promise<number | null> }> => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '-e', "import('./src/gateway/main.ts').then(({ main }) => main({ mock: false }))"],
    {
      env: { ...process.env, COCKPIT_LOG: 'error', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk))
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))
  const up = new Promise<void>((resolve) => child.stdout.on('data', () => said.includes('The wall:') && resolve()))
  await Promise.race([up, ended])
  return { child, said: () => said, ended, kill: async () => void (child.kill('SIGKILL'), await ended) }
}
