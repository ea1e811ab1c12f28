import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { emptyStore } from '../helpers/emptyStore.ts'
import { freePort } from '../helpers/started.ts'
import { until } from '../helpers/until.ts'
import { inspectorAt } from '../soak/inspector.ts'

/** What a process has used: CPU in seconds, memory in bytes; the heap just after a collection. */
export interface Used {
  cpu: number
  rss: number
  heap: number
}

/** The built gateway without a mock city, over a store of its own, whose use of CPU and memory can be read. */
export const builtGateway = async (config: string, env: Record<string, string>) => {
  const port = await freePort()
  const main = join(process.cwd(), 'dist/node/main.js')
  const child = spawn(
    process.execPath,
    ['--inspect=127.0.0.1:0', '-e', `import(${JSON.stringify(main)}).then(({ main }) => main({ mock: false }))`],
    {
      env: {
        ...process.env,
        COCKPIT_PORT: String(port),
        COCKPIT_CONFIG: config,
        COCKPIT_DATABASE: await emptyStore(),
        COCKPIT_LOG: 'error',
        COCKPIT_RATE_ADDRESS: '1000000',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void (said = (said + chunk).slice(-20_000)))
  const ended = new Promise((resolve) => child.on('exit', resolve))
  await until(() => said.includes('The wall:') || child.exitCode !== null, Boolean, 120_000)
  const listens = /ws:\/\/\S+/.exec(said)?.[0]
  if (child.exitCode !== null || listens === undefined) throw new Error(`the gateway did not start: ${said}`)
  const inspector = await inspectorAt(listens)
  const url = `http://127.0.0.1:${port}`
  const figure = (text: string, name: string): number => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1])
  return {
    url,
    used: async (): Promise<Used> => {
      const heap = await inspector.heap()
      const text = await (await fetch(`${url}/metrics`)).text()
      return { heap, cpu: figure(text, 'process_cpu_seconds_total'), rss: figure(text, 'process_resident_memory_bytes') }
    },
    stop: async () => {
      inspector.close()
      child.kill('SIGTERM')
      await ended
    },
  }
}
