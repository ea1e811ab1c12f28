import type { Polygon } from '#wall/map/engine.ts'
import { shareInside } from '#wall/map/layers/labelBox.ts'
import { type Box, contains } from '#wall/map/rings.ts'
import { expect, it } from 'vitest'
import { seeded } from '../../../helpers/seeded.ts'
import { shipped } from '../given.ts'

it('counts the same fifteen points as asking for each of them', () => {
  const random = seeded(3)
  const units = shipped('chongqing').map((one) => one.polygons as readonly Polygon[])
  for (let round = 0; round < 400; round += 1) {
    const polygons = units[Math.floor(random() * units.length)]!
    const [x, y] = polygons[0]![0]![Math.floor(random() * polygons[0]![0]!.length)]!
    const box: Box = [x - random() * 0.3, y - random() * 0.2, x + random() * 0.3, y + random() * 0.2]
    let inside = 0
    for (const down of [0.08, 0.5, 0.92])
      for (const across of [0.03, 0.25, 0.5, 0.75, 0.97])
        if (contains(polygons, [box[0] + (box[2] - box[0]) * across, box[1] + (box[3] - box[1]) * down])) inside += 1
    expect(shareInside(box, polygons)).toBe(inside / 15)
  }
})
