import type { Notice, NoticeReport } from '#contract/notice.ts'
import { int4s, int8s, texts } from './columns.ts'
import type { Iso } from './incidentStories.ts'
import { holdPosition, setPosition } from './positions.ts'
import type { Query, Sql } from './sql.ts'
import type { Outcome } from './types.ts'

export interface NoticeIn {
  id: string
  department: string
  simulated: boolean
  report: NoticeReport
}

interface Current {
  position: number
  revision: number
  notice: Notice
}

const noticeOf = ({ id, department, simulated, report }: NoticeIn, knownAt: string): Notice => ({
  id,
  reference: report.reference,
  department,
  title: report.title,
  text: report.text,
  level: report.level ?? 'normal',
  from: report.from,
  until: report.until,
  simulated,
  knownAt,
})

/** The instants as instants, and all but when it became known. */
const contentOf = ({ knownAt: _, from, until, ...rest }: Notice): string =>
  JSON.stringify([Date.parse(from), Date.parse(until), ...Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))])

const readCurrent = async (tx: Query, ids: readonly string[]): Promise<Map<string, Current>> => {
  const rows = await tx.query<{ id: string; position: number; revision: number; notice: string }>(
    'SELECT id, position, revision, notice FROM notices WHERE id = ANY($1::text[]) AND NOT superseded',
    [texts(ids)],
  )
  return new Map(rows.map(({ id, notice, ...rest }) => [id, { ...rest, notice: JSON.parse(notice) as Notice }]))
}

/** Keeps notices in one transaction; a later content under the same id supersedes the one before, which stays readable. */
export const putNotices = async (
  sql: Sql,
  iso: Iso,
  notices: readonly NoticeIn[],
  knownAt: number,
): Promise<{ outcome: Outcome; position: number; notice: Notice }[]> => {
  if (notices.length === 0) return []
  return sql.transaction(async (tx) => {
    let last = await holdPosition(tx)
    const current = await readCurrent(tx, [...new Set(notices.map(({ id }) => id))])
    const fresh: Current[] = []
    const answers = notices.map((given) => {
      const before = current.get(given.id)
      const notice = noticeOf(given, iso(knownAt))
      if (before && contentOf(before.notice) === contentOf(notice))
        return { outcome: 'unchanged' as Outcome, position: before.position, notice: before.notice }
      const now: Current = { position: ++last, revision: before ? before.revision + 1 : 0, notice }
      current.set(given.id, now)
      fresh.push(now)
      return { outcome: (before ? 'revised' : 'accepted') as Outcome, position: last, notice }
    })
    if (fresh.length > 0) {
      await tx.query('UPDATE notices SET superseded = true WHERE id = ANY($1::text[]) AND NOT superseded', [
        texts(fresh.map(({ notice }) => notice.id)),
      ])
      await insertNotices(tx, fresh, new Set(current.values()), knownAt)
      await setPosition(tx, last)
    }
    return answers
  })
}

const insertNotices = async (tx: Query, fresh: readonly Current[], standing: ReadonlySet<Current>, knownAt: number): Promise<void> => {
  await tx.query(
    `INSERT INTO notices (position, id, revision, superseded, until_at, known_at, notice)
     SELECT position, id, revision, superseded = 1, until_at, $1::bigint, notice
     FROM unnest($2::int8[], $3::text[], $4::int4[], $5::int4[], $6::int8[], $7::text[]) AS u(position, id, revision, superseded, until_at, notice)`,
    [
      knownAt,
      int8s(fresh.map(({ position }) => position)),
      texts(fresh.map(({ notice }) => notice.id)),
      int4s(fresh.map(({ revision }) => revision)),
      int4s(fresh.map((one) => (standing.has(one) ? 0 : 1))),
      int8s(fresh.map(({ notice }) => Date.parse(notice.until))),
      texts(fresh.map(({ notice }) => JSON.stringify(notice))),
    ],
  )
}

const parsed = (rows: readonly { notice: string }[]): Notice[] => rows.map(({ notice }) => JSON.parse(notice) as Notice)

export const readNotices = async (sql: Sql, after: number): Promise<Notice[]> =>
  parsed(await sql.query('SELECT notice FROM notices WHERE NOT superseded AND until_at > $1::bigint ORDER BY position', [after]))

export const readNoticesAfter = async (sql: Sql, position: number): Promise<Notice[]> =>
  parsed(await sql.query('SELECT notice FROM notices WHERE NOT superseded AND position > $1::bigint ORDER BY position', [position]))
