import { describe, expect, it } from 'vitest'
import type { IncidentEvent, IncidentReport } from '#contract/incident.ts'
import type { NoticeReport } from '#contract/notice.ts'
import { incidentOf } from '#gateway/incidentOf.ts'
import { seeded } from '../../helpers/seeded.ts'
import { type Subject } from './engines.ts'
import { state } from './state.ts'

const report = (more: Partial<IncidentReport> = {}): IncidentReport => ({
  reference: 'A-1',
  kind: 'alarm',
  category: 'flood',
  level: 'yellow',
  title: '嘉陵江水位上涨',
  time: '2026-07-01T08:00:00+08:00',
  status: 'reported',
  ...more,
})
const event = (more: Partial<IncidentReport> = {}) => ({
  id: `water/${more.reference ?? 'A-1'}`,
  department: 'water',
  simulated: false,
  report: report(more),
})

const notice = (more: Partial<NoticeReport> = {}) => ({
  id: 'weather/N-1',
  department: 'weather',
  simulated: true,
  report: {
    reference: 'N-1',
    title: '高温预警',
    text: '今日最高气温 40℃',
    from: '2026-07-01T00:00:00Z',
    until: '2026-07-02T00:00:00Z',
    ...more,
  },
})

/** What every engine must do with incidents and notices. */
export const reportsSuite = (of: Subject): void => {
  describe('incidents', () => {
    it('opens, goes on, and knows a repeat', async () => {
      const [first] = await of.store.appendEvents([event()], 1000)
      expect(first).toMatchObject({
        outcome: 'accepted',
        position: 1,
        incident: { id: 'water/A-1', level: 'yellow', text: null, events: 1, knownAt: '1970-01-01T00:00:01.000Z' },
      })
      expect(await of.store.appendEvents([event({ time: '2026-07-01T00:00:00Z' })], 2000)).toMatchObject([
        { outcome: 'unchanged', position: 1 },
      ])
      const later = event({ level: 'red', status: 'handling', time: '2026-07-01T09:00:00+08:00' })
      expect(await of.store.appendEvents([later, later], 3000)).toMatchObject([
        { outcome: 'revised', position: 2, incident: { level: 'red', events: 2, openedAt: '2026-07-01T08:00:00+08:00' } },
        { outcome: 'unchanged', position: 2 },
      ])
      expect(await of.store.appendEvents([event()], 4000)).toMatchObject([{ outcome: 'unchanged', incident: { level: 'red', events: 2 } }])
    })

    it('keeps a late older event, which undoes nothing', async () => {
      await of.store.appendEvents([event({ status: 'handling', level: 'orange', time: '2026-07-01T10:00:00+08:00' })], 1)
      const [late] = await of.store.appendEvents([event({ time: '2026-07-01T01:30:00Z' })], 2)
      expect(late).toMatchObject({
        outcome: 'revised',
        position: 2,
        incident: {
          status: 'handling',
          level: 'orange',
          events: 2,
          openedAt: '2026-07-01T01:30:00Z',
          levelSince: '2026-07-01T10:00:00+08:00',
        },
      })
      await of.reopen()
      expect(await of.store.incidents(0)).toEqual([late!.incident])
    })

    it('is what all of its events make, in whatever order and in whatever lots they come', async () => {
      const random = seeded(20261122)
      const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
      const events: IncidentEvent[] = []
      let number = 0
      for (let lot = 0; lot < 60; lot++) {
        const reports = Array.from({ length: 1 + Math.floor(random() * 4) }, () => {
          const minute = random() < 0.6 ? (number += 1) : Math.floor(random() * number)
          const time = new Date(Date.parse('2026-07-01T00:00:00Z') + minute * 60_000).toISOString()
          return event({ time, level: one(['yellow', 'orange', 'red']), title: one(['涨', '落']) })
        })
        const answers = await of.store.appendEvents(reports, lot)
        for (const [at, { report: said }] of reports.entries()) {
          const knownAt = new Date(lot).toISOString()
          if (answers[at]!.outcome !== 'unchanged')
            events.push({ number: events.length + 1, what: 'report', by: 'water', time: said.time, knownAt, report: said })
          expect(answers[at]!.incident).toEqual(incidentOf({ id: 'water/A-1', department: 'water', simulated: false }, events))
        }
      }
      expect(events.length).toBeGreaterThan(100)
    })

    it('lists the open ones, those changed since, and those after a position', async () => {
      await of.store.appendEvents([event(), event({ reference: 'A-2' })], 1000)
      await of.store.appendEvents([event({ reference: 'A-2', status: 'closed', time: '2026-07-01T12:00:00+08:00' })], 5000)
      const ids = (incidents: { id: string }[]) => incidents.map(({ id }) => id)
      expect(ids(await of.store.incidents(4999))).toEqual(['water/A-1', 'water/A-2'])
      expect(ids(await of.store.incidents(5000))).toEqual(['water/A-1'])
      expect(ids(await of.store.incidentsAfter(1))).toEqual(['water/A-2'])
      expect(ids(await of.store.incidentsAfter(3))).toEqual([])
    })

    it('counts with the board and the notices on one counter', async () => {
      await of.store.post([state()], [], 1)
      const [kept] = await of.store.appendEvents([event()], 1)
      const [put] = await of.store.putNotices([notice()], 1)
      expect([kept!.position, put!.position, await of.store.post([state()], [], 2)]).toEqual([2, 3, 4])
      expect(await of.store.appendEvents([], 1)).toEqual([])
    })

    it('gives each event one place among writers side by side', async () => {
      const times = Array.from({ length: 20 }, (_, i) => `2026-07-01T08:${String(i).padStart(2, '0')}:00Z`)
      const answers = await Promise.all(times.map((time) => of.store.appendEvents([event({ time })], 1)))
      expect(answers.flat().filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1)
      expect(new Set(answers.flat().map(({ position }) => position)).size).toBe(20)
      expect(await of.store.incidents(0)).toMatchObject([{ events: 20, updatedAt: times.at(-1), openedAt: times[0] }])
    })
  })

  describe('notices', () => {
    it('keeps one, knows it again, and revises it', async () => {
      const [first] = await of.store.putNotices([notice()], 1000)
      expect(first).toEqual({
        outcome: 'accepted',
        position: 1,
        notice: {
          ...notice().report,
          id: 'weather/N-1',
          department: 'weather',
          level: 'normal',
          simulated: true,
          knownAt: '1970-01-01T00:00:01.000Z',
        },
      })
      expect(await of.store.putNotices([notice({ from: '2026-07-01T08:00:00+08:00', level: 'normal' })], 2000)).toMatchObject([
        { outcome: 'unchanged', position: 1, notice: { knownAt: '1970-01-01T00:00:01.000Z' } },
      ])
      expect(await of.store.putNotices([notice({ level: 'red' }), notice({ level: 'orange' })], 3000)).toMatchObject([
        { outcome: 'revised', position: 2 },
        { outcome: 'revised', position: 3 },
      ])
      expect(await of.store.notices(0)).toMatchObject([{ id: 'weather/N-1', level: 'orange' }])
      expect(await of.store.noticesAfter(2)).toHaveLength(1)
      expect(await of.store.noticesAfter(3)).toEqual([])
    })

    it('leaves out what is over', async () => {
      await of.store.putNotices([notice()], 1)
      expect(await of.store.notices(Date.parse('2026-07-02T00:00:00Z') - 1)).toHaveLength(1)
      expect(await of.store.notices(Date.parse('2026-07-02T00:00:00Z'))).toEqual([])
    })
  })
}
