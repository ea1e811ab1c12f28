import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createLogger, createServer } from 'vite'
import { gatewayUrl, proxyTo, restarts } from './devPlan.ts'

const SETTLE = 150
const PATIENCE = 10_000
const root = fileURLToPath(new URL('../../', import.meta.url))
const say = (line: string) => void process.stdout.write(`${line}\n`)

let gateway: ChildProcess | null = null
let stopping = false

const startGateway = (): void => {
  const child = fork(fileURLToPath(new URL('./gateway.ts', import.meta.url)), { cwd: root, execArgv: ['--import', 'tsx'] })
  gateway = child
  child.once('exit', (code) => {
    if (gateway !== child) return
    gateway = null
    if (!stopping && code) say(`The gateway ended with ${code}; it starts again when a source of its own changes.`)
  })
}

const stopGateway = async (): Promise<void> => {
  const child = gateway
  if (child === null) return
  gateway = null
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
  await gone
  clearTimeout(timer)
}

const logger = createLogger()
const complain = logger.error
logger.error = (text, options) =>
  text.includes('proxy error') ? logger.warnOnce('The gateway does not answer yet.') : complain(text, options)

const server = await createServer({
  root,
  customLogger: logger,
  configFile: join(root, 'vite.config.ts'),
  server: { proxy: proxyTo(gatewayUrl(process.env)), watch: { ignored: ['**/.data/**', '**/dist/**', '**/.git/**'] } },
})

let turn = Promise.resolve()
let timer: NodeJS.Timeout | undefined
const restart = (): void => {
  turn = turn.then(async () => {
    if (stopping) return
    say('A source of the gateway changed: starting it again.')
    await stopGateway()
    if (!stopping) startGateway()
  })
}
server.watcher.add([join(root, 'src'), join(root, 'mock')])
server.watcher.on('all', (_, path) => {
  if (!restarts(relative(root, path))) return
  clearTimeout(timer)
  timer = setTimeout(restart, SETTLE)
})

const stop = async (): Promise<void> => {
  if (stopping) return
  stopping = true
  clearTimeout(timer)
  await turn
  await Promise.all([stopGateway(), server.close()])
  process.exit(0)
}
process.on('SIGINT', () => void stop())
process.on('SIGTERM', () => void stop())

startGateway()
await server.listen()
server.printUrls()
