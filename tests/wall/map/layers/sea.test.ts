import { seaOf } from '#wall/map/layers/sea.ts'
import type { Box } from '#wall/map/rings.ts'
import { describe, expect, it } from 'vitest'
import { shipped } from '../given.ts'

const frame: Box = [834, 466, 966, 652]

describe('the inset of the South China Sea', () => {
  const sea = seaOf(shipped('china'), frame)!
  it('holds every dash of the line', () => {
    expect(sea.dashes).toHaveLength(10)
    for (const [x, y] of sea.dashes.flat(2)) {
      expect(x).toBeGreaterThan(frame[0])
      expect(x).toBeLessThan(frame[2])
      expect(y).toBeGreaterThan(frame[1])
      expect(y).toBeLessThan(frame[3])
    }
  })
  it('holds Hainan, Taiwan and the islands, those that are too small as points', () => {
    expect(sea.units.map((unit) => unit.code)).toEqual(expect.arrayContaining(['460000', '710000', '440000']))
    expect(sea.islets.length).toBeGreaterThan(60)
    expect(Math.max(...sea.islets.map(([, y]) => y))).toBeGreaterThan(frame[3] - 30)
  })
  it('is not drawn where a boundary has no dash line', () => {
    expect(seaOf(shipped('chongqing'), frame)).toBeNull()
  })
})
