/** Gathers what is said in one task and passes it on together, in order, when the task has ended: forty messages cost forty times one. */
export const gathered = <One>(pass: (all: One[]) => void): ((one: One) => void) => {
  let waiting: One[] = []
  const flush = (): void => {
    const all = waiting
    waiting = []
    pass(all)
  }
  return (one) => {
    waiting.push(one)
    if (waiting.length === 1) queueMicrotask(flush)
  }
}
