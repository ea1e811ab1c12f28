import type { Indicator } from '#contract/indicator.ts'
import { GRAINS } from '#contract/names.ts'
import type { Reading } from '#contract/reading.ts'
import { given, type Refusal, refused, type Reply } from '#contract/reply.ts'
import { millis } from '#analysis/duration.ts'
import { parseTime } from '#analysis/parseTime.ts'
import { instantIn } from '#analysis/period.ts'
import type { Categories } from './openCategories.ts'
import type { Model } from './model.ts'
import type { Row } from './store/types.ts'

const PREFIXES: Record<string, number> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8, 万亿: 1e12 }

/** The factor from a unit a reading carries into the indicator's own, or null. */
const factorOf = (unit: string, indicator: Indicator): number | null => {
  if (unit in indicator.units && Object.hasOwn(indicator.units, unit)) return indicator.units[unit]!
  if (unit === indicator.unit) return indicator.scale === 1 ? 1 : 1 / indicator.scale
  if (!unit.endsWith(indicator.unit)) return null
  const prefix = unit.slice(0, unit.length - indicator.unit.length)
  return Object.hasOwn(PREFIXES, prefix) ? PREFIXES[prefix]! / indicator.scale : null
}

/** Who may be meant by a sender: a department itself, or with `*` the one `source` names, else the authority. */
const departmentOf = (reading: Reading, sender: string, indicator: Indicator, model: Model): string => {
  if (sender !== '*') return sender
  return reading.source !== undefined && model.departments.has(reading.source) ? reading.source : indicator.department
}

const times = new WeakMap<Model, Map<string, ReturnType<typeof parseTime>>>()
/** Batches carry the same few times: each is parsed once. */
const parsed = (time: string, model: Model): ReturnType<typeof parseTime> => {
  let cache = times.get(model)
  if (!cache) times.set(model, (cache = new Map()))
  let result = cache.get(time)
  if (!result) {
    if (cache.size > 20_000) cache.clear()
    cache.set(time, (result = parseTime(time, model.zone)))
  }
  return result
}

/** Holds a reading against what is declared; answers the row to keep. */
export const checkRow = (reading: Reading, sender: string, model: Model, categories: Categories, now: number): Reply<Row> => {
  const indicator = model.indicators.get(reading.indicator)
  if (!indicator)
    return refused(
      'unknown_indicator',
      model.composites.has(reading.indicator)
        ? `${reading.indicator} is computed here and cannot be reported`
        : `no indicator ${reading.indicator}`,
      'indicator',
    )
  const department = departmentOf(reading, sender, indicator, model)
  if (department !== indicator.department && !indicator.departments.includes(department))
    return refused('not_yours', `${department} may not report ${indicator.id}`, 'indicator')
  const place = checkPlace(reading, indicator, model) ?? checkCategory(reading, indicator, model, categories)
  if (place) return { ok: false, refusal: place }
  const time = parsed(reading.time, model)
  if (!time.ok) return refused(time.refusal.reason, time.refusal.message, 'time')
  const { start, end, grain } = time.value
  if (grain !== null && GRAINS.indexOf(grain) > GRAINS.indexOf(indicator.grain))
    return refused('wrong_grain', `${indicator.id} is kept by ${indicator.grain}; ${reading.time} is a ${grain}`, 'time')
  if (start > now + millis(model.config.place.tolerance))
    return refused('future', `${reading.time} lies ahead of the place's clock`, 'time')
  if (indicator.until !== undefined) {
    const until = parsed(indicator.until, model)
    const its = instantIn(start, indicator.grain, grain === null ? indicator.stamp : 'start', model.zone)
    if (until.ok && its.start >= until.value.end) return refused('after_end', `${indicator.id} ended with ${indicator.until}`, 'time')
  }
  const value = checkValue(reading, indicator)
  if (!value.ok) return value
  return given({
    indicator: indicator.id,
    region: reading.region,
    category: reading.category ?? null,
    department,
    start,
    end,
    ...value.value,
    quality: reading.quality ?? 'measured',
    simulated: model.departments.get(department)!.simulated,
    source: reading.source === department ? null : (reading.source ?? null),
    ...(grain !== indicator.grain && { lies: grain === null && indicator.stamp === 'end' ? start - 1 : start }),
  })
}

const no = (reason: Refusal['reason'], message: string, path: string): Refusal => ({ reason, message, path })

const checkPlace = (reading: Reading, indicator: Indicator, model: Model): Refusal | null => {
  const region = model.regions.get(reading.region)
  if (!region) return no('unknown_region', `no region ${reading.region}`, 'region')
  const { root, tier } = indicator.scope
  const inside = model.within(region.code, root) && (region.kind === 'functional' || model.reports(region.code, tier))
  return inside ? null : no('wrong_region', `${indicator.id} is reported by ${tier} within ${root}, not by ${region.code}`, 'region')
}

const checkCategory = (reading: Reading, indicator: Indicator, model: Model, categories: Categories): Refusal | null => {
  const { category } = reading
  if (category === undefined) return null
  const declared = indicator.categories
  if (!declared) return no('unknown_category', `${indicator.id} has no categories`, 'category')
  if (declared.kind === 'closed')
    return declared.list.some((one) => one.id === category)
      ? null
      : no('unknown_category', `no category ${category} in ${indicator.id}`, 'category')
  if (declared.kind === 'regions')
    return model.regions.get(category)?.tier === declared.tier
      ? null
      : no('unknown_category', `${category} is no region of tier ${declared.tier}`, 'category')
  return categories.admit(indicator, category)
    ? null
    : no('too_many_categories', `${indicator.id} keeps at most ${declared.cap} categories`, 'category')
}

const finite = (value: number | null | undefined): boolean => value == null || Number.isFinite(value)

const checkValue = (reading: Reading, indicator: Indicator): Reply<Pick<Row, 'value' | 'numerator' | 'denominator'>> => {
  const { numerator = null, denominator = null } = reading
  for (const path of ['value', 'numerator', 'denominator'] as const)
    if (!finite(reading[path])) return refused('bad_value', 'not a finite number', path)
  const factor = reading.unit === undefined ? 1 : factorOf(reading.unit, indicator)
  if (factor === null)
    return refused('wrong_unit', `${indicator.id} is in ${indicator.unit} × ${indicator.scale}; ${reading.unit} is not declared`, 'unit')
  if (indicator.gather === 'ratio') {
    if (reading.numerator === undefined || reading.denominator === undefined)
      return refused(
        'bad_ratio',
        `${indicator.id} is a ratio: send numerator and denominator`,
        reading.numerator === undefined ? 'numerator' : 'denominator',
      )
    if ((numerator === null) !== (denominator === null))
      return refused('bad_ratio', 'numerator and denominator are given both or neither', numerator === null ? 'numerator' : 'denominator')
    const value = numerator === null || denominator === null || denominator === 0 ? null : (numerator / denominator) * indicator.per
    return given({ value, numerator, denominator })
  }
  if (reading.value === undefined) return refused('missing_field', 'value is missing; null says that it is known to be missing', 'value')
  return given({
    value: reading.value === null ? null : factor === 1 ? reading.value : reading.value * factor,
    numerator: null,
    denominator: null,
  })
}
