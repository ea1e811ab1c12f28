import { describe, type TestContext } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    lost?: string
  }
}

export interface Fault {
  promised: string
  done: string
}

/** Tests of one fault. `npm run test:faults` prints at its end what was promised, what was done to it and what was lost. */
export const fault = ({ promised, done }: Fault, tests: () => void): void =>
  void describe(`promised: ${promised}; done to it: ${done}`, { timeout: 1_200_000 }, () => {
    tests()
  })

/** Says what a test saw lost, in words with figures; without it a passed test says "nothing". */
export const lost = ({ task }: Pick<TestContext, 'task'>, words: string): void => void (task.meta.lost = words)
