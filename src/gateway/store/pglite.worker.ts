import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

/** One statement to run, or the end. */
export type Ask = { id: number; text: string; params: unknown[] } | { id: number; text: null }
export type Answer = { id: number; rows: unknown[] } | { id: number; message: string; code: string | null }

const ARRAYS = [1000, 1005, 1007, 1009, 1016, 1022]
const serializers = Object.fromEntries(ARRAYS.map((oid) => [oid, (value: unknown) => value as string]))

const port = parentPort!
const db = await PGlite.create({ dataDir: (workerData as { folder: string }).folder, relaxedDurability: false })

const answer = async (ask: Ask): Promise<Answer> => {
  try {
    if (ask.text === null) {
      await db.close()
      return { id: ask.id, rows: [] }
    }
    const { rows } = await db.query(ask.text, ask.params, { serializers })
    return { id: ask.id, rows }
  } catch (error) {
    const { message, code } = error as { message: string; code?: string }
    return { id: ask.id, message, code: code ?? null }
  }
}

let turn = Promise.resolve()
port.on('message', (ask: Ask) => {
  turn = turn.then(async () => port.postMessage(await answer(ask)))
})
port.postMessage('ready')
