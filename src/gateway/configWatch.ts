import type { Config, Fault } from '#contract/config.ts'
import { parseConfig } from './config.ts'
import { readConfigFiles } from './configFiles.ts'

export interface ConfigWatch {
  stop(): void
}

/**
 * Looks at a place's files by content, so that every way of saving counts: in place, by rename, by checkout, on a share.
 * A content is taken once it has been the same for two looks; half-written files have no say.
 */
export const watchConfig = (
  folder: string,
  first: string,
  every: number,
  told: {
    accepted(config: Config, hash: string): Promise<void>
    refused(faults: readonly Fault[]): void
    unreadable(error: unknown): void
  },
): ConfigWatch => {
  let settled = first
  let seen = first
  let stopped = false
  let timer: NodeJS.Timeout
  let silent = false
  const look = async () => {
    try {
      const { texts, hash } = await readConfigFiles(folder)
      if (hash !== settled && hash === seen) {
        const parsed = parseConfig(texts)
        if (parsed.ok) await told.accepted(parsed.config, hash)
        else told.refused(parsed.faults)
        settled = hash
      }
      seen = hash
      silent = false
    } catch (error) {
      if (!silent) told.unreadable(error)
      silent = true
    }
    if (!stopped) timer = setTimeout(look, every)
  }
  timer = setTimeout(look, every)
  return {
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
