import { DAY } from '../city/periods.ts'
import type { Holidays } from '../city/rhythm.ts'
import type { Declared } from '../feed/departments.ts'
import type { Answered, Door } from '../feed/door.ts'
import { keyOf, type Keys } from '../feed/keys.ts'
import { inDatumOf } from './datum.ts'
import { noticesAt } from './notices.ts'
import { incidentEvents, incidentsSoFar, type Told } from './process.ts'

export interface TellParts {
  door: Door
  keys: Keys
  declared: Declared
  holidays: Holidays
  seed: number
  complain: (department: string, answered: Answered) => void
}

/** Reports incidents and notices as their departments would: those of the last day at the start, then each event in its minute. */
export const tellIncidents = ({ door, keys, declared, holidays, seed, complain }: TellParts) => {
  let until = 0
  const noticed = new Set<string>()
  const departments = new Map(declared.departments.map((department) => [department.id, department]))

  const post = async (path: string, department: string, reports: readonly unknown[]): Promise<void> => {
    const key = keyOf(keys, department)
    if (key === undefined || departments.get(department)?.simulated !== true) return
    complain(department, await door.send(path, key, { type: 'application/json', text: JSON.stringify(reports) }))
  }
  const report = async (events: readonly Told[]): Promise<void> => {
    for (const department of new Set(events.map((event) => event.department))) {
      const own = events.filter((event) => event.department === department)
      await post(
        '/api/v1/incidents',
        department,
        own.map((event) => inDatumOf(departments.get(department), event.report)),
      )
    }
  }
  const notify = async (now: number): Promise<void> => {
    for (const { department, report: notice } of noticesAt(seed, now, holidays)) {
      if (noticed.has(notice.reference)) continue
      noticed.add(notice.reference)
      await post('/api/v1/notices', department, [notice])
    }
  }
  return {
    begin: async (now: number): Promise<void> => {
      await report(incidentsSoFar(seed, now - DAY, now))
      until = now
      await notify(now)
    },
    goOn: async (now: number): Promise<void> => {
      const events = incidentEvents(seed, until, now)
      until = now
      if (events.length > 0) await report(events)
      await notify(now)
    },
  }
}
