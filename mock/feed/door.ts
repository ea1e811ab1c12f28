import type { Body } from './batch.ts'

/** What the gateway said to a report. `refused` counts rows; a whole refusal has its reason in `message`. */
export interface Answered {
  status: number
  accepted: number
  unchanged: number
  revised: number
  refused: number
  message: string
}

export interface Door {
  /** Sends until it is answered; only a stop ends the waiting. */
  send(path: string, key: string, body: Body): Promise<Answered>
  /** Reads until it is answered; rejects when what is asked for is refused. */
  read<T>(path: string): Promise<T>
  /** Waits until the gateway says that it is ready. */
  ready(): Promise<void>
}

export interface DoorParts {
  gateway: string
  /** Waits so many ms. */
  wait: (ms: number) => Promise<void>
  random: () => number
  tell: (line: string) => void
}

const WORTH_ANOTHER = new Set([408, 425, 429, 500, 502, 503, 504])
const LONGEST = 15_000

/** How long to wait before the next try: what the gateway asks for, else doubling from 250 ms, with a spread. */
export const pauseOf = (attempt: number, retryAfter: string | null, random: number): number => {
  const asked = retryAfter === null ? Number.NaN : Number(retryAfter) * 1000
  if (Number.isFinite(asked)) return Math.min(60_000, Math.max(0, asked)) + random * 250
  return Math.min(LONGEST, 250 * 2 ** attempt) * (0.75 + random * 0.5)
}

const answerOf = (status: number, text: string): Answered => {
  let said: {
    accepted?: number
    unchanged?: number
    revised?: number
    refused?: { reason?: string; message?: string }[]
    reason?: string
    message?: string
  } = {}
  try {
    said = JSON.parse(text) as typeof said
  } catch {
    said = { message: text.slice(0, 200) }
  }
  const first = said.refused?.[0]
  return {
    status,
    accepted: said.accepted ?? 0,
    unchanged: said.unchanged ?? 0,
    revised: said.revised ?? 0,
    refused: said.refused?.length ?? 0,
    message: first ? `${first.reason}: ${first.message}` : said.reason ? `${said.reason}: ${said.message}` : (said.message ?? ''),
  }
}

/** The gateway's public doors as a department meets them: over HTTP, with patience. */
export const doorTo = ({ gateway, wait, random, tell }: DoorParts): Door => {
  const patiently = async (path: string, ask: () => Promise<Response>): Promise<{ status: number; text: string }> => {
    for (let attempt = 0; ; attempt++) {
      let pause = pauseOf(attempt, null, random())
      try {
        const response = await ask()
        const text = await response.text()
        if (!WORTH_ANOTHER.has(response.status)) return { status: response.status, text }
        pause = pauseOf(attempt, response.headers.get('retry-after'), random())
        if (attempt === 3) tell(`${path}：网关答 ${response.status}，稍后再试`)
      } catch (error) {
        if (attempt === 3) tell(`${path}：连不上网关（${error instanceof Error ? error.message : String(error)}），稍后再试`)
      }
      await wait(pause)
    }
  }
  const askAt =
    (path: string): (() => Promise<Response>) =>
    () =>
      fetch(`${gateway}${path}`, { signal: AbortSignal.timeout(30_000) })
  return {
    read: async <T>(path: string): Promise<T> => {
      const { status, text } = await patiently(path, askAt(path))
      if (status !== 200) throw new Error(`${path} ${status}: ${text.slice(0, 300)}`)
      return JSON.parse(text) as T
    },
    ready: async () => {
      for (;;) {
        const { status } = await patiently('/readyz', askAt('/readyz'))
        if (status === 200) return
        await wait(500)
      }
    },
    send: async (path, key, body) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': body.type }
      const { status, text } = await patiently(path, () =>
        fetch(`${gateway}${path}`, { method: 'POST', headers, body: body.text, signal: AbortSignal.timeout(120_000) }),
      )
      return answerOf(status, text)
    },
  }
}
