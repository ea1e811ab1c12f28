/** Draws a line into a host; answers what draws it anew. Times in epoch s. */
export type Way = (host: HTMLElement, times: number[], values: number[]) => (values: number[]) => void

/** Draws a line into every host; answers what a second changes. */
export type Ways = (hosts: HTMLElement[]) => (second: number) => void
