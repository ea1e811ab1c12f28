import { describe, expect, it } from 'vitest'
import { Incident, type IncidentEvent, type IncidentReport } from '#contract/incident.ts'
import { incidentOf } from '#gateway/incidentOf.ts'

const identity = { id: 'water/A-1', department: 'water', simulated: true }

const event = (number: number, time: string, more: Partial<IncidentReport> = {}): IncidentEvent => ({
  number,
  what: 'report',
  by: 'water',
  time,
  knownAt: `2026-07-02T00:00:0${number}Z`,
  report: { reference: 'A-1', kind: 'alarm', category: 'flood', level: 'yellow', title: '水位上涨', time, status: 'reported', ...more },
})

describe('an incident as its events make it', () => {
  it('is the first report, with what was not said as null', () => {
    const incident = incidentOf(identity, [event(1, '2026-07-01T08:00:00+08:00')])
    expect(Incident.parse(incident)).toEqual({
      ...identity,
      reference: 'A-1',
      kind: 'alarm',
      category: 'flood',
      level: 'yellow',
      title: '水位上涨',
      status: 'reported',
      time: '2026-07-01T08:00:00+08:00',
      text: null,
      region: null,
      lon: null,
      lat: null,
      openedAt: '2026-07-01T08:00:00+08:00',
      levelSince: '2026-07-01T08:00:00+08:00',
      updatedAt: '2026-07-01T08:00:00+08:00',
      knownAt: '2026-07-02T00:00:01Z',
      events: 1,
    })
  })

  it('orders by instants, not by text, and by arrival where they are equal', () => {
    const incident = incidentOf(identity, [
      event(1, '2026-07-01T09:00:00+08:00', { title: 'first' }),
      event(2, '2026-07-01T02:00:00Z', { title: 'second' }),
      event(3, '2026-07-01T10:00:00+08:00', { title: 'third' }),
    ])
    expect(incident).toMatchObject({ title: 'third', openedAt: '2026-07-01T09:00:00+08:00', updatedAt: '2026-07-01T10:00:00+08:00' })
  })

  it('is not undone by a late older event, which is counted and may open it earlier', () => {
    const incident = incidentOf(identity, [
      event(1, '2026-07-01T10:00:00Z', { status: 'closed', level: 'normal', text: '已处置', lon: 106.5, lat: 29.5, region: '500103' }),
      event(2, '2026-07-01T07:00:00Z', { level: 'red' }),
    ])
    expect(incident).toMatchObject({
      status: 'closed',
      level: 'normal',
      text: '已处置',
      region: '500103',
      lon: 106.5,
      lat: 29.5,
      events: 2,
      openedAt: '2026-07-01T07:00:00Z',
      levelSince: '2026-07-01T10:00:00Z',
      knownAt: '2026-07-02T00:00:02Z',
    })
  })

  it('knows since when the present level holds, not since when it was first seen', () => {
    const levels = ['yellow', 'red', 'yellow', 'yellow'] as const
    const incident = incidentOf(
      identity,
      levels.map((level, i) => event(i + 1, `2026-07-01T0${i}:00:00Z`, { level })),
    )
    expect(incident.levelSince).toBe('2026-07-01T02:00:00Z')
  })
})
