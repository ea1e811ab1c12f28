/** A point on the plane: units of the panel's canvas from its top left corner, y down. */
export type Point = readonly [x: number, y: number]
export type Line = readonly Point[]
/** An outer ring and its holes; rings are closed. */
export type Polygon = readonly Line[]

/** A filled area; `code` makes it answer to a click. */
export interface Face {
  code: string | null
  polygons: readonly Polygon[]
  colour: string
  opacity: number
}

/** Lines of one colour; width in units. */
export interface Stroke {
  lines: readonly Line[]
  colour: string
  width: number
  opacity: number
}

/** What an engine draws, lower `order` first; faces before the strokes of the same layer. */
export interface Layer {
  id: string
  order: number
  faces: readonly Face[]
  strokes: readonly Stroke[]
}

/** Which point of the plane stands in the middle of the panel, and how large the plane is shown. */
export interface Camera {
  centre: Point
  /** CSS px of a unit of the canvas: what widths of lines are counted in, however near the camera is. */
  scale: number
  /** How many times larger than it was laid. */
  zoom: number
  /** How long the way there takes; 0 jumps. */
  ms: number
}

/** The seam to whatever draws a map. Camera and layers are commands; a layer with a known id takes the place of the old one. */
export interface MapEngine {
  readonly name: 'maplibre' | 'mapbox' | 'svg'
  show(layer: Layer): void
  hide(id: string): void
  fly(camera: Camera): void
  /** Where a point of the plane stands, in CSS px from the panel's top left corner. */
  project(point: Point): Point
  /** Calls once, when all that was commanded until now is on the screen and the camera stands still. */
  settled(run: () => void): void
  /** The one listener for clicks; null is a click beside every region. */
  onPick(pick: (code: string | null) => void): void
  resize(): void
  dispose(): void
}

/** Makes an engine inside an element; `failed` is called when it can draw no more. */
export type OpenEngine = (container: HTMLElement, failed: (why: string) => void) => Promise<MapEngine>
