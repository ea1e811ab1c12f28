import { setImmediate as breath } from 'node:timers/promises'
import { LEVELS } from '#contract/names.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { Outlook, OutlookLine } from '#contract/outlook.ts'
import { seriesKey, type State } from '#contract/state.ts'
import { dateOf } from '#analysis/bases.ts'
import { judgeLevel } from '#analysis/level.ts'
import { worst } from '#analysis/levels.ts'
import { labelOf, periodAt, shift, type Span } from '#analysis/period.ts'
import { iso } from '#analysis/zone.ts'
import type { Pipeline } from '../pipeline.ts'
import { aheadOf, HORIZON, LEAST, LENGTH, lookAhead } from './lookAhead.ts'
import { Pasts } from './pasts.ts'

const HOUR = 3_600_000
/** An answer is good for so long (ms): figures are by the hour. */
const GOOD_FOR = 60_000

export interface OutlookParts {
  pipeline: () => Pipeline
  state: (key: string) => State | undefined
  now: () => number
  log: (error: unknown) => void
}

const byGravity = (a: OutlookLine, b: OutlookLine): number =>
  LEVELS.indexOf(b.heading) - LEVELS.indexOf(a.heading) || b.probability - a.probability || a.hours - b.hours

/**
 * Early warning: which hourly figures of the place and of its districts are heading for a graver band. Looked up when somebody asks,
 * at most once a minute, a few series at a time. Every gateway finds the same from the same readings.
 */
export class OutlookDesk {
  private pasts: Pasts
  private model: unknown = null
  private looking = false
  private lookedAt = -Infinity
  private outlook: Outlook = { at: null, horizon: HORIZON, least: LEAST, looked: 0, left: {}, lines: [] }

  constructor(private readonly parts: OutlookParts) {
    this.pasts = new Pasts(LENGTH, breath)
  }

  /** What is known by now; a new look begins where it is old. */
  ask(): Outlook {
    const age = this.parts.now() - this.lookedAt
    if (!this.looking && (age < 0 || age >= GOOD_FOR)) {
      this.looking = true
      this.look()
        .catch(this.parts.log)
        .finally(() => (this.looking = false))
    }
    return this.outlook
  }

  private async look(): Promise<void> {
    const pipeline = this.parts.pipeline()
    const { model } = pipeline
    if (this.model !== model) this.pasts = new Pasts(LENGTH, breath)
    this.model = model
    const now = this.parts.now()
    const lines: OutlookLine[] = []
    const left: Record<string, number> = {}
    let looked = 0
    for (const { indicator, region } of this.watched(pipeline)) {
      const line = await this.lineOf(pipeline, indicator, region, now)
      if (typeof line === 'string') left[line] = (left[line] ?? 0) + 1
      else looked += 1
      if (line !== null && typeof line !== 'string') lines.push(line)
    }
    this.outlook = { ...this.outlook, at: iso(now, model.zone), looked, left, lines: lines.sort(byGravity) }
    this.lookedAt = now
  }

  /** Hourly figures with bands, of the root of their scope and of the regions right below it. */
  private watched({ model }: Pipeline): { indicator: Indicator; region: string }[] {
    return [...model.indicators.values()]
      .filter(({ grain, bands }) => grain === 'hour' && bands.length > 0)
      .flatMap((indicator) => {
        const { root } = indicator.scope
        return [root, ...model.children(root).map(({ code }) => code)].map((region) => ({ indicator, region }))
      })
  }

  /**
   * A line, null where it heads for nothing, or the reason why it could not be looked at. What the last whole hour stood at
   * already is nothing early, though the running hour stands better so far.
   */
  private async lineOf(pipeline: Pipeline, indicator: Indicator, region: string, now: number): Promise<OutlookLine | string | null> {
    const { zone, calendar } = pipeline.model
    const key = seriesKey(indicator.id, region, null)
    const state = this.parts.state(key)
    if (state === undefined || state.period === null || state.value === null) return 'no_value'
    if (state.freshness !== 'live') return state.freshness
    const current = periodAt(Date.parse(state.period.start), 'hour', zone)
    const newest = state.period.until === null ? current : shift(current, -1, zone)
    if (now - newest.end > 2 * HOUR) return 'late'
    const before = (back: number): Span => shift(newest, -back, zone)
    const read = (span: Span): number | null => pipeline.figures.peek(indicator.id, region, null, span).value
    const values = await this.pasts.of(key, newest, before, read, now)
    const stood = judgeLevel(values.at(-1)!, indicator.bands, indicator.hysteresis, 'normal')
    const bands = aheadOf(indicator, worst([state.level, stood]))
    if (bands.length === 0) return null
    const kindOf = (back: number) => calendar.isWorkday(dateOf(before(back).start, zone))
    const classes = indicator.compare === 'weekday' ? values.map((_, at) => kindOf(values.length - 1 - at)) : undefined
    const heading = lookAhead(bands, values, classes)
    if (!heading.ok) {
      this.pasts.short(key)
      return heading.refusal.reason
    }
    if (heading.value === null) return null
    const { level, value: bound, side, steps, probability, ways } = heading.value
    return {
      indicator: indicator.id,
      region,
      level: state.level,
      value: values.at(-1)!,
      period: labelOf(newest, zone),
      heading: level as OutlookLine['heading'],
      bound,
      side,
      hours: steps,
      probability,
      ways,
      simulated: state.simulated,
    }
  }
}
