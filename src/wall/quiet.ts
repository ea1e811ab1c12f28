/** Whether the wall may reload: somebody else's build is served, and nobody has touched the wall for a minute. */
export const mayReload = (outdated: boolean, connected: boolean, now: number, touched: number): boolean =>
  outdated && connected && now - touched >= 60_000
