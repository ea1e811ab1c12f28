import type { Size } from './option.ts'
import type { Sketch } from './sketch.ts'

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
  /** On a new canvas, or on the one that a closed chart of this number has left. */
  | { do: 'open'; chart: number; canvas: HTMLCanvasElement | OffscreenCanvas | number; size: Size; sketch: Sketch }
  | { do: 'draw'; chart: number; sketch: Sketch }
  | { do: 'resize'; chart: number; size: Size }
  | { do: 'point'; chart: number; pointer: Pointer }
  /** `keep`: its canvas will be asked for by the chart's number. */
  | { do: 'close'; chart: number; keep: boolean }
  | { do: 'beat'; beat: number }

/** What a desk tells back. */
export type Told =
  /** At once where a chart shows its first picture, else when all that were asked for have been drawn. */
  | { told: 'drawn'; charts: readonly number[] }
  | { told: 'cursor'; chart: number; cursor: string }
  | { told: 'pick'; chart: number; pick: Pick }
  | { told: 'failed'; chart: number; message: string }
  | { told: 'beat'; beat: number; open: number }
