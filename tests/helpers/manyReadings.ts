import type { Config } from '#contract/config.ts'
import { modelOf } from '#gateway/model.ts'
import type { Row } from '#gateway/store/types.ts'
import { periodAt, shift, type Span } from '#analysis/period.ts'

/**
 * Readings of a declared place, newest period first across all its series, until `most` of them: what a place in use has sent.
 * An indicator that declares `every` gets instants at that rhythm inside its newest nine periods, the others period readings.
 */
export function* manyReadings(config: Config, now: number, most: number): Generator<Row> {
  const model = modelOf(config, 1)
  const series = config.indicators.flatMap((indicator) => {
    const regions = model.standing(indicator.scope).filter((region) => region.tier === indicator.scope.tier)
    const declared = indicator.categories
    const categories = declared?.kind === 'closed' ? declared.list.map((one) => one.id) : [null]
    return regions.flatMap((region) =>
      categories.map((category) => ({
        indicator,
        region: region.code,
        category,
        span: periodAt(now, indicator.grain, model.zone) as Span,
      })),
    )
  })
  let made = 0
  while (made < most) {
    for (const one of series) {
      one.span = shift(one.span, -1, model.zone)
      const { indicator, span } = one
      const value = ((span.start / 60_000 + Number.parseInt(one.region, 36)) % 997) / 10
      const ratio = indicator.gather === 'ratio'
      yield {
        indicator: indicator.id,
        region: one.region,
        category: one.category,
        department: indicator.department,
        start: span.start,
        end: span.end,
        value: ratio ? (value / 1000) * indicator.per : value,
        numerator: ratio ? value : null,
        denominator: ratio ? 1000 : null,
        quality: 'measured',
        simulated: model.departments.get(indicator.department)!.simulated,
        source: null,
      }
      if (++made >= most) return
    }
  }
}
