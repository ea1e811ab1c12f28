import { parentPort } from 'node:worker_threads'
import type { AnalysisInputs } from '#contract/analysis/result.ts'
import type { AnalysisSpec } from '#contract/analysis/spec.ts'
import { resultOf } from './resultOf.ts'

/** What is asked of the thread, and what it answers: the result as the JSON text that the door sends, or why there is none. */
export interface Asked {
  number: number
  spec: AnalysisSpec
  inputs: AnalysisInputs
}
export type Answered = { number: number; body: string } | { number: number; fault: string }

const answerTo = ({ number, spec, inputs }: Asked): Answered => {
  try {
    return { number, body: JSON.stringify(resultOf(spec, inputs)) }
  } catch (error) {
    return { number, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort!.on('message', (asked: Asked) => parentPort!.postMessage(answerTo(asked)))
