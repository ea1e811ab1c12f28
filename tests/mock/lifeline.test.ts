import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const parent = fileURLToPath(new URL('./parent.ts', import.meta.url))
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
const until = async (done: () => boolean, ms: number): Promise<boolean> => {
  for (let waited = 0; waited < ms; waited += 20) {
    if (done()) return true
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return done()
}
const startPair = async () => {
  const child = fork(parent, [], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const mock = await new Promise<number>((resolve) => child.once('message', (message) => resolve(message as number)))
  return { child, mock }
}

describe('the mock place and its parent', () => {
  it.each(['SIGKILL', 'SIGTERM'] as const)('goes when the parent is ended by %s', async (signal) => {
    const { child, mock } = await startPair()
    expect(isAlive(mock)).toBe(true)
    child.kill(signal)
    expect(await until(() => !isAlive(mock), 2000)).toBe(true)
  })

  it('goes when it is asked to itself', async () => {
    const { child, mock } = await startPair()
    process.kill(mock, 'SIGTERM')
    expect(await until(() => !isAlive(mock), 2000)).toBe(true)
    child.kill('SIGKILL')
  })
})
