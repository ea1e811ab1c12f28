import type { Indicator } from '#contract/indicator.ts'
import type { Ledger } from './ledger.ts'

/** Which words an open category list still takes: those seen, and new ones up to its cap, one batch's own counted in. */
export class Categories {
  private readonly seen = new Map<string, Set<string>>()

  constructor(private readonly ledger: Ledger) {}

  /** Whether an open list takes a word; a new one is remembered. */
  admit(indicator: Indicator, category: string): boolean {
    let words = this.seen.get(indicator.id)
    if (!words) this.seen.set(indicator.id, (words = new Set(this.ledger.categories(indicator.id, indicator.scope.root))))
    if (words.has(category)) return true
    const cap = indicator.categories?.kind === 'open' ? indicator.categories.cap : Infinity
    if (words.size >= cap) return false
    words.add(category)
    return true
  }
}
