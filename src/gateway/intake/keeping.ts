import { DoorRefused } from '../http/doorRefused.ts'
import { CannotKeep } from '../store/errors.ts'
import type { DoorParts } from './doorParts.ts'
import type { Keep } from './keepRows.ts'

/** Keeps rows while counted as waiting; a store that cannot write becomes DoorRefused `cannot_keep`. */
export const keeping =
  <T>({ pressure, log }: Pick<DoorParts, 'pressure' | 'log'>, keep: Keep<T>): Keep<T> =>
  async (rows) => {
    try {
      return await pressure.keeping(() => keep(rows), rows.length)
    } catch (error) {
      if (!(error instanceof CannotKeep)) throw error
      log.error({ err: error }, 'the store cannot keep')
      throw new DoorRefused('cannot_keep', `the store cannot write; the ${rows.length} rows at hand were not kept: send them again later`, {
        retryAfter: 5,
      })
    }
  }
