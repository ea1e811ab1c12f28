/** How many are under way at once: enough that a door's durable commits are shared. */
const WIDTH = 25

/** Runs `one` so many times, some together; what each makes up before its first wait is made in the same order every time. */
export const together = async (times: number, one: (time: number) => Promise<void>): Promise<void> => {
  for (let from = 0; from < times; from += WIDTH)
    await Promise.all(Array.from({ length: Math.min(WIDTH, times - from) }, (_, at) => one(from + at)))
}
