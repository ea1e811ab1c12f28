import { expect, it } from 'vitest'
import { neighbourNames } from '#wall/map/layers/neighbours.ts'
import type { Box } from '#wall/map/rings.ts'
import type { Ground, Shape } from '#wall/map/shapes.ts'

const square: Shape['polygons'] = [
  [
    [
      [0, 0],
      [400, 0],
      [400, 400],
      [0, 400],
      [0, 0],
    ],
  ],
]
const around = [
  { code: '52', polygons: square, rough: square, anchor: [200, 200], area: 160_000, box: [0, 0, 400, 400] },
] as unknown as Shape[]
const named = (taken: readonly Box[]) =>
  neighbourNames(around, { shapes: [] } as unknown as Ground, [0, 0, 400, 400], taken, () => 'Guizhou').map(({ name }) => name)

it('names a neighbour where nothing stands, and not over the name of a district', () => {
  expect(named([])).toEqual(['Guizhou'])
  expect(named([[150, 190, 260, 210]])).toEqual([])
})
