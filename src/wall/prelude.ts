import { preludePath } from '#contract/prelude.ts'

/** How long (ms) the first picture waits for its figures: a gateway that is slow or away does not keep the wall from saying so. */
const PATIENCE = 1000

/** What the page begins with, asked before its socket is; null where it does not come, or not soon. Never rejects. */
export const askPrelude = (scene: string | null): Promise<unknown> =>
  Promise.race([
    Promise.resolve()
      .then(() => fetch(preludePath(scene)))
      .then(
        (answer) => (answer.ok ? (answer.json() as Promise<unknown>).catch(() => null) : null),
        () => null,
      ),
    new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE)),
  ])
