export interface Rounds {
  /** Each round leads by what the slowest of late took, while that is less than this share of the time: then its end, not its beginning, keeps the time. */
  ahead?: number
  failed?: (error: unknown) => void
}

/** So many rounds are looked at for the slowest. */
const LATE = 8

/** Runs `work` over and over, each round beginning `ms` after the last began, or at its end where that is later; answers how to stop. */
export const every = (ms: number, work: () => Promise<void>, { ahead = 0, failed }: Rounds = {}): (() => Promise<void>) => {
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  let late: number[] = []
  let timer: NodeJS.Timeout
  const round = () => {
    const began = performance.now()
    running = work()
      .catch((error: unknown) => failed?.(error))
      .then(() => {
        if (stopped) return
        const took = performance.now() - began
        late = [...late, took].slice(-LATE)
        const lead = Math.max(...late.filter((one) => one < ms * ahead), 0)
        timer = setTimeout(round, Math.max(0, ms - took - lead))
      })
  }
  timer = setTimeout(round, ms)
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
