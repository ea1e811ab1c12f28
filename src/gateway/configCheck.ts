import type { Config, Fault } from '#contract/config.ts'
import { parseTime } from '#analysis/period.ts'
import { zoneOf } from '#analysis/zone.ts'
import { checkAnalyses } from './analysisCheck.ts'
import { checkProgrammes, checkScenes } from './sceneCheck.ts'
import { checkWeights } from './weightsCheck.ts'

const twice = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]

/** What the schemas cannot see: references between files, trees, doubles. Answers every fault. */
export const checkConfig = (config: Config): Fault[] => {
  const faults: Fault[] = []
  const fault = (file: string, path: string, message: string) => void faults.push({ file, path, message })
  const regions = new Map(config.regions.map((region) => [region.code, region]))
  const tiers = new Set(config.regions.map((region) => region.tier))
  const departments = new Set(config.departments.map((department) => department.id))
  const known = new Map([...config.indicators, ...config.indices].map((one) => [one.id, one]))
  const indicatorFile = (id: string) => `indicators/${id.split('.')[0]}.yaml`

  for (const code of twice(config.regions.map((region) => region.code))) fault('regions.yaml', code, 'this code stands twice')
  for (const id of twice(config.departments.map((one) => one.id))) fault('departments.yaml', id, 'this id stands twice')
  for (const id of twice([...config.indicators, ...config.indices].map((one) => one.id)))
    fault(indicatorFile(id), id, 'this id stands twice')
  for (const id of twice(config.scenes.map((one) => one.id))) fault(`scenes/${id}.yaml`, 'id', 'this id stands twice')
  for (const year of twice(config.calendars.map((one) => String(one.year))))
    fault(`calendar/${year}.yaml`, 'year', 'this year stands twice')

  const { place } = config
  let zone = null
  try {
    zone = zoneOf(place.zone)
  } catch {
    fault('place.yaml', 'zone', `no such time zone: ${place.zone}`)
  }
  if (!regions.has(place.home)) fault('place.yaml', 'home', `no region ${place.home}`)
  place.map.boundaries.forEach((boundary, index) => {
    if (!regions.has(boundary.of)) fault('place.yaml', `map.boundaries[${index}].of`, `no region ${boundary.of}`)
  })
  if (place.map.engine === 'mapbox' && !place.map.token)
    fault('place.yaml', 'map.token', 'the mapbox engine needs the licence token of the place')

  for (const region of config.regions) {
    const seen = new Set([region.code])
    for (let above = region.parent; above !== null; above = regions.get(above)?.parent ?? null) {
      if (!regions.has(above)) {
        fault('regions.yaml', `${region.code}.parent`, `no region ${above}`)
        break
      }
      if (seen.has(above)) {
        fault('regions.yaml', `${region.code}.parent`, 'the tree bites its own tail')
        break
      }
      seen.add(above)
    }
    if (region.kind === 'station' && !region.point) fault('regions.yaml', `${region.code}.point`, 'a station needs a point')
  }

  for (const one of config.indicators) {
    const file = indicatorFile(one.id)
    if (!departments.has(one.department)) fault(file, `${one.id}.department`, `no department ${one.department}`)
    for (const other of one.departments) if (!departments.has(other)) fault(file, `${one.id}.departments`, `no department ${other}`)
    if (!regions.has(one.scope.root)) fault(file, `${one.id}.scope.root`, `no region ${one.scope.root}`)
    if (!tiers.has(one.scope.tier)) fault(file, `${one.id}.scope.tier`, `no region has the tier ${one.scope.tier}`)
    if (one.yoy && !known.has(one.yoy)) fault(file, `${one.id}.yoy`, `no indicator ${one.yoy}`)
    if (one.rollUp.method === 'mean' && one.rollUp.weight && one.rollUp.weight !== 'leaves' && !known.has(one.rollUp.weight))
      fault(file, `${one.id}.rollUp.weight`, `no indicator ${one.rollUp.weight}`)
    if ((one.gather === 'ratio') !== (one.rollUp.method === 'ratio') && one.rollUp.method !== 'never')
      fault(file, `${one.id}.rollUp`, 'a ratio is gathered and rolled up as a ratio, or never rolled up')
    if (one.categories?.kind === 'regions' && !tiers.has(one.categories.tier))
      fault(file, `${one.id}.categories.tier`, `no region has the tier ${one.categories.tier}`)
    if (one.categories?.kind === 'closed')
      for (const id of twice(one.categories.list.map((category) => category.id))) fault(file, `${one.id}.categories`, `${id} stands twice`)
    if (one.until && zone && !parseTime(one.until, zone).ok) fault(file, `${one.id}.until`, `not a period: ${one.until}`)
  }
  config.targets.forEach((target, index) => {
    if (!known.has(target.indicator)) fault('targets.yaml', `[${index}].indicator`, `no indicator ${target.indicator}`)
    if (!regions.has(target.region)) fault('targets.yaml', `[${index}].region`, `no region ${target.region}`)
  })
  for (const index of config.indices) {
    if (!regions.has(index.scope.root)) fault('indices.yaml', `${index.id}.scope.root`, `no region ${index.scope.root}`)
    if (!departments.has(index.department)) fault('indices.yaml', `${index.id}.department`, `no department ${index.department}`)
    for (const member of index.members) {
      if (!known.has(member.indicator)) fault('indices.yaml', `${index.id}.members`, `no indicator ${member.indicator}`)
      if (member.floor === member.ceiling)
        fault('indices.yaml', `${index.id}.members.${member.indicator}`, 'floor and ceiling are the same')
    }
    faults.push(...checkWeights(index, new Map(config.indicators.map((one) => [one.id as string, one.grain]))))
  }
  for (const id of circular(config)) fault('indices.yaml', id, 'this index is a member of itself')
  for (const category of config.incidents)
    if (!departments.has(category.department)) fault('incidents.yaml', `${category.id}.department`, `no department ${category.department}`)
  faults.push(...checkScenes(config, known, regions), ...checkProgrammes(config, regions), ...checkAnalyses(config, regions, zone))
  return faults
}

const circular = (config: Config): string[] => {
  const members = new Map(config.indices.map((index) => [index.id as string, index.members.map((member) => member.indicator as string)]))
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    (members.get(from) ?? []).some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))))
  return [...members.keys()].filter((id) => reaches(id, id, new Set()))
}
