import { seriesKey } from '#contract/state.ts'
import type { Row } from './store/types.ts'

/** More identities than this are not remembered one by one: everything is read anew. */
const MOST = 100_000
const AT_ONCE = 5_000

/** Readings that the store did not answer for: a commit may have been kept whose answer was lost, and the same again is then `unchanged`. */
export class Doubts {
  private rows = new Map<string, Row>()
  /** There were more than can be remembered. */
  overflown = false

  get size(): number {
    return this.rows.size
  }

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      if (this.rows.size >= MOST) return void (this.overflown = true)
      this.rows.set(`${seriesKey(row.indicator, row.region, row.category)}@${row.start}-${row.end} ${row.department}`, row)
    }
  }

  forget(): void {
    this.rows.clear()
    this.overflown = false
  }

  /** Puts the rows to `look`, which may reject: then they stay doubted. */
  async settle(look: (rows: readonly Row[]) => Promise<void>): Promise<void> {
    while (this.rows.size > 0) {
      const some = [...this.rows].slice(0, AT_ONCE)
      await look(some.map(([, row]) => row))
      for (const [key, row] of some) if (this.rows.get(key) === row) this.rows.delete(key)
    }
  }
}
