import { isLoopback } from './loopback.ts'

const hostOf = (origin: string): string | null => {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}

/** Whether a browser's page from `origin` may post here or open a socket: the own host, or a declared origin. No Origin is no browser. */
export const originAllowed = (origin: string | undefined, host: string | undefined, declared: readonly string[]): boolean =>
  origin === undefined || declared.includes(origin) || (host !== undefined && hostOf(origin) === host.toLowerCase())

/**
 * Whether a request may name `host`. Where the gateway serves its own machine only, a foreign name is a page of the internet
 * that had its name resolved to this machine (DNS rebinding); a proxy in front passes a name that COCKPIT_ORIGINS declares.
 */
export const hostAllowed = (host: string | undefined, listening: string, declared: readonly string[]): boolean =>
  host === undefined ||
  !isLoopback(listening) ||
  isLoopback(host.toLowerCase().replace(/:\d+$/, '')) ||
  declared.some((origin) => hostOf(origin) === host.toLowerCase())
