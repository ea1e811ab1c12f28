import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import Papa from 'papaparse'
import type { Reading } from '#contract/reading.ts'
import type { Declared } from '../../mock/feed/departments.ts'

export interface Recorded {
  path: string
  key: string
  type: string
  rows: Reading[]
}

export interface Reply {
  status: number
  headers?: Record<string, string>
  body?: unknown
}

const bodyText = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const rowsIn = (type: string, text: string): Reading[] => {
  if (type === 'text/csv') {
    return Papa.parse<Record<string, string>>(text.trim(), { header: true }).data.map(
      (line) => ({ ...line, value: line['value'] === '' ? null : Number(line['value']) }) as unknown as Reading,
    )
  }
  return type === 'application/x-ndjson'
    ? text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Reading)
    : (JSON.parse(text) as Reading[])
}

/** A gateway's doors that only write down what came. `answers` may refuse a request first; it is asked for each. */
export const recorder = async (
  declared: Declared,
  answers: (request: { method: string; path: string; count: number }) => Reply | null = () => null,
  at: () => string = () => new Date().toISOString(),
) => {
  const posts: Recorded[] = []
  let count = 0
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1')
      const text = await bodyText(request)
      const refusal = answers({ method: request.method ?? 'GET', path: url.pathname, count: count++ })
      const send = (status: number, body: unknown, headers: Record<string, string> = {}): void =>
        void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
      if (refusal) return send(refusal.status, refusal.body ?? { reason: 'busy', message: 'later' }, refusal.headers)
      if (request.method === 'POST') {
        const type = request.headers['content-type'] ?? ''
        const rows = rowsIn(type, text)
        posts.push({ path: url.pathname, key: (request.headers.authorization ?? '').replace('Bearer ', ''), type, rows })
        return send(200, { accepted: rows.length, unchanged: 0, revised: 0, refused: [] })
      }
      const known: Record<string, unknown> = {
        '/readyz': { ok: true },
        '/api/v1/indicators': declared.indicators,
        '/api/v1/regions': declared.regions,
        '/api/v1/departments': declared.departments,
        '/api/v1/states': { epoch: 'e', position: 0, at: at(), states: [] },
        '/api/v1/series': {
          indicator: url.searchParams.get('indicator'),
          region: url.searchParams.get('region'),
          category: null,
          step: 'day',
          points: [],
        },
      }
      return url.pathname in known ? send(200, known[url.pathname]) : send(404, { reason: 'not_found', message: url.pathname })
    })()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    posts,
    readings: (): Recorded[] => posts.filter(({ path }) => path === '/api/v1/readings'),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
