import { type State, seriesKey } from '#contract/state.ts'
import { bools, int4s, texts } from './columns.ts'
import { holdFence, nextPosition } from './positions.ts'
import type { SeriesBook, SeriesName } from './seriesBook.ts'
import type { Sql } from './sql.ts'

const CHUNK = 5_000

interface Board {
  position: number
  states: State[]
}

interface Posted {
  position: number
  gone: boolean
  state: string | null
}

/** The series that a key of `seriesKey` names. Only a category may hold the separator. */
const nameOf = (key: string): SeriesName => {
  const [indicator = '', region = '', ...category] = key.split('|')
  return { indicator, region, category: category.length > 0 ? category.join('|') : null }
}

const statesOf = (rows: readonly Posted[]): State[] =>
  rows.filter(({ gone, state }) => !gone && state !== null).map(({ state }) => JSON.parse(state!) as State)

/** Appends states and departures under one position, as the judge of number `fence` where there may be several. Nothing to post takes no position. */
export const postStates = async (
  sql: Sql,
  book: SeriesBook,
  states: readonly State[],
  gone: readonly string[],
  at: number,
  fence: number | null,
): Promise<number> => {
  if (states.length + gone.length === 0) return lastPosition(sql)
  const numbers = await book.numbersOf([...states, ...gone.map(nameOf)])
  const last = new Map<number, string | null>()
  numbers.forEach((number, index) => last.set(number, index < states.length ? JSON.stringify(states[index]) : null))
  const rows = [...last]
  return sql.transaction(async (tx) => {
    if (fence !== null) await holdFence(tx, fence)
    const position = await nextPosition(tx)
    for (let from = 0; from < rows.length; from += CHUNK) {
      const chunk = rows.slice(from, from + CHUNK)
      await tx.query(
        `INSERT INTO states (position, series, at, gone, state)
         SELECT $1::bigint, series, $2::bigint, gone, state FROM unnest($3::int4[], $4::bool[], $5::text[]) AS u(series, gone, state)`,
        [
          position,
          at,
          int4s(chunk.map(([n]) => n)),
          bools(chunk.map(([, state]) => state === null)),
          texts(chunk.map(([, state]) => state)),
        ],
      )
    }
    return position
  })
}

const lastPosition = async (sql: Sql): Promise<number> => {
  const [row] = await sql.query<{ value: number }>("SELECT value FROM counters WHERE name = 'position'")
  return row!.value
}

/** One statement, so that the position, the states and when the last of them was posted are of one snapshot. */
export const readBoard = async (sql: Sql): Promise<Board & { at: number | null }> => {
  const rows = await sql.query<Posted & { at: number | null }>(`
    SELECT c.value AS position, coalesce(t.gone, true) AS gone, t.state,
      (SELECT at FROM states ORDER BY position DESC LIMIT 1) AS at
    FROM counters c
    LEFT JOIN (
      SELECT p.gone, p.state FROM series s CROSS JOIN LATERAL (
        SELECT gone, state FROM states WHERE series = s.id ORDER BY position DESC LIMIT 1) p
      WHERE NOT p.gone) t ON true
    WHERE c.name = 'position'`)
  return { position: rows[0]!.position, at: rows[0]!.at, states: statesOf(rows) }
}

export const readBoardAt = async (sql: Sql, at: number): Promise<Board> => {
  const rows = await sql.query<Posted>(
    `SELECT p.position, p.gone, p.state FROM series s CROSS JOIN LATERAL (
       SELECT position, gone, state FROM states WHERE series = s.id AND at <= $1::bigint ORDER BY at DESC, position DESC LIMIT 1) p`,
    [at],
  )
  return { position: rows.reduce((max, { position }) => Math.max(max, position), 0), states: statesOf(rows) }
}

/** Lets go of posted states older than an instant, but for the one that stood then; answers how many, at most `most`. */
export const forgetStates = async (sql: Sql, before: number, most: number): Promise<number> => {
  const gone = await sql.transaction((tx) =>
    tx.query(
      `DELETE FROM states WHERE (position, series) IN (
         SELECT p.position, p.series FROM states p
         WHERE p.at < $1::bigint
           AND EXISTS (SELECT 1 FROM states n WHERE n.series = p.series AND n.at <= $1::bigint AND n.position > p.position)
         ORDER BY p.position LIMIT $2::bigint)
       RETURNING 1 AS one`,
      [before, most],
    ),
  )
  if (gone.length > 0) await sql.query('VACUUM states')
  return gone.length
}

export const readChanges = async (sql: Sql, position: number, since: number): Promise<(Board & { gone: string[] }) | null> => {
  const rows = await sql.query<Posted & SeriesName & { oldest: number | null }>(
    `SELECT c.value AS position, o.at AS oldest, t.gone, t.state, t.indicator, t.region, t.category FROM counters c
     LEFT JOIN LATERAL (SELECT at FROM states WHERE position > $1::bigint ORDER BY position LIMIT 1) o ON true
     LEFT JOIN (
       SELECT DISTINCT ON (p.series) p.gone, p.state, s.indicator, s.region, s.category
       FROM states p JOIN series s ON s.id = p.series
       WHERE p.position > $1::bigint
         AND (SELECT at FROM states WHERE position > $1::bigint ORDER BY position LIMIT 1) >= $2::bigint
       ORDER BY p.series, p.position DESC) t ON true
     WHERE c.name = 'position'`,
    [position, since],
  )
  const { position: last, oldest } = rows[0]!
  if (position > last || (oldest !== null && oldest < since)) return null
  const gone = rows.filter((row) => row.gone === true).map((row) => seriesKey(row.indicator, row.region, row.category || null))
  return { position: last, states: statesOf(rows), gone }
}
