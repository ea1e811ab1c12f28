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

it('readings of an older store are in the parts after the step, each one once, and vacuuming loses none', { timeout: 60_000 }, async () => {
  const folder = await emptyStore()
  const sql = await openPglite({ folder })
  await migrate(
    sql,
    0,
    MIGRATIONS.filter(({ number }) => number < 4),
  )
  const epoch = await claim(sql, 'here', () => 'epoch')
  const store = () => storeOn(sql, epoch, String, 'pen')
  await (await store()).keep(rows, 1)
  await migrate(sql, 0)
  const after = await store()
  const values = async () => (await loaded(after, ['economy.gdp'])).rows.map(({ value }) => value!).sort((a, b) => a - b)
  expect(await values()).toEqual(rows.map(({ value }) => value))
  expect(new Set(await after.keep(rows, 2))).toEqual(new Set(['unchanged']))
  for (const step of after.vacuuming) await step()
  expect(await values()).toHaveLength(3_000)
  await sql.close()
  rmSync(folder, { recursive: true })
})
