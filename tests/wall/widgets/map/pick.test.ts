import { openCluster } from '#wall/widgets/map/openCluster.ts'
import type { LaidMap } from '#wall/widgets/map/laid.ts'
import { pickPlan, type Standing } from '#wall/widgets/map/pick.ts'
import { describe, expect, it } from 'vitest'

const country: Standing = {
  area: '100000',
  focused: null,
  known: (code) => code !== '999999',
  hasMap: (code) => code === '500000' || code === '100000',
  reaches: () => false,
  home: '500000',
  homeScene: 'overview',
}
const city: Standing = { ...country, area: '500000', reaches: () => true }

describe('a click on the map', () => {
  it('looks at a unit, and back at the whole when it is clicked again or beside', () => {
    expect(pickPlan('500101', city)).toEqual({ focus: '500101' })
    expect(pickPlan('500101', { ...city, focused: '500101' })).toEqual({ focus: '500000' })
    expect(pickPlan(null, { ...city, focused: '500101' })).toEqual({ focus: '500000' })
    expect(pickPlan(null, city)).toBeNull()
    expect(pickPlan('500102', { ...city, focused: '500101' })).toEqual({ focus: '500102' })
  })
  it('opens the place on the map of the country where its parts have the figure, else its own first scene', () => {
    expect(pickPlan('500000', { ...country, reaches: () => true })).toEqual({ focus: '500000' })
    expect(pickPlan('500000', country)).toEqual({ show: 'overview' })
    expect(pickPlan('500000', { ...country, homeScene: null })).toEqual({ focus: '500000' })
    expect(pickPlan('510000', country)).toEqual({ focus: '510000' })
  })
  it('does nothing on a unit the place does not know', () => {
    expect(pickPlan('999999', city)).toBeNull()
  })
})

describe('a touch of a cluster', () => {
  const laid = { panel: [0, 0, 1000, 600], free: [0, 0, 1000, 600] } as unknown as LaidMap
  it('comes near enough to part it, or opens the incident that stands alone', () => {
    const cluster = { key: 'a', count: 2, at: [100, 100] as const, rank: 1, holds: [] }
    expect(openCluster(cluster, 4, laid)).toEqual({ view: { centre: [100, 100], zoom: 4 } })
    expect(openCluster({ ...cluster, count: 1 }, 4, laid)).toEqual({ incident: 'a' })
    expect(openCluster(cluster, 128, laid)).toEqual({ incident: 'a' })
  })
})
