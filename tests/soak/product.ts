import { type ChildProcess, fork, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyStore } from '../helpers/emptyStore.ts'
import { placeFrom } from '../helpers/placeFrom.ts'
import { freePort } from '../helpers/started.ts'
import { until } from '../helpers/until.ts'
import { inspectorAt } from './inspector.ts'

const sizeOf = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).reduce((sum, entry) => {
    // A file may go between the listing and the look.
    const found = entry.isFile() ? statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false }) : undefined
    return sum + (found?.size ?? 0)
  }, 0)

const figuresOf = (text: string): Map<string, number> =>
  new Map(
    text.split('\n').flatMap((line) => {
      const at = line.lastIndexOf(' ')
      return line.startsWith('#') || at < 0 ? [] : [[line.slice(0, at), Number(line.slice(at + 1))] as const]
    }),
  )

const over = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', () => resolve()) : resolve()))

/** The built product with a config of its own, a mock city that goes `speed` times as fast, and an eye on its memory. */
export const soakedProduct = async (speed: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'soak-'))
  const config = join(folder, 'chongqing')
  cpSync('config/chongqing', config, { recursive: true })
  cpSync('config/schema', join(folder, 'schema'), { recursive: true })
  const database = await emptyStore()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const keys = new Map(placeFrom(config).departments.map(({ id }) => [id, randomBytes(24).toString('base64url')]))
  const env = { ...process.env, COCKPIT_KEYS: [...keys].map((pair) => pair.join('=')).join(',') }
  const main = join(process.cwd(), 'dist/node/main.js')
  const start = `import(${JSON.stringify(main)}).then(({ main }) => main({ mock: false }))`
  const gateway = spawn(process.execPath, ['--inspect=127.0.0.1:0', '-e', start], {
    env: { ...env, COCKPIT_PORT: String(port), COCKPIT_CONFIG: config, COCKPIT_DATABASE: database, COCKPIT_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [gateway.stdout, gateway.stderr]) stream.on('data', (chunk: Buffer) => void (said = (said + chunk).slice(-20_000)))
  await until(() => said.includes('The wall:') || gateway.exitCode !== null, Boolean, 120_000)
  const listens = /ws:\/\/\S+/.exec(said)?.[0]
  if (gateway.exitCode !== null || listens === undefined) throw new Error(`the gateway did not start: ${said}`)
  const inspector = await inspectorAt(listens)
  const mock = fork(
    join(process.cwd(), 'dist/node/mock.js'),
    ['--place', 'chongqing', '--gateway', url, '--keys', 'env', '--speed', String(speed)],
    { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'], execArgv: [] },
  )
  let told = ''
  mock.stdout!.on('data', (chunk: Buffer) => void (told = (told + chunk).slice(-20_000)))
  return {
    url,
    port,
    config,
    inspector,
    /** Waits until the mock's past has been sent: until then the gateway grows by what it learns. */
    settled: () => until(() => told.includes('历史补报完毕') || mock.exitCode !== null, Boolean, 900_000),
    alive: () => gateway.exitCode === null && mock.exitCode === null,
    said: () => said,
    post: (path: string, body: unknown, department: string) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${keys.get(department)!}` },
        body: JSON.stringify(body),
      }).then((answer) => answer.status),
    measured: async () => {
      const gatewayHeap = await inspector.heap()
      const figures = figuresOf(await (await fetch(`${url}/metrics`)).text())
      return {
        gatewayHeap,
        gatewayOutside: figures.get('nodejs_external_memory_bytes') ?? 0,
        gatewayMemory: figures.get('process_resident_memory_bytes') ?? 0,
        sockets: figures.get('nodejs_active_resources{type="TCPSocketWrap"}') ?? 0,
        store: sizeOf(database),
      }
    },
    stop: async () => {
      inspector.close()
      mock.kill('SIGKILL')
      gateway.kill('SIGTERM')
      await Promise.all([over(mock), over(gateway)])
      for (const one of [folder, database]) rmSync(one, { recursive: true, force: true })
    },
  }
}
export type SoakedProduct = Awaited<ReturnType<typeof soakedProduct>>
