import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkpoints } from '#gateway/store/checkpoints.ts'
import { openPglite } from '#gateway/store/pglite.ts'

const MB = 2 ** 20

it('keeps the log of PGlite within bounds, whatever is written', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'log-'))
  const sql = await openPglite({ folder })
  const log = join(folder, 'pglite/pg_wal')
  const size = () => readdirSync(log).reduce((sum, name) => sum + statSync(join(log, name)).size, 0) / MB
  try {
    await sql.query('CREATE TABLE many (a int, b text)')
    let most = 0
    for (let turn = 0; turn < 110; turn++) {
      await sql.transaction(async (tx) => {
        await tx.query(`INSERT INTO many SELECT g, repeat('x', 1000) FROM generate_series(1, 1000) g`)
        await tx.query('DELETE FROM many')
      })
      if (turn % 40 === 39) await sql.query('TRUNCATE many')
      most = Math.max(most, size())
    }
    const [row] = await sql.query<{ bytes: number }>(`SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 AS bytes`)
    expect(row!.bytes / MB).toBeGreaterThan(125)
    expect(most).toBeLessThan(100)
  } finally {
    await sql.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

it('makes none inside a transaction, and looks only now and then', async () => {
  const asked: string[] = []
  const tidy = checkpoints(async (text) => (asked.push(text.slice(0, 10)), { rows: [{ bytes: 1e9 }] }))
  await tidy('BEGIN')
  for (let turn = 0; turn < 50; turn++) await tidy('INSERT INTO t VALUES (1)')
  expect(asked).toEqual([])
  await tidy('COMMIT')
  expect(asked).toEqual(['SELECT pg_', 'CHECKPOINT'])
  for (let turn = 0; turn < 19; turn++) await tidy('SELECT 1')
  expect(asked).toHaveLength(2)
})
