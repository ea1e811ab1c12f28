import type { fakeCockpit } from '../../helpers/fakeCockpit.ts'
import { type HttpServer, startHttp } from '../../helpers/httpServer.ts'

export const JSON_TYPE = 'application/json'
export const NDJSON = 'application/x-ndjson'
export const CSV = 'text/csv'
export const PATH = '/api/v1/readings'

export const reading = (at: number, more: object = {}) => ({
  indicator: 'economy.gdp',
  region: '500101',
  time: '2026-01-01T00:00:00+08:00',
  category: `c${at}`,
  value: at,
  ...more,
})
export const many = (count: number) => Array.from({ length: count }, (_, at) => reading(at))

/** A body in pieces, with a pause in ms after each. */
export const stream = (pieces: Iterable<Uint8Array | string>, pause = 0): ReadableStream =>
  new ReadableStream({
    async start(controller) {
      for (const piece of pieces) {
        controller.enqueue(typeof piece === 'string' ? Buffer.from(piece) : piece)
        if (pause > 0) await new Promise((wake) => setTimeout(wake, pause))
      }
      controller.close()
    },
  })

/** The readings door of one running server after another; `close` is for afterEach. */
export const readingsDoorBench = () => {
  let server: HttpServer
  return {
    get server() {
      return server
    },
    async start<Fake extends ReturnType<typeof fakeCockpit>>(fake: Fake, env: Record<string, string> = {}): Promise<Fake> {
      server = await startHttp(fake.cockpit, env)
      return fake
    },
    async send(type: string, body: BodyInit, headers: Record<string, string> = {}) {
      const response = await server.post(PATH, type, body, headers)
      const answer = (await response.json()) as Record<string, unknown> & { refused: unknown[]; message: string }
      return { status: response.status, body: answer, headers: response.headers }
    },
    close: () => server.close(),
  }
}
