import { preludePath } from '#contract/prelude.ts'

/** How long (ms) the first picture waits for its figures: a gateway that is slow or away does not keep the wall from saying so. */
const PATIENCE = 2000

/** What the page begins with, asked before its socket is there; null where it does not come, or not soon. Never rejects. */
export const askPrelude = async (scene: string | null): Promise<unknown> => {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE)
  // Asked in a turn of its own: the browser notes who asks, and would read the page's whole script again for its lines.
  await Promise.resolve()
  try {
    const answer = await fetch(preludePath(scene), { signal: patience.signal })
    return answer.ok ? ((await answer.json()) as unknown) : null
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}
