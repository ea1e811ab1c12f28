import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { emptyStore } from './emptyStore.ts'
import { until } from './until.ts'

/** A port of this machine that nothing listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/** The built product as its user starts it: gateway, mock place and wall in dist/. */
export const started = async (config = 'config/chongqing', env: Record<string, string> = {}) => {
  const port = await freePort()
  const database = await emptyStore()
  const main = join(process.cwd(), 'dist/node/main.js')
  const child: ChildProcess = spawn(process.execPath, ['-e', `import(${JSON.stringify(main)}).then(({ main }) => main({ mock: true }))`], {
    env: { ...process.env, COCKPIT_PORT: String(port), COCKPIT_CONFIG: config, COCKPIT_DATABASE: database, COCKPIT_LOG: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => void (said += chunk))
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const url = `http://127.0.0.1:${port}`
  await until(() => said.includes('The wall:') || child.exitCode !== null, Boolean, 90_000)
  if (child.exitCode !== null) throw new Error(said)
  return {
    url,
    port,
    child,
    database,
    said: () => said,
    states: async () =>
      (
        (await (await fetch(`${url}/api/v1/states`)).json()) as {
          states: { indicator: string; freshness: string; value: number | null; simulated: boolean }[]
        }
      ).states,
    stop: async () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}
