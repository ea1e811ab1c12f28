/** Ends this process at once when its parent goes (kill -9 included: the channel closes) or asks it to. */
export const holdLifeline = (): void => {
  const leave = (): never => process.exit(0)
  process.on('disconnect', leave)
  process.on('SIGTERM', leave)
  process.on('SIGINT', leave)
}

/** What the parent is told over the channel. */
export type Told = { type: 'progress'; text: string; sent: number; total: number } | { type: 'ready' } | { type: 'done' }

/** Tells the parent, if there is one that listens. */
export const tellParent = (message: Told): void => {
  if (process.connected) process.send?.(message)
}
