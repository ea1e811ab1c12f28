/** What is measured every ten seconds or so, with the wall at rest on its first scene and after collections of garbage. Bytes and counts. */
export interface Sample {
  /** Seconds since the mock's past had been sent. */
  at: number
  /** Turns of scenes made until then. */
  switches: number
  /** Without compiled code. */
  wallHeap: number
  /** Code that V8 has compiled for the page: looked up a few times, between them on a straight line. */
  compiled: number
  /** Of the worker that draws the charts. */
  chartHeap: number
  /** Of the browser's process that shows the wall. */
  wallMemory: number
  nodes: number
  listeners: number
  /** WebGL contexts that are alive. */
  contexts: number
  gatewayHeap: number
  /** Array buffers and what else of the gateway is outside the heap. */
  gatewayOutside: number
  gatewayMemory: number
  /** Connections that the gateway's process holds open. */
  sockets: number
  store: number
}

export type Measured = Exclude<keyof Sample, 'at' | 'switches'>

/** What a measure is called, how it is written, and what it may grow by. */
export interface Measure {
  title: string
  unit: string
  /** Of what is sampled, in one of the unit. */
  of: number
  /** May grow by so many units an hour; null: shown, not judged. */
  limit: number | null
  /** In a run of minutes it may grow by so many units besides: caches that fill once. Fades to nothing at half an hour. */
  settling: number
  /** Never more than this, at any sample. */
  most?: number
}

const MB = { unit: 'MB', of: 1e6 }
const COUNT = { unit: '', of: 1 }

/** Every measure in the order of the table and of the picture. */
export const MEASURES: { [Name in Measured]: Measure } = {
  wallHeap: { title: "wall: the page's heap", ...MB, limit: 1, settling: 4 },
  compiled: { title: 'wall: its compiled code', ...MB, limit: null, settling: 0 },
  chartHeap: { title: "wall: the charts' heap", ...MB, limit: 1, settling: 4 },
  wallMemory: { title: 'wall: memory of its process', ...MB, limit: null, settling: 0 },
  nodes: { title: 'wall: nodes', ...COUNT, limit: 500, settling: 3000 },
  listeners: { title: 'wall: listeners', ...COUNT, limit: 100, settling: 500 },
  contexts: { title: 'wall: WebGL contexts', ...COUNT, limit: null, settling: 0, most: 4 },
  gatewayHeap: { title: 'gateway: heap', ...MB, limit: 2, settling: 6 },
  gatewayOutside: { title: 'gateway: outside the heap', ...MB, limit: 2, settling: 6 },
  gatewayMemory: { title: 'gateway: resident', ...MB, limit: null, settling: 0 },
  sockets: { title: 'gateway: sockets', ...COUNT, limit: 5, settling: 10 },
  store: { title: 'store on disk', ...MB, limit: null, settling: 0 },
}
