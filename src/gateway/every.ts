export interface Rounds {
  /** A round that takes less than this share of the time leads the next one by what it took: then its end, not its beginning, keeps the time. */
  ahead?: number
  failed?: (error: unknown) => void
}

/** Runs `work` over and over, each round beginning `ms` after the last began, or at its end where that is later; answers how to stop. */
export const every = (ms: number, work: () => Promise<void>, { ahead = 0, failed }: Rounds = {}): (() => Promise<void>) => {
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  let timer: NodeJS.Timeout
  const round = () => {
    const began = performance.now()
    running = work()
      .catch((error: unknown) => failed?.(error))
      .then(() => {
        if (stopped) return
        const took = performance.now() - began
        timer = setTimeout(round, Math.max(0, ms - took - (took < ms * ahead ? took : 0)))
      })
  }
  timer = setTimeout(round, ms)
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
