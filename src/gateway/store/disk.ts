import { statfs } from 'node:fs/promises'
import { CannotKeep } from './errors.ts'

export type FreeSpace = (folder: string) => Promise<number>

/** Bytes that this process may still write on the disk of `folder`. */
export const freeSpaceOf: FreeSpace = async (folder) => {
  const disk = await statfs(folder)
  return disk.bavail * disk.bsize
}

/** Rejects with `CannotKeep` while less than `floor` bytes are free; looks at the disk at most twice a second. */
export const diskFloor = (folder: string, floor: number, freeSpace: FreeSpace): (() => Promise<void>) => {
  let looked: Promise<number> | undefined
  return async () => {
    if (looked === undefined) {
      looked = freeSpace(folder)
      setTimeout(() => (looked = undefined), 500).unref()
    }
    const free = await looked.catch((error: Error) => {
      throw new CannotKeep(`cannot tell the free space of ${folder}: ${error.message}`)
    })
    if (free < floor) {
      const mb = (bytes: number) => `${Math.floor(bytes / 2 ** 20)} MB`
      throw new CannotKeep(`the disk of ${folder} is almost full: ${mb(free)} free, at least ${mb(floor)} needed`)
    }
  }
}
