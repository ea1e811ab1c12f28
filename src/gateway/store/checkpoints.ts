/** So many statements between two looks at the log. */
const EVERY = 20
/** Bytes of log after which a checkpoint is due: few enough that it holds nobody up. */
const DUE = 24 * 2 ** 20

const BEHIND = 'SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 AS bytes FROM pg_control_checkpoint()'

/** The log may keep twice what is due. */
export const LOG_SETTINGS = ['max_wal_size=64MB', 'min_wal_size=32MB']

/**
 * An embedded PostgreSQL has no checkpointer: its log would grow until the disk is full, and a start after a crash would read all of it.
 * Called after each statement; between transactions it makes a checkpoint where one is due.
 */
export const checkpoints = (query: (text: string) => Promise<{ rows: unknown[] }>): ((text: string) => Promise<void>) => {
  let since = 0
  let inside = false
  return async (text) => {
    if (/^(BEGIN|START)\b/.test(text)) inside = true
    else if (/^(COMMIT|ROLLBACK|END)\b/.test(text)) inside = false
    since += 1
    if (inside || since < EVERY) return
    since = 0
    const [row] = (await query(BEHIND)).rows as { bytes: number }[]
    if (row !== undefined && row.bytes >= DUE) await query('CHECKPOINT')
  }
}
