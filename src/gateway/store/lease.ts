import { nextFence } from './positions.ts'
import type { Session, Sql } from './sql.ts'
import type { Lease } from './types.ts'

/** Ms between two rounds; until an answer is given up; until the server ends a session that keeps silent, and with it its lock. */
const ROUND = 300
const PATIENCE = 1_000
const SILENCE = 1_500
/** A judge that is followed in the middle of a post keeps the number this long at most. */
const TAKE_OVER = 5_000

const LOCK = `hashtext('cockpit judge ' || current_schema())`
const CHANNEL = 'cockpit'

/** How a server ends a session whose holder froze or was cut off without a word: a PostgreSQL before 14 has only the last three. */
const SETTINGS = `SELECT set_config(name, CASE name WHEN 'idle_session_timeout' THEN '${SILENCE}' ELSE '1' END, false) FROM pg_settings
  WHERE name IN ('idle_session_timeout', 'tcp_keepalives_idle', 'tcp_keepalives_interval', 'tcp_keepalives_count')`

/** Whether no session holds the judge's lock. */
export const isFree = async (sql: Sql): Promise<boolean> => {
  const [row] = await sql.query<{ free: boolean }>(
    `SELECT CASE WHEN pg_try_advisory_lock(${LOCK}) THEN pg_advisory_unlock(${LOCK}) ELSE false END AS free`,
  )
  return row!.free
}

/** Tells all gateways on the database; who is said to have spoken leaves it unheard. Lost words do no harm: everybody looks once a tick. */
export const speak = (sql: Sql, epoch: string, pen: string): void =>
  void sql.query(`SELECT pg_notify('${CHANNEL}', $1)`, [`${epoch} ${pen}`]).catch(() => undefined)

/** Contends for an advisory lock on a session of its own: it ends with the session, and the session with its holder. */
export const contend = (sql: Sql, { epoch, pen, woken, judge }: { epoch: string; pen: string; woken(): void; judge(): void }): Lease => {
  let fence: number | null = null
  let session: Session | null = null
  let closed = false
  let timer: NodeJS.Timeout

  const lost = () => {
    session = null
    fence = null
  }
  const heard = (text: string) => {
    if (text.startsWith(`${epoch} `) && text !== `${epoch} ${pen}`) woken()
  }
  const opened = async (): Promise<Session> => {
    const its = await sql.session!({ heard, lost })
    await its.query(SETTINGS, PATIENCE)
    await its.query(`LISTEN ${CHANNEL}`, PATIENCE)
    return its
  }
  const round = async () => {
    session ??= await opened()
    const its = session
    if (fence !== null) return void (await its.query('SELECT 1', PATIENCE))
    const [row] = await its.query<{ got: boolean }>(`SELECT pg_try_advisory_lock(${LOCK}) AS got`, PATIENCE)
    if (!row!.got) return
    const number = await nextFence({ query: (text) => its.query(text, TAKE_OVER) })
    if (session !== its) return
    fence = number
    judge()
  }
  const rounds = (): Promise<void> =>
    round()
      .catch(() => undefined)
      .then(() => {
        if (closed) session?.close()
        else timer = setTimeout(rounds, ROUND)
      })
  return {
    fence: () => fence,
    asked: rounds(),
    close: () => {
      closed = true
      clearTimeout(timer)
      session?.close()
    },
  }
}
