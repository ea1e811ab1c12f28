import type { App, InjectionKey } from 'vue'
import type { MapPark } from './park.ts'
import type { Drawing } from './webgl.ts'

/** The map of a page before there is one: what lays and draws it comes with the first widget that asks. */
export interface Maps extends Pick<MapPark, 'renew' | 'dispose'> {
  /** All widgets take the one that the first has opened. */
  by(open: (drawing: Drawing) => MapPark): MapPark
}

export const MAPS: InjectionKey<Maps> = Symbol('maps')

/** `main.ts` gives them to the app, and closes them. */
export const openMaps = (drawing: Drawing = 'fitting'): Maps => {
  let opened: MapPark | null = null
  return {
    by: (open) => (opened ??= open(drawing)),
    renew: () => opened?.renew(),
    dispose: () => opened?.dispose(),
  }
}

export const provideMaps = (app: App, maps: Maps): void => {
  app.provide(MAPS, maps)
  app.onUnmount(() => maps.dispose())
}
