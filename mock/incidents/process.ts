import type { IncidentReport } from '#contract/incident.ts'
import { type District, DISTRICTS } from '../city/districts.ts'
import { even, hashOf } from '../city/noise.ts'
import { HOUR, localTime, MINUTE, stampOf } from '../city/periods.ts'
import { dayWeight } from '../city/rhythm.ts'
import { weatherAt } from '../city/weather.ts'
import { DEMAND_LONGEST, DEMAND_SLOT, demandOf } from './demands.ts'
import { GRAVE_SLOT, graveOf } from './grave.ts'
import { PLACES } from './places.ts'
import { type Template, TEMPLATES } from './templates.ts'

/** One event of a mock incident and who tells it. `datum` is not yet applied: the point is WGS-84. */
export interface Told {
  at: number
  department: string
  report: IncidentReport
}

/** One thing may happen in each slot. */
const SLOT = 8 * MINUTE
/** The longest life of an incident. */
export const LONGEST = 14 * HOUR

const pick = <T>(all: readonly T[], weight: (one: T) => number, draw: number): T => {
  let left = draw * all.reduce((sum, one) => sum + weight(one), 0)
  return all.find((one) => (left -= weight(one)) < 0) ?? all.at(-1)!
}

const suits = (seed: number, t: number, district: District) => {
  const { rain, visibility } = weatherAt(seed, t, district.code)
  const { hour } = localTime(t)
  return ({ when }: Template): boolean =>
    when === undefined ||
    (when === 'wet' && rain > 0.2) ||
    (when === 'dry' && rain === 0) ||
    (when === 'fog' && visibility < 2.5) ||
    (when === 'busy' && hour > 9 && hour < 21)
}

const SURNAMES = ['周', '李', '王', '张', '刘', '陈', '杨', '何', '冉', '谭', '向', '罗']

const filled = (text: string, seed: number, slot: number, place: string): string => {
  const number = (name: string): string => String(2 + (hashOf(seed, name, slot) % 7))
  const tail = String(1000 + (hashOf(seed, 'tail', slot) % 9000))
  return text
    .replaceAll('{place}', place)
    .replaceAll('{n}', number('n'))
    .replaceAll('{m}', number('m'))
    .replaceAll('{who}', `${SURNAMES[hashOf(seed, 'who', slot) % SURNAMES.length]}**`)
    .replaceAll('{phone}', `13${hashOf(seed, 'net', slot) % 10}****${tail}`)
}

const STEPS = [
  ['reported', 0],
  ['accepted', 0.06],
  ['handling', 0.22],
  ['resolved', 1],
  ['closed', 1.25],
] as const

/** All events of the incident that begins in a slot, in order; none in most slots of the night. */
export const incidentOf = (seed: number, slot: number): Told[] => {
  const begun = Math.round((slot * SLOT + even(seed, 'moment', slot) * SLOT) / 1000) * 1000
  if (even(seed, 'happens', slot) > 0.4 + 0.36 * Math.min(1.2, dayWeight('emergency', begun) - 0.4)) return []
  const district = pick(DISTRICTS, (d) => d.population * d.urban ** 2, even(seed, 'where', slot))
  const template = pick(TEMPLATES.filter(suits(seed, begun, district)), (t) => t.weight, even(seed, 'what', slot))
  const places = PLACES[district.code]!
  const names = places[template.at]
  const place = names[hashOf(seed, 'place', slot) % names.length]!
  const jitter = (name: string): number => (even(seed, name, slot) - 0.5) * 0.012
  const life = template.minutes * MINUTE * (0.6 + 0.9 * even(seed, 'life', slot))
  const { date } = localTime(begun)
  const report = {
    reference: `${template.category.toUpperCase().slice(0, 3)}-${date.replaceAll('-', '')}-${String(((slot % 180) + 180) % 180).padStart(3, '0')}`,
    kind: template.kind,
    category: template.category,
    level: template.level,
    title: filled(template.title, seed, slot, place),
    text: filled(template.text, seed, slot, place),
    region: district.code,
    lon: Number((district.point[0] + jitter('east')).toFixed(5)),
    lat: Number((district.point[1] + jitter('north')).toFixed(5)),
  }
  return STEPS.map(([status, part]) => {
    const at = Math.round((begun + life * part) / 1000) * 1000
    return { at, department: template.department, report: { ...report, time: stampOf(at), status } }
  })
}

/** What may begin in the city: everyday incidents, grave ones, demands followed one by one. */
const STREAMS = [
  { slot: SLOT, longest: LONGEST, of: incidentOf },
  { slot: GRAVE_SLOT, longest: LONGEST, of: graveOf },
  { slot: DEMAND_SLOT, longest: DEMAND_LONGEST, of: demandOf },
] as const

const begunUntil = (seed: number, from: number, to: number): Told[][] =>
  STREAMS.flatMap(({ slot, longest, of }) => {
    const first = Math.floor((from - longest) / slot)
    return Array.from({ length: Math.floor(to / slot) - first + 1 }, (_, i) => of(seed, first + i))
  })

/** Every event that falls into (from, to], oldest first. */
export const incidentEvents = (seed: number, from: number, to: number): Told[] =>
  begunUntil(seed, from, to)
    .flatMap((all) => all.filter(({ at }) => at > from && at <= to))
    .toSorted((a, b) => a.at - b.at)

const OVER = new Set(['resolved', 'closed'])

/** What a department would have told by `now`: all events of incidents begun since `from` or still open. */
export const incidentsSoFar = (seed: number, from: number, now: number): Told[] =>
  begunUntil(seed, from, now)
    .flatMap((all) => {
      const told = all.filter(({ at }) => at <= now)
      const open = told.length > 0 && !OVER.has(told.at(-1)!.report.status)
      return open || (told[0]?.at ?? -Infinity) >= from ? told : []
    })
    .toSorted((a, b) => a.at - b.at)
