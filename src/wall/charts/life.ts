/**
 * A sign of life that ends with its thread, however that ended: the thread holds a lock, and the page waits for it.
 * Only a secure context has locks; elsewhere silence alone tells, later.
 */
export const holdLife = (locks: LockManager | undefined, told: MessagePort): void => {
  if (locks === undefined) return
  const name = crypto.randomUUID()
  void locks.request(name, () => {
    told.postMessage(name)
    return new Promise(() => {})
  })
}

/** The page's end: `died` is called once; the answer stops watching. */
export const watchLife = (locks: LockManager | undefined, heard: MessagePort, died: () => void): (() => void) => {
  const watching = new AbortController()
  heard.onmessage = ({ data: name }: MessageEvent<string>) => {
    locks?.request(name, { signal: watching.signal }, died).catch(() => undefined)
  }
  return () => {
    watching.abort()
    heard.close()
  }
}
