import { bools, float8s, int4s, int8s, keepable, texts } from './columns.ts'
import { CannotKeep } from './errors.ts'
import { markLate } from './fold.ts'
import { FOLD_LOCK, oldOf } from './old.ts'
import { markPacked, packsAround, takeOut } from './packing/takeOut.ts'
import { type Content, identitiesOf, type Identity, type Placed, planKeep } from './planKeep.ts'
import type { SeriesBook } from './seriesBook.ts'
import type { Param, Query, Sql } from './sql.ts'
import type { ReadingOutcome, Row } from './types.ts'

const CHUNK = 5_000
const TRIES = 5
/** So few are read back sooner than they are compared in the store first. */
const FEW = 200

const COLUMNS = `series, starts, ends, department, revision, known_at, value, numerator, denominator, estimated, simulated, source`
const GIVEN = `unnest($1::int4[], $2::int8[], $3::int8[], $4::int4[], $5::int4[], $6::int8[],
  $7::float8[], $8::float8[], $9::float8[], $10::bool[], $11::bool[], $12::text[])`

/**
 * What stood before this transaction: `xmin` leaves out what it has inserted itself.
 * The fence (OFFSET 0) keeps one index look-up an identity, however large the table has grown.
 */
const FIND = `
  SELECT json_agg(u.n)::text AS n, json_agg(r.revision)::text AS revision, json_agg(r.known_at)::text AS "knownAt",
    json_agg(r.value)::text AS value, json_agg(r.numerator)::text AS numerator, json_agg(r.denominator)::text AS denominator,
    json_agg(r.estimated)::text AS estimated, json_agg(r.simulated)::text AS simulated, json_agg(r.source)::text AS source
  FROM unnest($1::int4[], $2::int8[], $3::int8[], $4::int4[]) WITH ORDINALITY AS u(series, starts, ends, department, n)
  CROSS JOIN LATERAL (
    SELECT x.*, x.xmin::text AS inserted_by FROM readings x
    WHERE x.series = u.series AND x.starts = u.starts AND x.ends = u.ends AND x.department = u.department
    OFFSET 0) r
  WHERE r.inserted_by <> (txid_current() % 4294967296)::text`

const counted = (insert: string): string => `WITH written AS (${insert} RETURNING 1) SELECT count(*)::int AS written FROM written`
/** The same where gateways share the store: each is told of what another wrote, and all of a revision, whose order only the store knows. */
const noted = (insert: string): string => `
  WITH written AS (${insert} RETURNING series, starts, ends, department, revision = 0 AS first),
  told AS (
    INSERT INTO arrivals (tx, at, pen, series, starts, ends, departments)
    SELECT txid_current(), extract(epoch FROM clock_timestamp()) * 1000, CASE WHEN first THEN $13::text END,
      array_agg(series), array_agg(starts), array_agg(ends), array_agg(department) FROM written GROUP BY first)
  SELECT count(*)::int AS written FROM written`
const INSERT = `INSERT INTO readings (${COLUMNS}) SELECT * FROM ${GIVEN} ON CONFLICT DO NOTHING`
const SUPERSEDE = counted(`INSERT INTO superseded (${COLUMNS}) SELECT * FROM ${GIVEN} ON CONFLICT DO NOTHING`)
const REVISE = `
  INSERT INTO readings (${COLUMNS}) SELECT * FROM ${GIVEN}
  ON CONFLICT (series, starts, ends, department) DO UPDATE SET
    revision = excluded.revision, known_at = excluded.known_at, value = excluded.value, numerator = excluded.numerator,
    denominator = excluded.denominator, estimated = excluded.estimated, simulated = excluded.simulated, source = excluded.source`

/** Another gateway wrote one of the same identities between our look and our write: look again. */
class Overtaken extends Error {}

const keysOf = (identities: readonly Identity[]): Param[] => [
  int4s(identities.map((one) => one.series)),
  int8s(identities.map((one) => one.starts)),
  int8s(identities.map((one) => one.ends)),
  int4s(identities.map((one) => one.department)),
]

const paramsOf = (placed: readonly Placed[]): Param[] => [
  ...keysOf(placed.map(({ at }) => at)),
  int4s(placed.map(({ content }) => content.revision)),
  int8s(placed.map(({ content }) => content.knownAt)),
  float8s(placed.map(({ content }) => content.value)),
  float8s(placed.map(({ content }) => content.numerator)),
  float8s(placed.map(({ content }) => content.denominator)),
  bools(placed.map(({ content }) => content.estimated)),
  bools(placed.map(({ content }) => content.simulated)),
  texts(placed.map(({ content }) => (content.source === null ? null : keepable(content.source)))),
]

const find = async (sql: Query, identities: readonly Identity[]): Promise<(Content | undefined)[]> => {
  const kept = new Array<Content | undefined>(identities.length)
  const [row] = await sql.query<Record<keyof Content | 'n', string | null>>(FIND, keysOf(identities))
  if (!row?.n) return kept
  const column = <T>(name: keyof Content | 'n') => JSON.parse(row[name]!) as T[]
  const revision = column<number>('revision')
  const knownAt = column<number>('knownAt')
  const value = column<number | null>('value')
  const numerator = column<number | null>('numerator')
  const denominator = column<number | null>('denominator')
  const estimated = column<boolean>('estimated')
  const simulated = column<boolean>('simulated')
  const source = column<string | null>('source')
  column<number>('n').forEach((n, i) => {
    kept[n - 1] = {
      revision: revision[i]!,
      knownAt: knownAt[i]!,
      value: value[i]!,
      numerator: numerator[i]!,
      denominator: denominator[i]!,
      estimated: estimated[i]!,
      simulated: simulated[i]!,
      source: source[i]!,
    }
  })
  return kept
}

