import { openStore } from '#gateway/store/open.ts'

const HOUR = 3_600_000
const MOST = 100

/** Packs the whole hours of `r0` to `r4`, a few at a time, and says how many each time it was answered; ends when there are none left. */
const store = await openStore({ database: process.argv[2]!, place: 'here', now: () => 0 })
process.stdout.write('open\n')
for (let region = 0; region < 5; region++) {
  const series = { indicator: 'economy.gdp', region: `r${region}`, category: null }
  for (let from: number | null = 0; from !== null;) {
    const { rows, next } = await store.pack({ series, from, to: Number.MAX_SAFE_INTEGER, shorter: HOUR / 2, most: MOST }, null)
    process.stdout.write(`${rows}\n`)
    from = next
  }
}
await store.close()
