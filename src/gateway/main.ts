import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { BadConfig, type Gateway, startGateway } from './gateway.ts'
import { isLoopback } from './http/loopback.ts'
import { createLog } from './log.ts'
import { settingsFrom } from './settings.ts'
import { CannotOpen } from './store/errors.ts'

const root = new URL('../../', import.meta.url)
const say = (line: string) => void process.stdout.write(`${line}\n`)

/** One clear sentence for the operator, where a start fails for a reason that is theirs to mend. */
const reasonOf = (error: unknown, port: number): string | null => {
  if (error instanceof BadConfig) return `The config is refused:\n  ${error.message.replaceAll('\n', '\n  ')}`
  if (error instanceof CannotOpen) return error.message
  const { code, path } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Stop what listens there, or set COCKPIT_PORT to another.`
  if (code === 'EACCES' && path === undefined) return `Port ${port} may not be opened by this user. Set COCKPIT_PORT above 1023.`
  if (code === 'EADDRNOTAVAIL') return 'COCKPIT_HOST is no address of this machine.'
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return `The folder ${path} cannot be written.`
  return null
}

/** Starts the gateway, and with `mock` the mock place beside it; ends the process when told to or when it cannot start. */
export const main = async ({ mock }: { mock: boolean }): Promise<void> => {
  const read = settingsFrom(process.env)
  if (!read.ok) {
    say(`These settings cannot be used:\n  ${read.faults.join('\n  ')}`)
    process.exit(2)
  }
  const { settings } = read
  for (const stranger of settings.strangers) say(`warning: ${stranger} means nothing here`)
  const log = createLog(settings.log)
  let gateway: Gateway
  try {
    gateway = await startGateway({
      settings,
      log,
      build: buildId(),
      wall: fileURLToPath(new URL('dist/wall/', root)),
      machine: Date.now,
      stopwatch: () => performance.now(),
      says: say,
    })
  } catch (error) {
    const reason = reasonOf(error, settings.port)
    if (reason === null) log.fatal({ err: error }, 'could not start')
    say(reason ?? `Could not start: ${(error as Error).message}`)
    process.exit(1)
  }
  const child = mock ? startMock(gateway) : null
  let stopping = false
  const stop = async (code: number) => {
    if (stopping) return
    stopping = true
    child?.kill('SIGTERM')
    setTimeout(() => process.exit(code || 1), 8_000).unref()
    await gateway.stop()
    process.exit(code)
  }
  process.on('SIGINT', () => void stop(0))
  process.on('SIGTERM', () => void stop(0))
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'unexpected')
    void stop(1)
  })
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unexpected rejection'))
  if (settings.keys === null) say('A key for a department: npm run keys -- give <department>')
  if (!isLoopback(settings.host))
    say(
      `warning: reachable from other machines, and whoever reaches port ${settings.port} may read: reading doors are open until sessions have logins`,
    )
  say(`\n  The wall: ${gateway.url.replace('127.0.0.1', 'localhost')}/\n`)
}

const buildId = (): string => {
  const file = new URL('dist/build.id', root)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : 'source'
}

/** The mock place is a child that goes when this process goes: it listens for the end of their channel. Its keys are lent for as long. */
const startMock = (gateway: Gateway): ChildProcess => {
  const source = import.meta.url.endsWith('.ts')
  const file = source ? new URL('mock/main.ts', root) : new URL('./mock.js', import.meta.url)
  const lent = Object.entries(gateway.keys.lend()).map((pair) => pair.join('='))
  const child = fork(fileURLToPath(file), ['--place', gateway.place, '--gateway', gateway.url, '--keys', 'env'], {
    env: { ...process.env, COCKPIT_KEYS: lent.join(',') },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: source ? ['--import', 'tsx'] : [],
  })
  child.on('exit', (code) => code && say(`The mock place ended with ${code}; the gateway goes on.`))
  return child
}
