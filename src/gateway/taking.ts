import { isDeepStrictEqual } from 'node:util'
import { seriesKey } from '#contract/state.ts'
import type { Span } from '#analysis/period.ts'
import type { Cell } from './cell.ts'
import type { Figures } from './figures.ts'
import type { Ledger } from './ledger.ts'
import type { Model } from './model.ts'
import { reportedCell } from './reported.ts'
import type { KeptRow, Store } from './store/types.ts'
import { type Dirty, Touch } from './touch.ts'

interface Late {
  row: KeptRow
  span: Span
}

/** Takes kept rows into the ledger, and marks what they move. */
export class Taking {
  constructor(
    private readonly model: Model,
    private readonly ledger: Ledger,
    private readonly figures: Figures,
    private readonly store: Pick<Store, 'revisions'>,
  ) {}

  /** Resolves when the store has been asked for the rest of periods that were let go. Rejects with CannotKeep when it cannot be asked. */
  async take(rows: readonly KeptRow[], dirty: Dirty): Promise<void> {
    const touch = new Touch(this.model, this.ledger, this.figures, dirty)
    const late: Late[] = []
    for (const row of rows) {
      const stood = row.folded ? this.said(row) : null
      const span = this.ledger.put(row)
      if (!span || (row.folded && isDeepStrictEqual(stood, this.said(row)))) continue
      touch.series(row.indicator, row.region, row.category, span)
      const isWhole = row.start === span.start && row.end === span.end
      if (!row.folded && !isWhole && this.ledger.isFrozen(row, span)) late.push({ row, span })
    }
    await this.thaw(late, dirty)
  }

  /** What is known of a folded period: no more and no less than before it was folded, but for a gateway that had not heard of all of it. */
  private said({ indicator: id, region, category, start, end }: KeptRow): Cell | null {
    const indicator = this.model.indicators.get(id)
    if (!indicator) return null
    return reportedCell(this.ledger.feedsOf(seriesKey(id, region, category)), indicator, { start, end, grain: indicator.grain }, null)
  }

  private async thaw(late: readonly Late[], dirty: Dirty): Promise<void> {
    const nameOf = ({ row, span }: Late) => `${seriesKey(row.indicator, row.region, row.category)}@${span.start} ${row.department}`
    const periods = new Map(late.map((one) => [nameOf(one), one]))
    for (const { row, span } of periods.values()) {
      const { indicator, region, category, department } = row
      const revisions = await this.store.revisions({ indicator, region, category, from: span.start, to: span.end + 1 })
      this.ledger.thaw(seriesKey(indicator, region, category), department, span, revisions)
      new Touch(this.model, this.ledger, this.figures, dirty).series(indicator, region, category, span)
    }
  }
}
