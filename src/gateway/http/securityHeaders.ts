import { isLoopback } from './loopback.ts'

const HOST = /^[0-9A-Za-z.-]+(:\d{1,5})?$/

/** The Content-Security-Policy. Sockets are named with the own host because older browsers do not take 'self' for ws. `media`: origins. */
export const policyFor = (host: string | undefined, media: readonly string[] = []): string => {
  const elsewhere = media.map((origin) => ` ${origin}`).join('')
  const sockets = host !== undefined && HOST.test(host) ? ` ws://${host} wss://${host}` : ''
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${sockets}${elsewhere}`,
    "worker-src 'self'",
    `media-src 'self' blob:${elsewhere}`,
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/**
 * Headers of every answer. Cross-Origin-Opener-Policy only where the context is secure: elsewhere browsers log it as an error.
 * No Strict-Transport-Security: it would bind every port of the host, and an intranet host has other services.
 */
export const securityHeaders = (host: string | undefined, tls: boolean, media: readonly string[] = []): Record<string, string> => {
  const headers: Record<string, string> = {
    'content-security-policy': policyFor(host, media),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  }
  if (tls || isLoopback((host ?? '').replace(/:\d+$/, ''))) headers['cross-origin-opener-policy'] = 'same-origin'
  return headers
}
