import { densityOf, heatLayer } from '#wall/map/layers/heat.ts'
import { cellArea, cellsOf, countSteps, hexagonsLayer, stepOfCount } from '#wall/map/layers/hexagons.ts'
import { areaOf, contains } from '#wall/map/rings.ts'
import { describe, expect, it } from 'vitest'

describe('hexagons', () => {
  it('finds the cell that H3 publishes for a point, and its mean area', () => {
    const [cell] = cellsOf([[-122.0553238, 37.3615593]], 7)
    expect(cell!.id).toBe('87283472bffffff')
    expect(cell!.outline).toHaveLength(7)
    expect(cellArea(6)).toBeCloseTo(36.129, 2)
    expect(cellArea(9)).toBeCloseTo(0.1053, 3)
  })
  it('counts every point once, the fullest cell first', () => {
    const cells = cellsOf(
      [
        [106.55, 29.56],
        [106.5501, 29.5601],
        [108.4, 30.8],
      ],
      6,
    )
    expect(cells.map(({ count }) => count)).toEqual([2, 1])
    expect(cellsOf([], 6)).toEqual([])
  })
  it('cuts counts into at most three steps that hold all of them', () => {
    expect(countSteps(1)).toEqual([1])
    expect(countSteps(2)).toEqual([1, 2])
    expect(countSteps(14)).toEqual([1, 7, 14])
    expect([1, 2, 7, 8, 14].map((count) => stepOfCount(count, [1, 7, 14]))).toEqual([0, 1, 1, 2, 2])
  })
  it('gives fuller cells a stronger colour and more height', () => {
    const ring = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ] as const
    const layer = hexagonsLayer(
      'h',
      1,
      [
        { ring, count: 1 },
        { ring: ring.map(([x, y]) => [x + 30, y] as const), count: 9 },
      ],
      ['#111111', '#222222', '#333333'],
      '#000000',
      1,
    )
    expect(layer.faces.map((face) => face.colour)).toEqual(expect.arrayContaining(['#111111', '#333333']))
    expect(hexagonsLayer('h', 1, [], ['#111111'], '#000000', 1).faces).toEqual([])
  })
})

describe('heat', () => {
  const panel = [0, 0, 400, 300] as const
  it('is thickest where the points are, and the same for each of them', () => {
    const { values, columns } = densityOf([[100, 100]], panel, 40)
    expect(values[20 * columns + 20]).toBeCloseTo(1, 9)
    // One standard deviation (half the radius) away: e^-1/2.
    expect(values[20 * columns + 24]).toBeCloseTo(Math.exp(-0.5), 9)
    const twice = densityOf(
      [
        [100, 100],
        [100, 100],
      ],
      panel,
      40,
    )
    expect(twice.values[20 * columns + 20]).toBeCloseTo(2, 9)
  })
  it('lays areas of rising density over each other, around the points', () => {
    const layer = heatLayer(
      'h',
      1,
      [
        [100, 100],
        [104, 100],
        [300, 200],
      ],
      panel,
      40,
      ['#111111', '#222222', '#333333', '#444444', '#555555'],
    )
    const areas = layer.faces.map((face) => areaOf(face.polygons))
    expect(areas).toEqual([...areas].sort((a, b) => b - a))
    expect(contains(layer.faces.at(-1)!.polygons, [102, 100])).toBe(true)
    expect(contains(layer.faces.at(-1)!.polygons, [300, 200])).toBe(false)
    expect(contains(layer.faces[0]!.polygons, [300, 200])).toBe(true)
  })
  it('stays on the panel and draws nothing for nothing', () => {
    const layer = heatLayer(
      'h',
      1,
      [
        [2, 2],
        [-500, 9000],
      ],
      panel,
      40,
      ['#111111'],
    )
    for (const [x, y] of layer.faces.flatMap((face) => face.polygons.flat(2))) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(y).toBeGreaterThanOrEqual(0)
    }
    expect(heatLayer('h', 1, [], panel, 40, ['#111111']).faces).toEqual([])
  })
})