const write = async (sql: Query, insert: string, placed: readonly Placed[]): Promise<number> => {
  if (placed.length === 0) return 0
  const [row] = await sql.query<{ written: number }>(insert, paramsOf(placed))
  return row!.written
}

const writeReadings = async (sql: Query, insert: string, placed: readonly Placed[], pen: string | null): Promise<number> => {
  if (pen === null) return write(sql, counted(insert), placed)
  if (placed.length === 0) return 0
  const [row] = await sql.query<{ written: number }>(noted(insert), [...paramsOf(placed), pen])
  return row!.written
}

/** How many stand as given, bit for bit: 0 and -0 differ, as they do in planKeep. */
const SAME = `
  SELECT count(*)::int AS same
  FROM unnest($1::int4[], $2::int8[], $3::int8[], $4::int4[], $5::float8[], $6::float8[], $7::float8[], $8::bool[])
    AS u(series, starts, ends, department, value, numerator, denominator, estimated)
  CROSS JOIN LATERAL (
    SELECT x.value, x.numerator, x.denominator, x.estimated FROM readings x
    WHERE x.series = u.series AND x.starts = u.starts AND x.ends = u.ends AND x.department = u.department
    OFFSET 0) r
  WHERE float8send(r.value) IS NOT DISTINCT FROM float8send(u.value)
    AND float8send(r.numerator) IS NOT DISTINCT FROM float8send(u.numerator)
    AND float8send(r.denominator) IS NOT DISTINCT FROM float8send(u.denominator)
    AND r.estimated = u.estimated`

/** Whether all of it stands already as given: a batch sent again is asked for in one number, not read back. */
const standsAll = async (tx: Query, placed: readonly Placed[]): Promise<boolean> => {
  const [row] = await tx.query<{ same: number }>(SAME, [
    ...keysOf(placed.map(({ at }) => at)),
    float8s(placed.map(({ content }) => content.value)),
    float8s(placed.map(({ content }) => content.numerator)),
    float8s(placed.map(({ content }) => content.denominator)),
    bools(placed.map(({ content }) => content.estimated)),
  ])
  return row!.same === placed.length
}

/** Takes every identity for new, which most are, and looks only when some were not. */
const keepChunk = async (
  tx: Query,
  chunk: readonly Identity[],
  rows: readonly Row[],
  knownAt: readonly number[],
  outcomes: ReadingOutcome[],
  { pen, stood }: { pen: string | null; stood: ReadonlyMap<Identity, Content> },
): Promise<void> => {
  const hoped = planKeep(chunk, [], rows, knownAt, outcomes)
  const fresh = await writeReadings(tx, INSERT, hoped.fresh, pen)
  if (fresh === 0 && chunk.length > FEW && hoped.superseded.length === 0 && (await standsAll(tx, hoped.fresh))) {
    for (const { rows: its } of chunk) for (const index of its) outcomes[index] = 'unchanged'
    return
  }
  const kept = fresh === chunk.length ? null : await find(tx, chunk)
  const before = kept && chunk.map((one, n) => stood.get(one) ?? kept[n])
  const plan = before ? planKeep(chunk, before, rows, knownAt, outcomes) : hoped
  const superseded = await write(tx, SUPERSEDE, plan.superseded)
  if (plan.fresh.length !== fresh || superseded !== plan.superseded.length) throw new Overtaken()
  await writeReadings(tx, REVISE, plan.revised, pen)
}

/** Keeps rows in one transaction; answers an outcome a row. `pen` names the writer where gateways share the store. */
export const keepReadings = async (
  sql: Sql,
  book: SeriesBook,
  rows: readonly Row[],
  knownAt: readonly number[],
  pen: string | null,
): Promise<ReadingOutcome[]> => {
  if (rows.length === 0) return []
  const series = await book.numbersOf(rows)
  const departments = await book.departmentNumbers(rows.map(({ department }) => department))
  for (let tried = 0; tried < TRIES; tried++) {
    const outcomes = new Array<ReadingOutcome>(rows.length)
    try {
      await sql.transaction(async (tx) => {
        const old = await oldOf(tx, rows, knownAt)
        if (old.length > 0) await tx.query(`SELECT pg_advisory_xact_lock_shared(${FOLD_LOCK})`)
        const packs = await packsAround(tx, rows, { series, departments }, old)
        markPacked(packs, rows, { series, departments }, old, outcomes)
        await markLate(tx, rows, { series, departments }, old, outcomes)
        const all = identitiesOf(rows, series, departments, outcomes)
        const { identities, stood } = await takeOut(tx, packs, all, rows, outcomes)
        for (let from = 0; from < identities.length; from += CHUNK) {
          await keepChunk(tx, identities.slice(from, from + CHUNK), rows, knownAt, outcomes, { pen, stood })
        }
      })
      return outcomes
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error
    }
  }
  throw new CannotKeep('other gateways keep writing the same readings; try again')
}
