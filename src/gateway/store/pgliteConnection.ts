import { once } from 'node:events'
import { setTimeout as after } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { startWorker } from '../startWorker.ts'
import { CannotKeep } from './errors.ts'
import type { Answer } from './pglite.worker.ts'
import { isUnable, type Param, StatementRefused } from './sql.ts'

interface Waiting {
  resolve(rows: unknown[]): void
  reject(error: Error): void
  timer: NodeJS.Timeout
}

/**
 * One worker with one open database. A statement that is not answered within `deadline` ms ends it:
 * everything asked of it rejects with `CannotKeep`, and `lost` resolves with why once its thread is gone.
 */
export class PgliteConnection {
  readonly lost: Promise<string>
  #worker: Worker
  #deadline: number
  #waiting = new Map<number, Waiting>()
  #asked = 0
  #why: string | null = null
  #tellLost!: (why: string) => void

  private constructor(worker: Worker, deadline: number) {
    this.#worker = worker
    this.#deadline = deadline
    this.lost = new Promise((resolve) => (this.#tellLost = resolve))
    worker.on('message', (answer: Answer) => this.#settle(answer))
    worker.on('error', (error) => void this.end(`its worker failed: ${error.message}`))
    worker.on('exit', (code) => void this.end(`its worker exited with ${code}`))
  }

  /** Opens the database in `folder`, within `patience` ms. */
  static async open(folder: string, deadline: number, patience: number): Promise<PgliteConnection> {
    const worker = startWorker(import.meta.url, 'pglite', { workerData: { folder } })
    const opened = new AbortController()
    try {
      await Promise.race([
        once(worker, 'message', opened),
        once(worker, 'exit', opened).then(([code]) => Promise.reject(new Error(`its worker exited with ${String(code)}`))),
        after(patience, undefined, opened).then(() => Promise.reject(new Error(`not open after ${patience} ms`))),
      ])
    } catch (error) {
      await worker.terminate()
      throw error
    } finally {
      opened.abort()
    }
    return new PgliteConnection(worker, deadline)
  }

  ask<T>(text: string | null, params: readonly Param[] = []): Promise<T[]> {
    if (this.#why !== null) return Promise.reject(new CannotKeep(`the database was lost: ${this.#why}`))
    const id = ++this.#asked
    return new Promise<T[]>((resolve, reject) => {
      const late = () => void this.end(`a statement was not answered within ${this.#deadline} ms`)
      const timer = setTimeout(late, this.#deadline)
      this.#waiting.set(id, { resolve: resolve as (rows: unknown[]) => void, reject, timer })
      this.#worker.postMessage({ id, text, params })
    })
  }

  /** Closes the database in order. */
  async close(): Promise<void> {
    await this.ask(null).catch(() => {})
    await this.end('closed')
  }

  async end(why: string): Promise<void> {
    if (this.#why !== null) return
    this.#why = why
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer)
      reject(new CannotKeep(`the database was lost: ${why}`))
    }
    this.#waiting.clear()
    await this.#worker.terminate()
    this.#tellLost(why)
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id)
    if (!waiting) return
    this.#waiting.delete(answer.id)
    clearTimeout(waiting.timer)
    if ('rows' in answer) waiting.resolve(answer.rows)
    else if (answer.code === null) {
      waiting.reject(new CannotKeep(answer.message))
      void this.end(answer.message)
    } else if (isUnable(answer.code)) waiting.reject(new CannotKeep(answer.message))
    else waiting.reject(new StatementRefused(answer.message, answer.code))
  }
}
