import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, readdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotOpen } from './errors.ts'

const NAME = /^lock\.(\d+)$/

interface Holder {
  pid: number
  /** Clock ticks from boot to the start of the process; null where /proc does not tell. */
  started: string | null
  released: boolean
}

/** When a process started, or undefined when no such process runs (one that only waits to be reaped does not). */
const startOf = (pid: number): string | null | undefined => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined
  }
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)!.split(' ')
    const reaped = /[ZX]/.test(fields[0]!) && readdirSync(`/proc/${pid}/task`).length <= 1
    return reaped ? undefined : fields[19]!
  } catch {
    return existsSync('/proc/self/stat') ? undefined : null
  }
}

const isHeld = (holder: Holder): boolean => {
  if (holder.released) return false
  const started = startOf(holder.pid)
  return started !== undefined && (started === null || holder.started === null || started === holder.started)
}

const newest = (folder: string): number => readdirSync(folder).reduce((max, name) => Math.max(max, Number(NAME.exec(name)?.[1] ?? 0)), 0)

const read = (path: string): Holder | null => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    return { pid: 0, started: null, released: true }
  }
}

const heldBy = (folder: string, pid: number) =>
  new CannotOpen(`the store ${folder} is already open in process ${pid}; stop that process first`)

/**
 * Takes a folder for this process; answers how to let it go. Locks are numbered and the highest is the one that counts:
 * the next number is linked into place whole, so of two starters that both find a dead holder only one can get it,
 * and the highest file is never removed, only marked as released.
 */
export const lockFolder = (folder: string): (() => void) => {
  const mine: Holder = { pid: process.pid, started: startOf(process.pid) ?? null, released: false }
  const draft = join(folder, `.lock-${process.pid}-${randomUUID()}`)
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    for (let round = 0; round < 100; round++) {
      const last = newest(folder)
      const holder = last === 0 ? null : read(join(folder, `lock.${last}`))
      if (holder && isHeld(holder)) throw heldBy(folder, holder.pid)
      const path = join(folder, `lock.${last + 1}`)
      try {
        linkSync(draft, path)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
        throw error
      }
      if (newest(folder) > last + 1) {
        unlinkSync(path)
        continue
      }
      for (const name of readdirSync(folder)) {
        if (Number(NAME.exec(name)?.[1] ?? Infinity) <= last) rmSync(join(folder, name), { force: true })
      }
      return () => {
        const freed = `${draft}-freed`
        writeFileSync(freed, JSON.stringify({ ...mine, released: true }), { mode: 0o600 })
        renameSync(freed, path)
      }
    }
    throw new CannotOpen(`the store ${folder} is being opened by many processes at once; try again`)
  } finally {
    rmSync(draft, { force: true })
  }
}
