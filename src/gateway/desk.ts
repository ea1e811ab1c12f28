import type { Incident } from '#contract/incident.ts'
import { OPEN_STATUSES } from '#contract/incident.ts'
import type { Notice } from '#contract/notice.ts'

const DAY = 86_400_000

/** Incidents and notices that matter now, each with the position of its last change. */
export class Desk {
  private incidents = new Map<string, { position: number; incident: Incident }>()
  private notices = new Map<string, { position: number; notice: Notice }>()

  takeIncident(position: number, incident: Incident): void {
    this.incidents.set(incident.id, { position, incident })
  }

  takeNotice(position: number, notice: Notice): void {
    this.notices.set(notice.id, { position, notice })
  }

  /** Incidents that are open or ended within a day; after a position, those that changed since. */
  incidentsAfter(position: number | null): Incident[] {
    return [...this.incidents.values()].filter((one) => position === null || one.position > position).map((one) => one.incident)
  }

  noticesAfter(position: number | null): Notice[] {
    return [...this.notices.values()].filter((one) => position === null || one.position > position).map((one) => one.notice)
  }

  /** Lets go of what ended a day ago. */
  settle(now: number): void {
    for (const [id, { incident }] of this.incidents)
      if (!OPEN_STATUSES.includes(incident.status) && Date.parse(incident.updatedAt) < now - DAY) this.incidents.delete(id)
    for (const [id, { notice }] of this.notices) if (Date.parse(notice.until) < now) this.notices.delete(id)
  }
}
