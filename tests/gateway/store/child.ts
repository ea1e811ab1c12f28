import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Child {
  pid: number
  /** The next line it says; null when it has ended. */
  line(): Promise<string | null>
  /** Every line so far that `line` has not given. */
  kill(): Promise<string[]>
}

/** Runs a script beside this file in a process of its own. */
export const run = (script: string, ...args: string[]): Child => {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
  const next = async () => {
    const { value, done } = await lines.next()
    return done ? null : value
  }
  return {
    pid: child.pid!,
    line: next,
    kill: async () => {
      const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
      child.kill('SIGKILL')
      await ended
      const rest: string[] = []
      for (let line = await next(); line !== null; line = await next()) rest.push(line)
      return rest
    },
  }
}
