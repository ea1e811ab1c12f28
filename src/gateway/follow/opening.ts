import { Config } from '#contract/config.ts'
import type { Store } from '../store/types.ts'

/** A config and the number it is kept under. */
export interface NumberedConfig {
  config: Config
  number: number
}

/** What was judged so lately stands until it is judged anew, as it does on walls while a gateway starts again. */
const LATELY = 60_000
const JUDGED = 'judged'

/**
 * The config a gateway opens with: its own, kept under the next number; or the newest kept one, where others are at work with it
 * and its own is one that they have had before. `stands`: the board, last posted at `posted`, was judged by this very config a moment ago.
 */
export const opening = async (
  store: Store,
  { config, hash }: { config: Config; hash: string },
  { now, posted }: { now: number; posted: number | null },
): Promise<NumberedConfig & { stands: boolean }> => {
  const behind = store.sharing && (await store.hasConfig(hash)) && (await store.sharing.isJudged())
  const newest = await store.newestConfig()
  if (behind && newest && newest.hash !== hash) return { ...keptConfig(newest), stands: false }
  const judged = Math.max(posted ?? -Infinity, Number((await store.fact(JUDGED)) ?? -Infinity))
  const lately = judged <= now && now - judged <= LATELY
  return { config, number: await store.keepConfig(hash, JSON.stringify(config), now), stands: lately && newest?.hash === hash }
}

/** Leaves word of when the board was judged last, for the next start. Where that cannot be kept, the next start judges first. */
export const leaveWord = (store: Store, now: number): Promise<void> => store.setFact(JUDGED, String(now)).catch(() => undefined)

/** A kept config, read again. Throws where another version of the program kept it and this one does not know its words. */
export const keptConfig = ({ number, body }: { number: number; body: string }): NumberedConfig => ({
  number,
  config: Config.parse(JSON.parse(body)),
})
