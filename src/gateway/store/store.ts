import { appendEvents, type Iso, readIncidents, readIncidentsAfter } from './incidents.ts'
import { keepReadings } from './keepReadings.ts'
import { putNotices, readNotices, readNoticesAfter } from './notices.ts'
import { loadReadings, readRevisions } from './readReadings.ts'
import { SeriesBook } from './seriesBook.ts'
import type { Sql } from './sql.ts'
import { forgetStates, postStates, readBoard, readBoardAt, readChanges } from './states.ts'
import type { Store } from './types.ts'

const keepConfig = async (sql: Sql, hash: string, body: string, at: number): Promise<number> =>
  sql.transaction(async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('cockpit configs ' || current_schema()))`)
    const [newest] = await tx.query<{ number: number; hash: string }>('SELECT number, hash FROM configs ORDER BY number DESC LIMIT 1')
    if (newest?.hash === hash) return newest.number
    const number = (newest?.number ?? 0) + 1
    await tx.query('INSERT INTO configs (number, hash, body, at) VALUES ($1, $2, $3, $4)', [number, hash, body, at])
    return number
  })

const fact = async (sql: Sql, name: string): Promise<string | null> => {
  const [row] = await sql.query<{ value: string }>('SELECT value FROM facts WHERE name = $1', [`own.${name}`])
  return row?.value ?? null
}

const setFact = async (sql: Sql, name: string, value: string): Promise<void> => {
  const upsert = 'INSERT INTO facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value'
  await sql.transaction((tx) => tx.query(upsert, [`own.${name}`, value]))
}

/** The store on an engine whose schema is up to date and whose epoch is known. `iso` writes the instants that the store gives. */
export const storeOn = async (sql: Sql, epoch: string, iso: Iso): Promise<Store> => {
  const book = new SeriesBook(sql)
  await book.load()
  return {
    epoch,
    keep: (rows, knownAt) => keepReadings(sql, book, rows, knownAt),
    load: (indicators, from) => loadReadings(sql, book, indicators, from),
    revisions: (query) => readRevisions(sql, book, query),
    post: (states, gone, at) => postStates(sql, book, states, gone, at),
    board: () => readBoard(sql),
    boardAt: (at) => readBoardAt(sql, at),
    forget: (before, most) => forgetStates(sql, before, most),
    changesAfter: (position, since) => readChanges(sql, position, since),
    appendEvents: (events, knownAt) => appendEvents(sql, iso, events, knownAt),
    incidents: (changedAfter) => readIncidents(sql, changedAfter),
    incidentsAfter: (position) => readIncidentsAfter(sql, position),
    putNotices: (notices, knownAt) => putNotices(sql, iso, notices, knownAt),
    notices: (after) => readNotices(sql, after),
    noticesAfter: (position) => readNoticesAfter(sql, position),
    keepConfig: (hash, body, at) => keepConfig(sql, hash, body, at),
    fact: (name) => fact(sql, name),
    setFact: (name, value) => setFact(sql, name, value),
    ping: async () => void (await sql.query('SELECT 1')),
    close: () => sql.close(),
  }
}
