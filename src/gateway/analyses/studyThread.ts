import type { Worker } from 'node:worker_threads'
import type { AnalysisInputs } from '#contract/analysis/result.ts'
import type { AnalysisSpec } from '#contract/analysis/spec.ts'
import { startWorker } from '../startWorker.ts'
import type { Answered, Asked } from './analysis.worker.ts'

interface Waiting {
  resolve(body: string): void
  reject(error: Error): void
}

const PATIENCE_MS = 60_000
const IDLE_MS = 60_000

/** One thread that computes analyses one after the other: started when first asked, ended when long idle, stuck or closed. */
export class StudyThread {
  private worker: Worker | null = null
  private readonly waiting = new Map<number, Waiting>()
  private number = 0
  private timer: NodeJS.Timeout | undefined

  /** The result as JSON text. Rejects when the thread fails or does not answer in a minute. */
  compute(spec: AnalysisSpec, inputs: AnalysisInputs): Promise<string> {
    const number = ++this.number
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject })
      this.wait()
      this.started().postMessage({ number, spec, inputs } satisfies Asked)
    })
  }

  async close(): Promise<void> {
    await this.end('the gateway is stopping')
  }

  private started(): Worker {
    if (this.worker !== null) return this.worker
    const worker = startWorker(import.meta.url, 'analysis', { resourceLimits: { maxOldGenerationSizeMb: 512 } })
    const lost = (why: string) => void (this.worker === worker && this.end(why))
    worker.on('message', (answer: Answered) => this.settle(answer))
    worker.on('error', (error) => lost(error.message))
    worker.on('exit', (code) => lost(`its thread exited with ${code}`))
    return (this.worker = worker)
  }

  private settle(answer: Answered): void {
    const asked = this.waiting.get(answer.number)
    this.waiting.delete(answer.number)
    this.wait()
    if ('body' in answer) asked?.resolve(answer.body)
    else asked?.reject(new Error(answer.fault))
  }

  /** Until the next answer, or until nobody has asked for long. */
  private wait(): void {
    clearTimeout(this.timer)
    const idle = this.waiting.size === 0
    this.timer = setTimeout(() => void this.end(`no answer in ${PATIENCE_MS} ms`), idle ? IDLE_MS : PATIENCE_MS)
    this.timer.unref()
  }

  private async end(why: string): Promise<void> {
    clearTimeout(this.timer)
    const { worker } = this
    this.worker = null
    for (const { reject } of this.waiting.values()) reject(new Error(`an analysis was not computed: ${why}`))
    this.waiting.clear()
    await worker?.terminate()
  }
}
