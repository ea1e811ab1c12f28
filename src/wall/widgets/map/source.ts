import type { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { type ComputedRef, inject, type InjectionKey, type Ref } from 'vue'
import { useBoard } from '../../stores/board.ts'
import { type SeriesAsk, type SeriesView, useHistory } from '../../stores/history.ts'
import { usePlace } from '../../stores/place.ts'

/** Where a map's figures come from: the board, or an analysis that gives its index in the same form. */
export interface MapSource {
  indicator: (id: string) => Indicator | undefined
  state: (id: string, code: string) => State | undefined
  children: (id: string, code: string) => readonly State[]
  series: (asked: ComputedRef<readonly SeriesAsk[]>) => ComputedRef<readonly SeriesView[]>
  /** The period chosen, where other panels look at it too. */
  chosen?: Ref<string | null>
}

export const MAP_SOURCE: InjectionKey<MapSource> = Symbol('map source')

const ofBoard = (): MapSource => {
  const place = usePlace()
  const board = useBoard()
  const history = useHistory()
  return { indicator: place.indicator, state: (id, code) => board.get(id, code), children: board.children, series: history.many }
}

/** Call in setup. */
export const useMapSource = (): MapSource => inject(MAP_SOURCE, ofBoard, true)
