import type { Config, Fault } from '#contract/config.ts'
import type { Region } from '#contract/region.ts'
import type { Zone } from '#analysis/zone.ts'
import { periodsOf } from './analyses/periodsOf.ts'

const twice = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]

/**
 * What the schema of an analysis cannot see: doubles, regions that are not there, periods. What a table cannot be computed of, such as
 * an unknown member, is no fault of the config: the table says so itself.
 */
export const checkAnalyses = ({ analyses }: Config, regions: ReadonlyMap<string, Region>, zone: Zone | null): Fault[] =>
  analyses.flatMap((analysis) => {
    const { id, panel, columns, groupings, tables } = analysis
    const faults: Fault[] = []
    const fault = (path: string, message: string): void => void faults.push({ file: `analyses/${id}.yaml`, path, message })
    if (analyses.filter((other) => other.id === id).length > 1) fault('id', 'this id stands twice')
    for (const name of twice([...columns, ...tables].map((one) => one.id))) fault(name, 'this id stands twice among columns and tables')
    for (const name of twice(groupings.map((one) => one.id))) fault(`groupings.${name}`, 'this id stands twice')
    if (!regions.has(panel.scope.root)) fault('panel.scope.root', `no region ${panel.scope.root}`)
    if (![...regions.values()].some(({ tier }) => tier === panel.scope.tier))
      fault('panel.scope.tier', `no region has the tier ${panel.scope.tier}`)
    for (const code of panel.without?.regions ?? []) if (!regions.has(code)) fault('panel.without.regions', `no region ${code}`)
    for (const grouping of groupings)
      for (const code of grouping.groups.flatMap((group) => group.regions))
        if (!regions.has(code)) fault(`groupings.${grouping.id}`, `no region ${code}`)
    for (const grouping of groupings)
      for (const code of twice(grouping.groups.flatMap((group) => group.regions)))
        fault(`groupings.${grouping.id}`, `${code} is in two groups`)
    const periods = zone === null ? [] : periodsOf(panel, zone)
    if (!Array.isArray(periods)) fault(`panel.${periods.path}`, periods.message)
    return faults
  })
