import { inject } from 'vue'
import { machineClock } from '../machine.ts'
import { CHARTS } from './charts.ts'
import { type Drawings, openDrawings } from './drawings.ts'

const canDrawInWorker = (): boolean =>
  typeof OffscreenCanvas !== 'undefined' && typeof Worker !== 'undefined' && 'transferControlToOffscreen' in HTMLCanvasElement.prototype

/** What draws the charts of this page: opened by the first that asks. Call in setup. */
export const useDrawings = (): Drawings => {
  const charts = inject(CHARTS)
  if (charts === undefined) throw new Error('no charts were provided to the app')
  return charts.by((faces) =>
    openDrawings({
      worker: () => (canDrawInWorker() ? new Worker(new URL('./chart.worker.ts', import.meta.url), { type: 'module' }) : null),
      locks: navigator.locks,
      mainDesk: async (tell) => (await import('./mainDesk.ts')).openMainDesk(tell),
      faces,
      now: machineClock,
    }),
  )
}
