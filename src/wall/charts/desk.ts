import type { EngineChart, OpenChart } from './engine.ts'
import type { Asked, Face, Told } from './messages.ts'
import type { EngineOption, Size } from './option.ts'
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
  option: EngineOption
  chart: EngineChart | null
  /** Set when the newest size is not yet drawn. */
  resized: boolean
}

export const openDesk = ({ openChart, turns, tell, loadFaces }: DeskParts): Desk => {
  const sheets = new Map<number, Sheet>()
  let fonts: Promise<void> = Promise.resolve()
  let ready = true

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
    guarded(id, () => {
      sheet.chart ??= openChart(sheet.canvas, sheet.size, {
        cursor: (cursor) => tell({ told: 'cursor', chart: id, cursor }),
        pick: (pick) => tell({ told: 'pick', chart: id, pick }),
      })
      if (sheet.resized) sheet.chart.resize(sheet.size)
      sheet.resized = false
      sheet.chart.draw(sheet.option)
      tell({ told: 'drawn', chart: id })
    })
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
  const shut = (id: number): void => {
    turns.forget(id)
    const chart = sheets.get(id)?.chart
    sheets.delete(id)
    if (chart) guarded(id, () => chart.dispose())
  }

  const acts: { [Do in Asked['do']]: (asked: Extract<Asked, { do: Do }>) => void } = {
    fonts: ({ faces }) => awaitFonts(faces),
    open: ({ chart, canvas, size, option }) => {
      sheets.set(chart, { canvas, size, option, chart: null, resized: false })
      ask(chart)
    },
    draw: ({ chart, option }) => change(chart, { option }),
    resize: ({ chart, size }) => change(chart, { size, resized: true }),
    point: ({ chart, pointer }) => guarded(chart, () => sheets.get(chart)?.chart?.point(pointer)),
    close: ({ chart }) => shut(chart),
    beat: ({ beat }) => tell({ told: 'beat', beat, open: [...sheets.values()].filter((sheet) => sheet.chart !== null).length }),
  }

  return {
    take: (asked) => acts[asked.do](asked as never),
    close: () => [...sheets.keys()].forEach(shut),
  }
}
