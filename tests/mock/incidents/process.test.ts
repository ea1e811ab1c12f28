import { describe, expect, it } from 'vitest'
import { IncidentReport, OPEN_STATUSES } from '#contract/incident.ts'
import { NoticeReport } from '#contract/notice.ts'
import { DISTRICTS } from '../../../mock/city/districts.ts'
import { DAY, HOUR } from '../../../mock/city/periods.ts'
import { NO_HOLIDAYS } from '../../../mock/city/rhythm.ts'
import { inDatumOf } from '../../../mock/incidents/datum.ts'
import { noticesAt } from '../../../mock/incidents/notices.ts'
import { PLACES } from '../../../mock/incidents/places.ts'
import { incidentEvents, incidentsSoFar } from '../../../mock/incidents/process.ts'
import { TEMPLATES } from '../../../mock/incidents/templates.ts'
import { declaredIn, incidentCategoriesIn } from '../declared.ts'

const NOW = Date.parse('2026-11-20T15:00:00+08:00')
const START = Date.parse('2026-11-20T00:00:00+08:00')

const openAt = (t: number, which: (report: IncidentReport) => boolean): IncidentReport[] => {
  const last = new Map(incidentsSoFar(3, t, t).map(({ report }) => [report.reference, report]))
  return [...last.values()].filter((report) => OPEN_STATUSES.includes(report.status) && which(report))
}
const everyday = (report: IncidentReport): boolean => report.category !== 'supervised'

