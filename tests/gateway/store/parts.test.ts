import { rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { claim } from '#gateway/store/claim.ts'
import { migrate } from '#gateway/store/migrate.ts'
import { MIGRATIONS } from '#gateway/store/migrations/all.ts'
import { openPglite } from '#gateway/store/pglite.ts'
import { storeOn } from '#gateway/store/store.ts'
import { emptyStore } from '../../helpers/emptyStore.ts'
import { row } from './engines.ts'
import { loaded } from './loaded.ts'

const rows = Array.from({ length: 3_000 }, (_, n) => row({ region: `r${n % 50}`, start: n, end: n + 1, value: n }))
const CONTENT = 'known_at, value, numerator, denominator, estimated, simulated'
/** The same as an older version of the program wrote it, with a revision and a fold of each. */
const AS_BEFORE = [
  "INSERT INTO series (indicator, region, category) SELECT 'economy.gdp', 'r' || n, '' FROM generate_series(0, 49) n",
  "INSERT INTO departments (department) VALUES ('statistics')",
  ...['readings', 'superseded'].map(
    (table, before) => `
      INSERT INTO ${table} (series, starts, ends, department, revision, ${CONTENT})
      SELECT s.id, n, n + 1, 1, ${1 - before}, ${1 - before}, n - ${before}, NULL, NULL, false, false
      FROM generate_series(0, 2999) n JOIN series s ON s.region = 'r' || n % 50`,
  ),
  `INSERT INTO folded (series, starts, ends, department, ${CONTENT}, partial, read_at, rows, at)
   SELECT s.id, 4000, 5000, 1, 0, 9, NULL, NULL, false, false, false, 4999, 2, 3 FROM series s`,
]

it('readings of an older store are in the parts after the step, each one once, and vacuuming loses none', { timeout: 60_000 }, async () => {
  const folder = await emptyStore()
  const sql = await openPglite({ folder })
  await migrate(
    sql,
    0,
    MIGRATIONS.filter(({ number }) => number < 4),
  )
  const epoch = await claim(sql, 'here', () => 'epoch')
  for (const statement of AS_BEFORE) await sql.transaction((tx) => tx.query(statement))
  await migrate(sql, 0)
  const after = await storeOn(sql, epoch, String, 'pen')
  const values = async () => (await loaded(after, ['economy.gdp'])).rows.map(({ value }) => value!).sort((a, b) => a - b)
  const all = [...rows.map(({ value }) => value!), ...Array.from({ length: 50 }, () => 9)].sort((a, b) => a - b)
  expect(await values()).toEqual(all)
  const kept = await after.revisions({ indicator: 'economy.gdp', region: 'r7', category: null, from: 0, to: 5000 })
  expect(kept.map(({ revision, folded }) => [revision, folded?.rows])).toEqual([
    ...Array.from({ length: 60 }, () => [
      [0, undefined],
      [1, undefined],
    ]).flat(),
    [-1, 2],
  ])
  expect(new Set(await after.keep(rows, 2))).toEqual(new Set(['unchanged']))
  for (const step of after.vacuuming) await step()
  expect(await values()).toEqual(all)
  await sql.close()
  rmSync(folder, { recursive: true })
})
