import { inject } from 'vue'
import { MAPS } from './maps.ts'
import { createMapPark, type MapPark, readPublic } from './park.ts'

/** The wall's one map: opened by the first that asks. Call in setup. */
export const usePark = (): MapPark => {
  const maps = inject(MAPS)
  if (maps === undefined) throw new Error('no maps were provided to the app')
  return maps.by((drawing) => createMapPark(readPublic, drawing))
}
