import type { App } from 'vue'
import { DRAWINGS, type Drawings, openDrawings } from './drawings.ts'
import type { Face } from './messages.ts'
import { machineClock } from '../machine.ts'

const canDrawInWorker = (): boolean =>
  typeof OffscreenCanvas !== 'undefined' && typeof Worker !== 'undefined' && 'transferControlToOffscreen' in HTMLCanvasElement.prototype

/** Opened with the first chart: a worker brings its library. */
const whenFirst = (open: () => Drawings): Drawings => {
  let opened: Drawings | null = null
  return {
    mount: (...chart) => (opened ??= open()).mount(...chart),
    count: async () => opened?.count() ?? 0,
    where: () => opened?.where() ?? 'worker',
    close: () => opened?.close(),
  }
}

/** The charts of this page; `main.ts` gives them to the app, and closes them. */
export const openCharts = (faces: readonly Face[]): Drawings =>
  whenFirst(() =>
    openDrawings({
      worker: () => (canDrawInWorker() ? new Worker(new URL('./chart.worker.ts', import.meta.url), { type: 'module' }) : null),
      mainDesk: async (tell) => (await import('./mainDesk.ts')).openMainDesk(tell),
      faces,
      now: machineClock,
    }),
  )

export const provideCharts = (app: App, drawings: Drawings): void => {
  app.provide(DRAWINGS, drawings)
  app.onUnmount(() => drawings.close())
}
