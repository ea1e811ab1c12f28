/** Waits until a condition holds, or says what it last was. */
export const until = async <T>(what: () => T | Promise<T>, holds: (value: T) => boolean = Boolean, ms = 10_000): Promise<T> => {
  const end = performance.now() + ms
  for (;;) {
    const value = await what()
    if (holds(value)) return value
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain; it is ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
