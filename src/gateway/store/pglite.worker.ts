import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { checkpoints, LOG_SETTINGS } from './checkpoints.ts'

/** One statement to run, or the end. */
export type Ask = { id: number; text: string; params: unknown[] } | { id: number; text: null }
export type Answer = { id: number; rows: unknown[] } | { id: number; message: string; code: string | null }

/** The system keeps its own cache of the files: a larger one here only holds the memory twice. */
const BUFFERS = '32MB'
const ARRAYS = [1000, 1001, 1005, 1007, 1009, 1016, 1022]
const serializers = Object.fromEntries(ARRAYS.map((oid) => [oid, (value: unknown) => value as string]))

/** Bytes come as hex: the library's own way of reading it is ten times slower. */
const BYTEA = 17
const parsers = { [BYTEA]: (hex: string) => Buffer.from(hex.slice(2), 'hex') }

const port = parentPort!
const db = await PGlite.create({
  dataDir: (workerData as { folder: string }).folder,
  relaxedDurability: false,
  startParams: [...PGlite.defaultStartParams, ...[`shared_buffers=${BUFFERS}`, ...LOG_SETTINGS].flatMap((one) => ['-c', one])],
})
const tidy = checkpoints((text) => db.query(text))

const answer = async (ask: Ask): Promise<Answer> => {
  try {
    if (ask.text === null) {
      await db.close()
      return { id: ask.id, rows: [] }
    }
    const { rows } = await db.query(ask.text, ask.params, { serializers, parsers })
    return { id: ask.id, rows }
  } catch (error) {
    const { message, code } = error as { message: string; code?: string }
    return { id: ask.id, message, code: code ?? null }
  }
}

let turn = Promise.resolve()
port.on('message', (ask: Ask) => {
  turn = turn.then(async () => {
    port.postMessage(await answer(ask))
    // Where a checkpoint fails the log only stays longer.
    if (ask.text !== null) await tidy(ask.text).catch(() => undefined)
  })
})
port.postMessage('ready')
