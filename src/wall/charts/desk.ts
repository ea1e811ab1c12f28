import type { EngineChart, OpenChart } from './engine.ts'
import type { Asked, Face, Told } from './messages.ts'
import type { Size } from './option.ts'
import { optionOf } from './optionOf.ts'
import type { Sketch } from './sketch.ts'
import type { Turns } from './turns.ts'

export interface DeskParts {
  readonly openChart: OpenChart
  readonly turns: Turns
  readonly tell: (told: Told) => void
  readonly loadFaces: (faces: readonly Face[]) => Promise<void>
}

/** Where charts are drawn: takes what is asked, in order, and lets each chart fail alone. The same in a worker and on the main thread. */
export interface Desk {
  take(asked: Asked): void
  close(): void
}

interface Sheet {
  canvas: HTMLCanvasElement | OffscreenCanvas
  size: Size
  sketch: Sketch
  chart: EngineChart | null
  /** Set when the newest size is not yet drawn. */
  resized: boolean
}

export const openDesk = ({ openChart, turns, tell, loadFaces }: DeskParts): Desk => {
  const sheets = new Map<number, Sheet>()
  const left = new Map<number, HTMLCanvasElement | OffscreenCanvas>()
  let fonts: Promise<void> = Promise.resolve()
  let ready = true
  let drawn: number[] = []

  const tellDrawn = (): void => {
    if (drawn.length > 0) tell({ told: 'drawn', charts: drawn })
    drawn = []
  }
  const guarded = (chart: number, work: () => void): void => {
    try {
      work()
    } catch (error) {
      tell({ told: 'failed', chart, message: error instanceof Error ? error.message : String(error) })
    }
  }
  const paint = (id: number): void => {
    const sheet = sheets.get(id)
    if (sheet === undefined) return
    const first = sheet.chart === null
    guarded(id, () => {
      sheet.chart ??= openChart(sheet.canvas, sheet.size, {
        cursor: (cursor) => tell({ told: 'cursor', chart: id, cursor }),
        pick: (pick) => tell({ told: 'pick', chart: id, pick }),
      })
      if (sheet.resized) sheet.chart.resize(sheet.size)
      sheet.resized = false
      sheet.chart.draw(optionOf(sheet.sketch, sheet.size))
      drawn.push(id)
      if (first) tellDrawn()
    })
    if (turns.waiting() === 0) tellDrawn()
  }
  const ask = (id: number): void => {
    if (ready) turns.ask(id, () => paint(id))
  }
  const awaitFonts = (faces: readonly Face[]): void => {
    ready = false
    fonts = Promise.all([fonts, loadFaces(faces)]).then(() => {
      ready = true
      for (const id of sheets.keys()) ask(id)
    })
  }
  const change = (id: number, part: Partial<Sheet>): void => {
    const sheet = sheets.get(id)
    if (sheet === undefined) return
    Object.assign(sheet, part)
    ask(id)
  }
  const shut = (id: number, keep = false): void => {
    turns.forget(id)
    const sheet = sheets.get(id)
    sheets.delete(id)
    if (sheet?.chart) guarded(id, () => sheet.chart?.dispose())
    if (sheet && keep) left.set(id, sheet.canvas)
    if (turns.waiting() === 0) tellDrawn()
  }

  const acts: { [Do in Asked['do']]: (asked: Extract<Asked, { do: Do }>) => void } = {
    fonts: ({ faces }) => awaitFonts(faces),
    open: ({ chart, canvas, size, sketch }) =>
      guarded(chart, () => {
        const own = typeof canvas === 'number' ? left.get(canvas) : canvas
        if (own === undefined) throw new Error(`chart ${String(canvas)} has left no canvas`)
        if (typeof canvas === 'number') left.delete(canvas)
        sheets.set(chart, { canvas: own, size, sketch, chart: null, resized: false })
        ask(chart)
      }),
    draw: ({ chart, sketch }) => change(chart, { sketch }),
    resize: ({ chart, size }) => change(chart, { size, resized: true }),
    point: ({ chart, pointer }) => guarded(chart, () => sheets.get(chart)?.chart?.point(pointer)),
    close: ({ chart, keep }) => shut(chart, keep),
    beat: ({ beat }) => tell({ told: 'beat', beat, open: [...sheets.values()].filter((sheet) => sheet.chart !== null).length }),
  }

  return {
    take: (asked) => acts[asked.do](asked as never),
    close: () => [...sheets.keys()].forEach((id) => shut(id)),
  }
}
