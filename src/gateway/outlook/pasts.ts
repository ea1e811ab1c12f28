import type { Span } from '#analysis/period.ts'

/** Values that are read before others are let in: one of a parent is made of all its children. */
const SLICE = 24

/** So many periods of a series that are read again each time: late ones and revisions reach no further as a rule. */
const AGAIN = 6

/** How long a past stands before it is read whole again (ms), for what came late: a short one is likelier to have grown. */
const STANDS = { whole: 6 * 3_600_000, short: 10 * 60_000 }

interface Past {
  newest: number
  readAt: number
  short: boolean
  values: (number | null)[]
}

/** The last values of each series, oldest first, read once and then only at their end: a figure's past costs nothing a second time. */
export class Pasts {
  private kept = new Map<string, Past>()

  constructor(
    private readonly length: number,
    private readonly breath: () => Promise<void>,
  ) {}

  /** The values of the periods up to `newest`, as `before` counts back from it and `value` reads them. */
  async of(
    key: string,
    newest: Span,
    before: (back: number) => Span,
    value: (span: Span) => number | null,
    now: number,
  ): Promise<readonly (number | null)[]> {
    const past = this.standing(key, now)
    const passed = past === undefined ? this.length : this.passed(past.newest, newest, before)
    const again = Math.min(this.length, passed + AGAIN)
    const old = past === undefined ? [] : past.values.slice(passed, this.length + passed - again)
    const values = [...old]
    for (let back = again - 1; back >= 0; back--) {
      values.push(value(before(back)))
      if (back % SLICE === 0) await this.breath()
    }
    this.kept.set(key, { newest: newest.start, readAt: past?.readAt ?? now, short: past?.short ?? false, values })
    return values
  }

  /** A series whose past was found too short for anything. */
  short(key: string): void {
    const past = this.kept.get(key)
    if (past !== undefined) past.short = true
  }

  private standing(key: string, now: number): Past | undefined {
    const past = this.kept.get(key)
    if (past === undefined) return undefined
    const age = now - past.readAt
    return age >= 0 && age < STANDS[past.short ? 'short' : 'whole'] ? past : undefined
  }

  private passed(known: number, newest: Span, before: (back: number) => Span): number {
    if (newest.start < known) return this.length
    let passed = 0
    while (passed < this.length && before(passed).start > known) passed += 1
    return passed
  }
}
