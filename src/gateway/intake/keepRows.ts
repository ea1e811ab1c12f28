import type { Numbered } from '../doors.ts'
import { DoorRefused } from '../http/doorRefused.ts'
import type { Parsed, RowReader } from './parsed.ts'
import type { Answer, Tally } from './tally.ts'
import { Utf8Guard } from './utf8Guard.ts'

/** How many rows are kept at a time, and how long (ms) rows of a sender that pauses may wait for more. */
const BATCH = 1_000
const PATIENCE = 250
const PAUSED = Symbol('paused')

export type Keep<T> = (rows: readonly Numbered<T>[]) => Promise<Answer>

interface Sorting<T> {
  tally: Tally
  waiting: Numbered<T>[]
}

const sort = <T>(rows: readonly Parsed<T>[], { tally, waiting }: Sorting<T>): void => {
  for (const { index, reply } of rows) {
    if (reply.ok) waiting.push({ index, what: reply.value })
    else tally.refuse({ index, ...reply.refusal })
  }
}

/** Reads a body to its end and keeps all its rows in one go: when the body is at fault, none. */
export const keepWhole = async <T>(body: AsyncIterable<Buffer>, reader: RowReader<T>, tally: Tally, keep: Keep<T>): Promise<Answer> => {
  const sorting: Sorting<T> = { tally, waiting: [] }
  const guard = new Utf8Guard()
  for await (const chunk of body) {
    const { bytes, offset } = guard.push(chunk)
    sort(reader.push(bytes, offset), sorting)
  }
  guard.end()
  sort(reader.end(), sorting)
  if (sorting.waiting.length > 0) sorting.tally.add(await keep(sorting.waiting))
  return sorting.tally.answer()
}

const orPause = async <T>(next: Promise<T>): Promise<T | typeof PAUSED> => {
  let timer: NodeJS.Timeout | undefined
  const pause = new Promise<typeof PAUSED>((wake) => (timer = setTimeout(wake, PATIENCE, PAUSED)))
  return await Promise.race([next, pause]).finally(() => clearTimeout(timer))
}

/** Keeps rows in batches as they arrive, reading on only when a batch is kept. A refusal midway says how many were taken before. */
export const keepStream = async <T>(body: AsyncIterable<Buffer>, reader: RowReader<T>, tally: Tally, keep: Keep<T>): Promise<Answer> => {
  const waiting: Numbered<T>[] = []
  const sorting: Sorting<T> = { tally, waiting }
  const flush = async (least: number): Promise<void> => {
    while (waiting.length >= least) tally.add(await keep(waiting.splice(0, BATCH)))
  }
  const guard = new Utf8Guard()
  const source = body[Symbol.asyncIterator]()
  try {
    let next = source.next()
    for (;;) {
      next.catch(() => {})
      const step = waiting.length === 0 ? await next : await orPause(next)
      if (step === PAUSED) {
        await flush(1)
        continue
      }
      if (step.done) break
      const { bytes, offset } = guard.push(step.value)
      sort(reader.push(bytes, offset), sorting)
      await flush(BATCH)
      next = source.next()
    }
    guard.end()
    sort(reader.end(), sorting)
    await flush(1)
    return tally.answer()
  } catch (error) {
    throw error instanceof DoorRefused && tally.taken > 0 ? error.saying(`${tally.taken} rows before it were kept`) : error
  } finally {
    void source.return?.().catch(() => {})
  }
}
