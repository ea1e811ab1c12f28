import type { IncomingMessage } from 'node:http'
import { Bucket } from '../intake/bucket.ts'
import type { Settings } from '../settings.ts'
import { addressOf } from './addressOf.ts'
import { hostAllowed, originAllowed } from './origin.ts'

/** Connections an address may make at once: a hall of walls comes back together. */
const AT_ONCE = 8

/** Whether a socket may be opened: from its own page or a declared one, and not faster than one address may ask. */
export const mayConnect = (
  { host, origins, proxies, rateAddress }: Settings,
  elapsed: () => number,
): ((request: IncomingMessage) => boolean) => {
  const addresses = new Bucket(rateAddress, rateAddress * AT_ONCE)
  return (request) => {
    const { headers } = request
    if (!originAllowed(headers.origin, headers.host, origins) || !hostAllowed(headers.host, host, origins)) return false
    const address = addressOf(request, proxies)
    if (addresses.wait(address, elapsed()) > 0) return false
    addresses.take(address, 1, elapsed())
    return true
  }
}
