import { IncidentReport } from '#contract/incident.ts'
import { NoticeReport, type ReportsAnswer } from '#contract/notice.ts'
import { type Refusal, refused, type Reply } from '#contract/reply.ts'
import { millis } from '#analysis/duration.ts'
import { toDatum } from '#analysis/datum.ts'
import type { z } from 'zod'
import type { Numbered, Sender } from './doors.ts'
import type { Model } from './model.ts'

/** What is wrong with a parsed report against what is declared; null when it may be kept. */
const faultOf = (report: IncidentReport, model: Model, now: number): Refusal | null => {
  if (report.region !== undefined && !model.regions.has(report.region))
    return { reason: 'unknown_region', message: `no region ${report.region}`, path: 'region' }
  if (!model.config.incidents.some((category) => category.id === report.category))
    return { reason: 'unknown_category', message: `no incident category ${report.category}`, path: 'category' }
  if ((report.lon === undefined) !== (report.lat === undefined))
    return { reason: 'missing_field', message: 'lon and lat are given both or neither', path: report.lon === undefined ? 'lon' : 'lat' }
  if (Date.parse(report.time) > now + millis(model.config.place.tolerance))
    return { reason: 'future', message: `${report.time} lies ahead of the place's clock`, path: 'time' }
  return null
}

const parse = <T>(schema: z.ZodType<T>, what: unknown): Reply<T> => {
  const result = schema.safeParse(what)
  if (result.success) return { ok: true, value: result.data }
  const issue = result.error.issues[0]!
  const path = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') return refused('unknown_field', issue.message, issue.keys[0])
  const absent = issue.path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], what) === undefined
  return refused(
    absent && issue.path.length > 0 ? 'missing_field' : issue.code === 'invalid_type' ? 'wrong_type' : 'bad_value',
    issue.message,
    path,
  )
}

/** Whose report it is: the sender's, or with `*` its category's department. */
const departmentOf = (sender: Sender, fallback: string | undefined, model: Model): string | null =>
  sender.department === '*' ? (fallback ?? model.config.departments[0]?.id ?? null) : sender.department

export interface Checked<T> {
  index: number
  id: string
  department: string
  simulated: boolean
  report: T
}

/** Parses and checks incident reports; refused ones go into the answer. Points are turned into the place's datum. */
export const checkIncidents = (
  reports: readonly Numbered<unknown>[],
  sender: Sender,
  model: Model,
  now: number,
  answer: ReportsAnswer,
): Checked<IncidentReport>[] =>
  reports.flatMap(({ index, what }) => {
    const parsed = parse(IncidentReport, what)
    const fault = parsed.ok ? faultOf(parsed.value, model, now) : parsed.refusal
    if (!parsed.ok || fault) {
      answer.refused.push({ index, ...fault! })
      return []
    }
    const report = parsed.value
    const department = departmentOf(sender, model.config.incidents.find((one) => one.id === report.category)?.department, model)!
    const its = model.departments.get(department)!
    const point =
      report.lon !== undefined && report.lat !== undefined ? toDatum([report.lon, report.lat], its.datum, model.config.place.datum) : null
    return [
      {
        index,
        id: `${department}/${report.reference}`,
        department,
        simulated: its.simulated,
        report: point ? { ...report, lon: point[0], lat: point[1] } : report,
      },
    ]
  })

/** Parses notices; refused ones go into the answer. */
export const checkNotices = (
  reports: readonly Numbered<unknown>[],
  sender: Sender,
  model: Model,
  answer: ReportsAnswer,
): Checked<NoticeReport>[] =>
  reports.flatMap(({ index, what }) => {
    const parsed = parse(NoticeReport, what)
    if (!parsed.ok) {
      answer.refused.push({ index, ...parsed.refusal })
      return []
    }
    const department = departmentOf(sender, undefined, model)!
    return [
      {
        index,
        id: `${department}/${parsed.value.reference}`,
        department,
        simulated: model.departments.get(department)!.simulated,
        report: parsed.value,
      },
    ]
  })
