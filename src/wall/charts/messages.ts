import type { EngineOption, Size } from './option.ts'

/** A font file to be known before the first text is measured. */
export interface Face {
  readonly family: string
  readonly url: string
  readonly weight: number
}

export type PointerKind = 'mousemove' | 'mousedown' | 'mouseup' | 'click' | 'mouseout'

/** A pointer over a chart, in CSS px from its top left corner. */
export interface Pointer {
  readonly kind: PointerKind
  readonly x: number
  readonly y: number
}

/** What was clicked: the series' id, the position in it, its name. */
export interface Pick {
  readonly series: string
  readonly index: number
  readonly name: string
}

/** What a desk is asked, on whatever thread it stands. */
export type Asked =
  | { do: 'fonts'; faces: readonly Face[] }
  | { do: 'open'; chart: number; canvas: HTMLCanvasElement | OffscreenCanvas; size: Size; option: EngineOption }
  | { do: 'draw'; chart: number; option: EngineOption }
  | { do: 'resize'; chart: number; size: Size }
  | { do: 'point'; chart: number; pointer: Pointer }
  | { do: 'close'; chart: number }
  | { do: 'beat'; beat: number }

/** What a desk tells back. */
export type Told =
  | { told: 'drawn'; chart: number }
  | { told: 'cursor'; chart: number; cursor: string }
  | { told: 'pick'; chart: number; pick: Pick }
  | { told: 'failed'; chart: number; message: string }
  | { told: 'beat'; beat: number; open: number }
