import type { IncomingMessage } from 'node:http'

const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')

/** Whose request it is: the peer's address; where that is a trusted proxy, the nearest one before it that is none. */
export const addressOf = (request: Pick<IncomingMessage, 'headers' | 'socket'>, proxies: readonly string[]): string => {
  const said = String(request.headers['x-forwarded-for'] ?? '').split(',')
  const chain = [...said.filter((one) => one.trim() !== ''), request.socket.remoteAddress ?? ''].map(plain)
  for (const address of chain.toReversed()) if (!proxies.includes(address)) return address
  return chain[0]!
}
