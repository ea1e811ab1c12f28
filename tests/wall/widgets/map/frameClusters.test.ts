import { changeOf } from '#wall/map/points/changeOf.ts'
import { createPointIndex } from '#wall/map/points/pointIndex.ts'
import { boxesOf, clustersInFrame, partByFrame } from '#wall/widgets/map/frameClusters.ts'
import { describe, expect, it } from 'vitest'

const enlarged = { source: [100, 100, 200, 170] as const, frame: [0, 28, 318, 250] as const, scale: 3.18 }
const inside = { id: 'blue', at: [110, 102] as const, rank: 1 }
const grave = { id: 'red', at: [150, 140] as const, rank: 4 }
const outside = { id: 'far', at: [300, 140] as const, rank: 1 }

describe('incidents in the square that is drawn enlarged', () => {
  it('stand in its frame and only there, so that each is counted once', () => {
    const { map, frame } = partByFrame([inside, grave, outside], enlarged.source)
    expect(frame.map(({ id }) => id)).toEqual(['blue', 'red'])
    expect(map.map(({ id }) => id)).toEqual(['far'])
  })
  it('all stand on the map where there is no frame', () => {
    expect(partByFrame([inside, grave, outside], null)).toEqual({ map: [inside, grave, outside], frame: [] })
  })
  it('have their marks whole inside the frame', () => {
    const index = createPointIndex()
    index.change(changeOf([inside, grave], []))
    const seen = clustersInFrame(index.clusters({ zoom: enlarged.scale, box: null, about: [] }), enlarged)
    expect(seen).toHaveLength(2)
    for (const [left, top, right, bottom] of boxesOf(seen)) {
      expect(left).toBeGreaterThanOrEqual(0)
      expect(top).toBeGreaterThanOrEqual(28)
      expect(right).toBeLessThanOrEqual(318)
      expect(bottom).toBeLessThanOrEqual(250)
    }
  })
})
