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
