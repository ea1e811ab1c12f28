import type { App, InjectionKey } from 'vue'
import type { Drawings } from './drawings.ts'
import type { Face } from './messages.ts'

/** The charts of a page before there is one: what draws comes with the first of them, and the first figures do not wait for it. */
export interface Charts extends Omit<Drawings, 'mount'> {
  /** All draw by what the first has opened. */
  by(open: (faces: readonly Face[]) => Drawings): Drawings
}

export const CHARTS: InjectionKey<Charts> = Symbol('charts')

/** `main.ts` gives them to the app, and closes them. */
export const openCharts = (faces: readonly Face[]): Charts => {
  let opened: Drawings | null = null
  return {
    by: (open) => (opened ??= open(faces)),
    owing: () => opened?.owing() ?? [],
    again: (host) => opened?.again(host),
    fallen: () => opened?.fallen() ?? false,
    count: async () => opened?.count() ?? 0,
    where: () => opened?.where() ?? 'worker',
    close: () => opened?.close(),
  }
}

export const provideCharts = (app: App, charts: Charts): void => {
  app.provide(CHARTS, charts)
  app.onUnmount(() => charts.close())
}
