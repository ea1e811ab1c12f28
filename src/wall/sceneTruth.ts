import type { WallConfig } from '#contract/wallConfig.ts'
import type { Scene } from '#contract/scene.ts'
import { parseTime } from '#analysis/parseTime.ts'
import { zoneOf } from '#analysis/zone.ts'
import { indicatorsOf } from '#contract/wanted.ts'

/** What the title band must say of a scene before its first figure is there. */
export interface SceneTruth {
  /** Something of it comes from a department that is declared simulated. */
  simulated: boolean
  /** All its series have ended: the last period of the latest. */
  ended: string | null
  /** The instant from which that is so. */
  endedAt: number | null
  departments: string[]
  indicators: number
}

export const sceneTruth = (scene: Scene, config: WallConfig): SceneTruth => {
  const shown = [...new Set(Object.values(scene.panels).flatMap(indicatorsOf))]
  const declared = shown
    .flatMap((id) => {
      const composite = config.indices.find((one) => one.id === id)
      return composite ? composite.members.map((member) => member.indicator) : [id]
    })
    .flatMap((id) => config.indicators.find((one) => one.id === id) ?? [])
  const departments = [...new Set(declared.map((one) => one.department))]
  const reporting = new Set(declared.flatMap((one) => [one.department, ...one.departments]))
  const lists = Object.values(scene.panels).some((panel) => panel.widget === 'incidents')
  const simulated = config.departments.some((one) => one.simulated && (lists || reporting.has(one.id)))
  const untils = declared.map((one) => one.until)
  const ended = untils.length > 0 && untils.every((until) => until !== undefined) ? (untils.sort().at(-1) ?? null) : null
  const end = ended === null ? null : parseTime(ended, zoneOf(config.place.zone))
  return { simulated, ended, endedAt: end?.ok ? end.value.end : null, departments, indicators: shown.length }
}

/** The last period of a scene whose series have all ended by now; on a played-back clock they end only when it comes there. */
export const endedBy = (truth: SceneTruth | null, now: number): string | null =>
  truth !== null && truth.endedAt !== null && now >= truth.endedAt ? truth.ended : null
