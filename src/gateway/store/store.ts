import { readCurrent } from './current.ts'
import { appendEvents, readIncidents, readIncidentsAfter } from './incidents.ts'
import type { Iso } from './incidentStories.ts'
import { foldReadings } from './fold.ts'
import { keepReadings } from './keepReadings.ts'
import { keepTogether } from './keepTogether.ts'
import { speak } from './lease.ts'
import { putNotices, readNotices, readNoticesAfter } from './notices.ts'
import { loadReadings } from './loadReadings.ts'
import { packReadings } from './packing/packReadings.ts'
import { VACUUMED, vacuum } from './parts.ts'
import { readPassed } from './passed.ts'
import { readRevisions } from './readRevisions.ts'
import { SeriesBook } from './seriesBook.ts'
import { sharingOn } from './sharing.ts'
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

const newestConfig = async (sql: Sql): ReturnType<Store['newestConfig']> => {
  const [row] = await sql.query<{ number: number; hash: string; body: string }>(
    'SELECT number, hash, body FROM configs ORDER BY number DESC LIMIT 1',
  )
  return row ?? null
}

/** The store on an engine whose schema is up to date and whose epoch is known. `iso` writes the instants that the store gives; `pen` is this gateway's alone. */
export const storeOn = async (sql: Sql, epoch: string, iso: Iso, pen: string): Promise<Store> => {
  const book = new SeriesBook(sql)
  await book.load()
  const sharing = sharingOn(sql, book, epoch, pen)
  const told = async <T>(work: Promise<T>): Promise<T> => {
    const answer = await work
    if (sharing) speak(sql, epoch, pen)
    return answer
  }
  return {
    epoch,
    sharing,
    keep: keepTogether((rows, knownAt) => keepReadings(sql, book, rows, knownAt, sharing && pen)),
    current: (rows) => readCurrent(sql, book, rows),
    passed: (after) => readPassed(sql, after),
    newestConfig: () => newestConfig(sql),
    hasConfig: async (hash) => (await sql.query('SELECT 1 AS one FROM configs WHERE hash = $1 LIMIT 1', [hash])).length > 0,
    load: (since, take, to) => loadReadings(sql, since, take, to),
    series: () => book.all(),
    fold: (ask, plan, fence) => told(foldReadings(sql, book, ask, plan, { fence, tell: sharing !== null })),
    pack: (ask, fence) => packReadings(sql, book, ask, fence),
    vacuuming: sharing ? [] : VACUUMED.map((table) => () => vacuum(sql, table)),
    revisions: (query) => readRevisions(sql, book, query),
    post: (states, gone, at, fence = null) => told(postStates(sql, book, states, gone, at, fence)),
    board: () => readBoard(sql),
    boardAt: (at) => readBoardAt(sql, at),
    forget: (before, most) => forgetStates(sql, before, most),
    changesAfter: (position, since) => readChanges(sql, position, since),
    appendEvents: (events, knownAt) => told(appendEvents(sql, iso, events, knownAt)),
    incidents: (changedAfter) => readIncidents(sql, changedAfter),
    incidentsAfter: (position) => readIncidentsAfter(sql, position),
    putNotices: (notices, knownAt) => told(putNotices(sql, iso, notices, knownAt)),
    notices: (after) => readNotices(sql, after),
    noticesAfter: (position) => readNoticesAfter(sql, position),
    keepConfig: (hash, body, at) => told(keepConfig(sql, hash, body, at)),
    fact: (name) => fact(sql, name),
    setFact: (name, value) => setFact(sql, name, value),
    ping: async () => void (await sql.query('SELECT 1')),
    close: () => sql.close(),
  }
}
