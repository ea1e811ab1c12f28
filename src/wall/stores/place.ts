import type { WallConfig } from '#contract/wallConfig.ts'
import type { Department } from '#contract/department.ts'
import type { Indicator } from '#contract/indicator.ts'
import type { Text } from '#contract/names.ts'
import type { Region } from '#contract/region.ts'
import type { Scene } from '#contract/scene.ts'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { useClock } from './clock.ts'
import { indicatorOf } from './indicatorOf.ts'
import { useLanguage } from './language.ts'

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> => new Map(rows.map((row) => [row.id, row]))

/** The place a wall shows: its config, looked up by id. Everything is undefined or empty until the first welcome. */
export const usePlace = defineStore('place', () => {
  const config = shallowRef<WallConfig | null>(null)
  /** The number of the config and the gateway's build, to key what must be made anew with them. */
  const number = shallowRef(0)
  const names = useLanguage()
  const clock = useClock()

  const indicators = computed(() => {
    const declared = config.value
    return byId(declared ? [...declared.indicators, ...declared.indices.map(indicatorOf)] : [])
  })
  const departments = computed(() => byId(config.value?.departments ?? []))
  const scenes = computed(() => [...(config.value?.scenes ?? [])].sort((a, b) => a.order - b.order))
  const regions = computed(() => new Map((config.value?.regions ?? []).map((region) => [region.code, region])))
  const offspring = computed(() => {
    const under = new Map<string, Region[]>()
    for (const region of [...regions.value.values()].sort((a, b) => a.order - b.order)) {
      if (region.parent === null || region.until !== undefined) continue
      under.set(region.parent, [...(under.get(region.parent) ?? []), region])
    }
    return under
  })

  const indicator = (id: string): Indicator | undefined => indicators.value.get(id)
  const region = (code: string): Region | undefined => regions.value.get(code)
  const department = (id: string): Department | undefined => departments.value.get(id)
  const scene = (id: string): Scene | undefined => scenes.value.find((one) => one.id === id)
  const stations = (code: string): Region[] => (offspring.value.get(code) ?? []).filter((one) => one.kind === 'station')
  /** The administrative units below a region in their official order; where there are none, its stations. */
  const children = (code: string): Region[] => {
    const units = (offspring.value.get(code) ?? []).filter((one) => one.kind === 'administrative')
    return units.length > 0 ? units : stations(code)
  }
  /** From the region up to the root of its tree, itself first. */
  const lineage = (code: string): Region[] => {
    const line: Region[] = []
    for (let at = region(code); at && !line.includes(at); at = at.parent === null ? undefined : region(at.parent)) line.push(at)
    return line
  }
  const title = (text: Text): string => names.of(text)
  const nameOf = (code: string): string => {
    const found = region(code)
    return found ? names.of(found.short ?? found.name) : code
  }
  const take = (declared: WallConfig, at: number): void => {
    config.value = declared
    number.value = at
  }

  return {
    config,
    number,
    scenes,
    take,
    indicator,
    region,
    department,
    scene,
    stations,
    children,
    lineage,
    title,
    nameOf,
    now: clock.now,
  }
})
