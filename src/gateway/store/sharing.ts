import { contend, isFree } from './lease.ts'
import { readArrived } from './current.ts'
import type { SeriesBook } from './seriesBook.ts'
import type { Sql } from './sql.ts'
import type { News, Sharing } from './types.ts'

/** How long (ms) it is noted what arrived: a gateway that was away for longer reads the whole store anew. */
const NOTED = 600_000

/** What committed since a snapshot is what that snapshot does not see: no order of numbers is needed, and none held up. */
const NEWS = `
  SELECT c.value AS position, (SELECT coalesce(max(number), 0) FROM configs) AS config, txid_current_snapshot()::text AS cursor,
    (SELECT json_agg(a.number ORDER BY a.number)::text FROM arrivals a
     WHERE a.tx >= txid_snapshot_xmin($1::txid_snapshot) AND NOT txid_visible_in_snapshot(a.tx, $1::txid_snapshot)
       AND a.pen IS DISTINCT FROM $2::text) AS arrivals,
    EXISTS (SELECT 1 FROM counters f WHERE f.name = 'forgotten' AND NOT txid_visible_in_snapshot(f.value, $1::txid_snapshot)) AS missed
  FROM counters c WHERE c.name = 'position'`

/** The newest transaction that is forgotten is kept: who has not seen it has missed some. */
const FORGET = `
  WITH gone AS (DELETE FROM arrivals WHERE at < extract(epoch FROM clock_timestamp()) * 1000 - $1::bigint RETURNING tx)
  INSERT INTO counters (name, value) SELECT 'forgotten', max(tx) FROM gone HAVING count(*) > 0
  ON CONFLICT (name) DO UPDATE SET value = greatest(counters.value, excluded.value)`

/** A store on a server, as the gateway that writes with `pen` shares it with others. */
export const sharingOn = (sql: Sql, book: SeriesBook, epoch: string, pen: string): Sharing | null =>
  sql.session && {
    news: async (cursor) => {
      const [row] = await sql.query<Omit<News, 'arrivals'> & { arrivals: string | null }>(NEWS, [cursor, pen])
      return { ...row!, arrivals: row!.arrivals === null ? [] : (JSON.parse(row!.arrivals) as number[]) }
    },
    arrived: (arrivals) => readArrived(sql, book, arrivals),
    forget: () => sql.transaction(async (tx) => void (await tx.query(FORGET, [NOTED]))),
    isJudged: async () => !(await isFree(sql)),
    contend: (told) => contend(sql, { epoch, pen, ...told }),
  }
