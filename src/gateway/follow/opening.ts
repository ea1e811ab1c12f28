import { Config } from '#contract/config.ts'
import type { Store } from '../store/types.ts'

/** A config and the number it is kept under. */
export interface NumberedConfig {
  config: Config
  number: number
}

/**
 * The config a gateway opens with: its own, kept under the next number; or the newest kept one, where others are at work with it
 * and its own is one that they have had before.
 */
export const opening = async (store: Store, config: Config, hash: string, now: number): Promise<NumberedConfig> => {
  const behind = store.sharing && (await store.hasConfig(hash)) && (await store.sharing.isJudged())
  const newest = behind ? await store.newestConfig() : null
  if (newest && newest.hash !== hash) return keptConfig(newest)
  return { config, number: await store.keepConfig(hash, JSON.stringify(config), now) }
}

/** A kept config, read again. Throws where another version of the program kept it and this one does not know its words. */
export const keptConfig = ({ number, body }: { number: number; body: string }): NumberedConfig => ({
  number,
  config: Config.parse(JSON.parse(body)),
})
