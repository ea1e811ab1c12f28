import type { AnalysisInputs, AnalysisListed } from '#contract/analysis/result.ts'
import type { AnalysisSpec } from '#contract/analysis/spec.ts'
import { given, refused, type Reply } from '#contract/reply.ts'
import type { Pipeline } from '../pipeline.ts'
import { indicatorsOf, inputsOf } from './inputsOf.ts'
import { tagOf } from './resultOf.ts'
import { StudyThread } from './studyThread.ts'

/** An analysis as the door sends it. */
export interface Study {
  tag: string
  /** An `AnalysisResult` as JSON. */
  body: string
}

/** What an analysis stands on: the model it was declared in, and how often its indicators had changed. */
interface Stood {
  pipeline: Pipeline
  changes: number
  tag: string
  inputs: AnalysisInputs
}

/** The analyses of a place: computed off the main thread when they are asked for, and anew only once an input of theirs has changed. */
export class Studies {
  private readonly thread: Pick<StudyThread, 'compute' | 'close'>
  private readonly stood = new Map<string, Stood>()
  private readonly studies = new Map<string, { tag: string; body: Promise<string> }>()

  constructor(
    private readonly pipeline: () => Pipeline,
    thread: Pick<StudyThread, 'compute' | 'close'> = new StudyThread(),
  ) {
    this.thread = thread
  }

  list(): AnalysisListed[] {
    return this.declared().map(({ id, title, tables }) => ({
      id,
      title,
      tag: this.stood.get(id)?.tag ?? null,
      tables: tables.map((table) => ({ id: table.id, kind: table.kind, title: table.title })),
    }))
  }

  async study(id: string): Promise<Reply<Study>> {
    const spec = this.declared().find((one) => one.id === id)
    if (spec === undefined) return refused('not_found', `no analysis ${id}`, 'id')
    const { tag, inputs } = await this.standing(spec)
    const before = this.studies.get(id)
    if (before?.tag === tag) return given({ tag, body: await before.body })
    const body = this.thread.compute(spec, inputs)
    this.studies.set(id, { tag, body })
    body.catch(() => this.studies.get(id)?.body === body && this.studies.delete(id))
    return given({ tag, body: await body })
  }

  /** The tag of each analysis as its inputs stood when they were last looked at. */
  tags(): Record<string, string> {
    return Object.fromEntries(this.declared().flatMap(({ id }) => (this.stood.has(id) ? [[id, this.stood.get(id)!.tag]] : [])))
  }

  /** Looks at the inputs of every analysis that may have changed. */
  async look(): Promise<void> {
    for (const spec of this.declared()) await this.standing(spec)
  }

  async close(): Promise<void> {
    await this.thread.close()
  }

  private declared(): readonly AnalysisSpec[] {
    return this.pipeline().model.config.analyses
  }

  private async standing(spec: AnalysisSpec): Promise<Stood> {
    const pipeline = this.pipeline()
    const changes = pipeline.figures.changesOf(indicatorsOf(spec))
    const before = this.stood.get(spec.id)
    if (before?.pipeline === pipeline && before.changes === changes) return before
    const inputs = await inputsOf(spec, pipeline)
    const now: Stood = { pipeline, changes, tag: tagOf(spec, inputs), inputs }
    this.stood.set(spec.id, now)
    return now
  }
}
