import type { PointsParts } from './points.ts'

/** The worker, and the page where workers die. */
export const POINT_SEATS: PointsParts = {
  worker: (told, died) => {
    const worker = new Worker(new URL('./points.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }) => told(data))
    worker.addEventListener('error', died)
    return { ask: (asked) => worker.postMessage(asked), close: () => worker.terminate() }
  },
  page: async (told) => {
    const { openPointDesk } = await import('./pointDesk.ts')
    return { ask: openPointDesk(told), close: () => {} }
  },
}
