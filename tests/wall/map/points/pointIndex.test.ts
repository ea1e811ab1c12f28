import { changeOf } from '#wall/map/points/changeOf.ts'
import type { Gathered, Look } from '#wall/map/points/messages.ts'
import { createPointIndex } from '#wall/map/points/pointIndex.ts'
import { describe, expect, it } from 'vitest'

const points: Gathered[] = [
  { id: 'a', at: [100, 100], rank: 1 },
  { id: 'b', at: [120, 100], rank: 4 },
  { id: 'c', at: [110, 118], rank: 0 },
  { id: 'far', at: [600, 400], rank: 2 },
]
const look: Look = { zoom: 1, box: null, about: [] }
const indexOf = (all: readonly Gathered[]) => {
  const index = createPointIndex()
  index.change(changeOf(all, []))
  return index
}

describe('clusters', () => {
  it('gather what lies near, say the gravest, and lose nothing', () => {
    const found = indexOf(points).clusters(look)
    expect(found.map(({ count }) => count)).toEqual([3, 1])
    expect(found[0]).toMatchObject({ key: 'a', rank: 4, holds: [] })
    expect(found[0]!.at[0]).toBeCloseTo(110, 2)
    expect(found[0]!.at[1]).toBeCloseTo(106, 2)
    expect(found[1]).toEqual({ key: 'far', count: 1, at: [600, 400], rank: 2, holds: [] })
  })
  it('say where those went that were asked about', () => {
    const found = indexOf(points).clusters({ ...look, about: ['c', 'far', 'nobody'] })
    expect(found.map(({ holds }) => holds)).toEqual([['c'], ['far']])
  })
  it('are those that stand in a box', () => {
    expect(indexOf(points).clusters({ ...look, box: [500, 300, 700, 500] })).toHaveLength(1)
    expect(indexOf(points).clusters({ ...look, box: [0, 0, 50, 50] })).toEqual([])
  })
  it('open at the zoom they name', () => {
    const index = indexOf(points)
    const opensAt = index.opensAt(look, 'a')
    const three = (zoom: number) => index.clusters({ ...look, zoom }).some(({ count }) => count === 3)
    expect(three(opensAt / 2)).toBe(true)
    expect(three(opensAt)).toBe(false)
    expect(index.opensAt(look, 'nobody')).toBeGreaterThan(24)
  })
  it('keep points of the same place together however near, and take none', () => {
    const same = indexOf([
      { id: 'a', at: [5, 5], rank: 0 },
      { id: 'b', at: [5, 5], rank: 0 },
    ])
    expect(same.opensAt(look, 'a')).toBeGreaterThan(24)
    for (const zoom of [0.1, 1, 8, 64]) expect(same.clusters({ ...look, zoom })[0]!.count).toBe(2)
    expect(indexOf([]).clusters(look)).toEqual([])
  })
  it('are after any changes those of the points that then stand', () => {
    const random = (seed: number) => () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
    const next = random(7)
    const place = (id: string): Gathered => ({ id, at: [next() * 1000, next() * 800], rank: Math.floor(next() * 5) })
    const standing = new Map<string, Gathered>()
    const index = createPointIndex()
    for (let round = 0; round < 30; round++) {
      const put = Array.from({ length: 20 }, () => place(`p${Math.floor(next() * 200)}`))
      const gone = [...standing.keys()].filter(() => next() < 0.08).filter((id) => !put.some((one) => one.id === id))
      index.change(changeOf(put, [...gone, 'never']))
      for (const id of gone) standing.delete(id)
      for (const one of put) standing.set(one.id, one)
      const all = index.clusters({ ...look, zoom: 8 })
      const fresh = indexOf([...standing.values()]).clusters({ ...look, zoom: 8 })
      const total = (clusters: readonly { count: number }[]) => clusters.reduce((sum, { count }) => sum + count, 0)
      expect(total(all)).toBe(standing.size)
      expect(total(fresh)).toBe(standing.size)
      const singles = all.filter(({ count }) => count === 1)
      for (const { key, at, rank } of singles) expect(standing.get(key)).toEqual({ id: key, at, rank })
    }
  })
})
