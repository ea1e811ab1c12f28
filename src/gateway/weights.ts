import { isDeepStrictEqual } from 'node:util'
import type { Composite } from '#contract/composite.ts'
import { seriesKey } from '#contract/state.ts'
import type { Finding } from '#analysis/finding.ts'
import { isWeighed, type LiveRow, type LiveWeights, liveWeights } from '#analysis/index/liveWeights.ts'
import { labelOf, periodAt, shift, type Span } from '#analysis/period.ts'
import type { Ledger } from './ledger.ts'
import type { Model } from './model.ts'

/** Rows that are read before others are let in. */
const SLICE = 40

/** The weights of an index: for which span they stand, of which periods they are made, and why they are equal where nothing better could be had. */
export interface InForce {
  /** In the members' order; equal where `made` is refused. */
  weights: readonly number[]
  hold: Span | null
  window: { first: Span; last: Span } | null
  made: Finding<LiveWeights>
}

type Newest = (id: string, region: string, before: number) => { value: number | null } | null

/**
 * The weights of every index. Those that are made of figures stand for the hold that contains the index's newest period and are made of the
 * window before it, all of it in memory: every gateway and every start finds the same. A figure of the hold itself does not touch them.
 */
export class Weights {
  private readonly kept = new Map<string, InForce>()
  private readonly stale = new Set<string>()
  private readonly order: readonly Composite[]

  constructor(
    private readonly model: Model,
    private readonly ledger: Ledger,
    private readonly newest: Newest,
  ) {
    this.order = membersFirst(model)
  }

  /** The weights in force; made at the first look. */
  of(composite: Composite): InForce {
    const known = this.kept.get(composite.id)
    if (known) return known
    const rows: LiveRow[] = []
    const ground = this.ground(composite)
    if (ground) for (const row of this.rows(composite, ground)) rows.push(row)
    return this.keep(composite, ground, rows)
  }

  /** A figure of an index changed in a period (−Infinity: in all). */
  touched(id: string, start: number): void {
    const hold = this.kept.get(id)?.hold
    if (hold && start >= hold.start && start < hold.end) return
    if (this.kept.has(id) && isWeighed(this.model.composites.get(id)!)) this.stale.add(id)
  }

  /** Makes anew what was touched, members' indices first; `moved` hears of each index whose weights are other ones now. */
  async settle(breath: () => Promise<unknown>, moved: (id: string) => void): Promise<void> {
    if (this.stale.size === 0) return
    for (const composite of this.order) {
      if (!this.stale.delete(composite.id)) continue
      const before = this.kept.get(composite.id)
      const ground = this.ground(composite)
      const rows: LiveRow[] = []
      if (ground)
        for (const row of this.rows(composite, ground)) {
          rows.push(row)
          if (rows.length % SLICE === 0) await breath()
        }
      const now = this.keep(composite, ground, rows)
      if (!isDeepStrictEqual(before?.weights, now.weights)) moved(composite.id)
    }
  }

  private keep(composite: Composite, ground: { hold: Span; window: InForce['window'] } | null, rows: readonly LiveRow[]): InForce {
    const made = liveWeights(composite, rows)
    const of = composite.members.length
    const weights = made.ok ? made.value.weights : composite.members.map(() => 1 / of)
    const inForce: InForce = { weights, hold: ground?.hold ?? null, window: ground?.window ?? null, made }
    this.kept.set(composite.id, inForce)
    return inForce
  }

  /** The hold that contains the newest period of the index, and the window before it; null where nothing is weighed or nothing known. */
  private ground(composite: Composite): { hold: Span; window: NonNullable<InForce['window']> } | null {
    if (!isWeighed(composite)) return null
    const { zone } = this.model
    const starts = this.model
      .standing(composite.scope)
      .flatMap(({ code }) => this.ledger.latest(seriesKey(composite.id, code, null))?.start ?? [])
    if (starts.length === 0) return null
    const { periods, lag, hold: length } = composite.window
    const hold = periodAt(Math.max(...starts), length, zone)
    const last = shift(periodAt(hold.start, composite.grain, zone), -1 - lag, zone)
    return { hold, window: { first: shift(last, 1 - periods, zone), last } }
  }

  private *rows(composite: Composite, { window }: { window: NonNullable<InForce['window']> }): Generator<LiveRow> {
    const { zone } = this.model
    const regions = this.model
      .standing(composite.scope)
      .filter(({ tier, kind, until }) => tier === composite.scope.tier && kind !== 'functional' && until === undefined)
    for (let span = window.first; span.start <= window.last.start; span = shift(span, 1, zone))
      for (const { code } of regions) {
        const values = composite.members.map(({ indicator }) => this.newest(indicator, code, span.end)?.value ?? null)
        yield { region: code, period: labelOf(span, zone), values }
      }
  }
}

/** Every index after the indices that are members of it. */
const membersFirst = ({ composites }: Model): Composite[] => {
  const order = new Set<Composite>()
  const visit = (composite: Composite): void => {
    if (order.has(composite)) return
    for (const { indicator } of composite.members) {
      const member = composites.get(indicator)
      if (member) visit(member)
    }
    order.add(composite)
  }
  for (const composite of composites.values()) visit(composite)
  return [...order]
}
