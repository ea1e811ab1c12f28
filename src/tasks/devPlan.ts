const PORT = 8080
const DOORS = ['/api', '/healthz', '/readyz', '/metrics'] as const

/** Where the gateway from source listens. */
export const gatewayUrl = (environment: Readonly<Record<string, string | undefined>>): string =>
  `${environment['COCKPIT_TLS_CERT'] ? 'https' : 'http'}://127.0.0.1:${environment['COCKPIT_PORT']?.trim() || PORT}`

/** What the wall's development server passes on to the gateway: the doors, and the socket. */
export const proxyTo = (url: string): Record<string, { target: string; ws?: boolean; secure: boolean }> => ({
  ...Object.fromEntries(DOORS.map((door) => [door, { target: url, secure: false }])),
  '/socket.io': { target: url, ws: true, secure: false },
})

/** Whether a changed file, as a path from the root, means that the gateway must be started again. Config is hot and needs none. */
export const restarts = (path: string): boolean =>
  /^(src\/(gateway|contract|analysis)|mock)\/.*\.(ts|json|csv|gz)$/.test(path.replaceAll('\\', '/'))
