import { lockFolder } from '#gateway/store/lock.ts'

/** Tries to take the folder, says how it went, and holds it until it is killed. */
try {
  lockFolder(process.argv[2]!)
  process.stdout.write('held\n')
  setInterval(() => {}, 1000)
} catch (error) {
  process.stdout.write(`${(error as Error).name}: ${(error as Error).message}\n`)
}
