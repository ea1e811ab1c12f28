import type { CDPSession } from 'playwright-core'

/** The bytes of compiled code at an instant of the run, in seconds. */
export interface CodeMark {
  at: number
  bytes: number
}

interface Snapshot {
  snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } }
  nodes: number[]
}

/** Bytes of a page's heap that are compiled code: V8 goes on compiling for hours what is asked often, and the page holds none of it. */
export const compiledOf = async (session: CDPSession): Promise<number> => {
  const parts: string[] = []
  const take = ({ chunk }: { chunk: string }): void => void parts.push(chunk)
  session.on('HeapProfiler.addHeapSnapshotChunk', take)
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', take)
  const { snapshot, nodes } = JSON.parse(parts.join('')) as Snapshot
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [code, type, size] = [types[0].indexOf('code'), fields.indexOf('type'), fields.indexOf('self_size')]
  let sum = 0
  for (let at = 0; at < nodes.length; at += fields.length) if (nodes[at + type] === code) sum += nodes[at + size]!
  return sum
}

/** The bytes at an instant, on the straight line between the marks around it; the nearest mark's outside of them. */
export const codeAt = (marks: readonly CodeMark[], at: number): number => {
  const after = marks.findIndex((mark) => mark.at >= at)
  const [low, high] = after < 0 ? [marks.at(-1), marks.at(-1)] : [marks[Math.max(0, after - 1)], marks[after]]
  if (low === undefined || high === undefined) return 0
  if (at <= low.at || high.at === low.at) return low.bytes
  return low.bytes + (high.bytes - low.bytes) * Math.min(1, (at - low.at) / (high.at - low.at))
}
