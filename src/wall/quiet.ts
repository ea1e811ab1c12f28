/** Whether the wall may reload: the gateway is there to come back to, and nobody has touched the wall for a minute (ms). */
export const mayReload = (connected: boolean, now: number, touched: number): boolean => connected && now - touched >= 60_000
