import { type Incident, OPEN_STATUSES } from '#contract/incident.ts'
import { LEVELS } from '#contract/names.ts'
import type { Notice } from '#contract/notice.ts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { useClock } from './clock.ts'

/** The gravest first; of the same level the one that has been open longest. */
export const byUrgency = (a: Incident, b: Incident): number =>
  LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level) || Date.parse(a.openedAt) - Date.parse(b.openedAt) || a.id.localeCompare(b.id)

const merged = <T extends { id: string }>(before: ReadonlyMap<string, T>, come: readonly T[], full: boolean): Map<string, T> => {
  const after = new Map(full ? [] : before)
  for (const one of come) after.set(one.id, one)
  return after
}

/** Incidents and notices as the gateway tells them. */
export const useIncidents = defineStore('incidents', () => {
  const clock = useClock()
  const incidents = shallowRef<ReadonlyMap<string, Incident>>(new Map())
  const told = shallowRef<ReadonlyMap<string, Notice>>(new Map())

  const open = computed(() => [...incidents.value.values()].filter((one) => OPEN_STATUSES.includes(one.status)).sort(byUrgency))
  /** Everything told and not yet dropped: what is open, and what ended in the last day. */
  const known = computed(() => [...incidents.value.values()])
  /** Notices that stand at this second, the newest first. */
  const notices = computed(() =>
    [...told.value.values()]
      .filter((one) => Date.parse(one.from) <= clock.second && clock.second < Date.parse(one.until))
      .sort((a, b) => Date.parse(b.from) - Date.parse(a.from) || a.id.localeCompare(b.id)),
  )
  const byId = (id: string): Incident | undefined => incidents.value.get(id)
  const apply = (incident: Incident): void => {
    incidents.value = merged(incidents.value, [incident], false)
  }
  const tell = (notice: Notice): void => {
    told.value = merged(told.value, [notice], false)
  }
  const replace = (come: { full: boolean; incidents: readonly Incident[]; notices: readonly Notice[] }): void => {
    incidents.value = merged(incidents.value, come.incidents, come.full)
    told.value = merged(told.value, come.notices, come.full)
  }
  /** Drops what is long over, so that a wall that runs for weeks does not grow. What ended stays a day, as it does at the gateway. */
  const sweep = (): void => {
    const before = clock.second - 3_600_000
    const ended = clock.second - 86_400_000
    const stays = (one: Incident): boolean =>
      OPEN_STATUSES.includes(one.status) || Date.parse(one.updatedAt) > ended || Date.parse(one.knownAt) > before
    if ([...incidents.value.values()].some((one) => !stays(one)))
      incidents.value = new Map([...incidents.value].filter(([, one]) => stays(one)))
    if ([...told.value.values()].some((one) => Date.parse(one.until) < before))
      told.value = new Map([...told.value].filter(([, one]) => Date.parse(one.until) >= before))
  }
  return { open, known, notices, byId, apply, tell, replace, sweep }
})
