import { openStore } from '#gateway/store/open.ts'
import type { Row } from '#gateway/store/types.ts'

/** Keeps batches of 200 new rows from `first` on, and says each one's last number once it was answered. */
const [database, first] = [process.argv[2]!, Number(process.argv[3])]
const store = await openStore({ database, place: 'here', now: () => 0 })
process.stdout.write('open\n')
for (let n = first; ; n += 200) {
  const rows = Array.from({ length: 200 }, (_, i): Row => ({
    indicator: 'economy.gdp',
    region: `r${i % 5}`,
    category: null,
    department: 'statistics',
    start: n + i,
    end: n + i + 1,
    value: n + i,
    numerator: null,
    denominator: null,
    quality: 'measured',
    simulated: false,
    source: null,
  }))
  await store.keep(rows, n)
  process.stdout.write(`${n + 200}\n`)
}