describe('incidents of the mock city', () => {
  it('use declared categories, told by the department that answers for them', () => {
    const declared = new Map(incidentCategoriesIn('chongqing').map((category) => [category.id, category]))
    for (const template of TEMPLATES) {
      expect(declared.get(template.category), template.category).toMatchObject({ kind: template.kind, department: template.department })
    }
    const doors = new Map(declaredIn('chongqing').departments.map((department) => [department.id, department.door]))
    expect(TEMPLATES.filter(({ department }) => doors.get(department) !== 'all')).toEqual([])
  })

  it('are well-formed reports with real places of their district', () => {
    expect(Object.keys(PLACES).toSorted()).toEqual(DISTRICTS.map(({ code }) => code).toSorted())
    const events = incidentEvents(3, NOW - 3 * DAY, NOW)
    expect(events.length).toBeGreaterThan(300)
    for (const { report } of events) {
      expect(IncidentReport.safeParse(report).error).toBeUndefined()
      const { roads, spots, slopes } = PLACES[report.region!]!
      expect([...roads, ...spots, ...slopes].some((name) => report.title.includes(name))).toBe(true)
      expect(`${report.title}${report.text}`).not.toMatch(/[{}]/)
    }
  })

  it('mask persons and telephones', () => {
    const texts = incidentEvents(3, NOW - 9 * DAY, NOW).map(({ report }) => report.text ?? '')
    expect(texts.some((text) => /[\u4e00-\u9fff]\*\*/.test(text))).toBe(true)
    expect(texts.some((text) => /1\d\d\*{4}\d{4}/.test(text))).toBe(true)
    expect(texts.filter((text) => /\d{11}/.test(text))).toEqual([])
  })

  it('live from reported to closed, in order, under one reference', () => {
    const byReference = new Map<string, string[]>()
    for (const { report } of incidentEvents(3, NOW - 2 * DAY, NOW + 2 * DAY)) {
      byReference.set(report.reference, [...(byReference.get(report.reference) ?? []), report.status])
    }
    const whole = [...byReference.values()].filter((statuses) => statuses[0] === 'reported' && statuses.at(-1) === 'closed')
    expect(whole.length).toBeGreaterThan(100)
    const order = ['reported', 'accepted', 'handling', 'resolved', 'closed']
    for (const statuses of whole) expect(statuses).toEqual(statuses.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)))
  })

  it('nearly always hold one at orange, a few at yellow, and turn red now and then for minutes', () => {
    const counts = Array.from({ length: 48 }, (_, i) => openAt(NOW + i * 31 * 60_000, everyday))
    const meanOf = (level: string): number =>
      counts.reduce((sum, reports) => sum + reports.filter((one) => one.level === level).length, 0) / counts.length
    expect(meanOf('orange')).toBeGreaterThan(0.7)
    expect(meanOf('orange')).toBeLessThan(2)
    expect(meanOf('yellow')).toBeGreaterThan(1)
    expect(meanOf('yellow')).toBeLessThan(5)
    const reds = new Map<string, number[]>()
    for (const { at, report } of incidentEvents(3, NOW, NOW + 2 * DAY)) {
      const begun = reds.get(report.reference)
      if (report.level === 'red') reds.set(report.reference, [at])
      else if (begun?.length === 1) begun.push(at)
    }
    expect(reds.size).toBeGreaterThan(12)
    expect(reds.size).toBeLessThan(36)
    for (const [from, to] of reds.values()) if (to !== undefined) expect(to - from!).toBeLessThan(10 * 60_000)
  })

  it('follow some dozens of demands for weeks, a few beyond their limit', () => {
    const demands = openAt(NOW, (one) => one.category === 'supervised')
    expect(demands.length).toBeGreaterThan(15)
    expect(demands.length).toBeLessThan(45)
    const over = demands.filter((one) => one.level !== 'normal')
    expect(over.length).toBeGreaterThan(0)
    expect(over.length).toBeLessThan(10)
    for (const one of demands) expect(one.text).toMatch(/[\u4e00-\u9fff]\*\*（13\d\*{4}\d{4}）/)
  })

  it('are about eight to fifteen at a time, fewer at night', () => {
    const counts = Array.from({ length: 40 }, (_, i) => openAt(NOW + i * 25 * HOUR, everyday).length)
    const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length
    expect(mean).toBeGreaterThan(7)
    expect(mean).toBeLessThan(16)
    expect(Math.min(...counts)).toBeGreaterThan(1)
  })

  it('are the same told at once or as they come', () => {
    const stepwise = Array.from({ length: 15 }, (_, hour) => incidentEvents(3, START + hour * HOUR, START + (hour + 1) * HOUR)).flat()
    const begun = new Set(stepwise.filter(({ report }) => report.status === 'reported').map(({ report }) => report.reference))
    const sofar = incidentsSoFar(3, START, NOW).filter(({ report }) => begun.has(report.reference))
    expect(sofar).toEqual(stepwise.filter(({ report }) => begun.has(report.reference)))
  })

  it('stand in their department’s coordinates', () => {
    const { report } = incidentEvents(3, NOW - HOUR, NOW)[0]!
    const [gcj, wgs] = ['public_security', 'meteorology'].map((id) =>
      declaredIn('chongqing').departments.find((department) => department.id === id)!,
    )
    expect(inDatumOf(wgs, report)).toEqual(report)
    expect(inDatumOf(gcj, report).lon! - report.lon!).toBeCloseTo(0.0036, 6)
  })
})

describe('notices of the mock city', () => {
  it('are four to seven valid ones at any time, in words', () => {
    for (let i = 0; i < 50; i++) {
      const t = NOW + i * 11 * HOUR
      const notices = noticesAt(3, t, NO_HOLIDAYS)
      expect(notices.length).toBeGreaterThanOrEqual(4)
      expect(notices.length).toBeLessThanOrEqual(7)
      for (const { report } of notices) expect(NoticeReport.safeParse(report).error).toBeUndefined()
    }
  })

  it('speak of a holiday on its eve', () => {
    const eve = { free: new Set(['2026-11-21']), work: new Set<string>() }
    expect(noticesAt(3, NOW, eve).map(({ report }) => report.title)).toContain('节日出行提示')
    expect(noticesAt(3, NOW, NO_HOLIDAYS).map(({ report }) => report.title)).not.toContain('节日出行提示')
  })
})
