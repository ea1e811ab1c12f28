import { useConnection } from '../stores/connection.ts'

/** Between two tries (ms), doubled with each up to the longest. */
const FIRST = 500
const LONGEST = 8_000
/** So many tries while the link stands: then it is not the link that keeps it away, and the error is said. */
const TRIES = 6

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Vite asks for a part's style sheet once only: one that a cut link kept away is asked for again here. */
const stylesAgain = (): Promise<unknown> =>
  Promise.all(
    [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')]
      .filter((link) => link.sheet === null)
      .map(
        (link) =>
          new Promise((resolve, reject) => {
            const again = link.cloneNode() as HTMLLinkElement
            again.addEventListener('load', resolve)
            again.addEventListener('error', reject)
            link.replaceWith(again)
          }),
      ),
  )

/** Loads a part of the wall as often as it takes: what a cut link kept away comes when the link is back. */
export const untilThere =
  <T>(load: () => Promise<T>): (() => Promise<T>) =>
  async () => {
    const connection = useConnection()
    let tried = 0
    let failed = false
    for (let pause = FIRST; ; pause = Math.min(LONGEST, 2 * pause)) {
      try {
        if (failed) await stylesAgain()
        return await load()
      } catch (error) {
        failed = true
        if (connection.standing) tried += 1
        if (tried >= TRIES) throw error
        await later(pause)
      }
    }
  }
