import { columnBox, columnsLayer, type ColumnsLook, reachOf } from '#wall/map/layers/columns.ts'
import { footprint, prism } from '#wall/map/layers/prism.ts'
import { boxOf } from '#wall/map/rings.ts'
import { describe, expect, it } from 'vitest'

const look: ColumnsLook = {
  positive: '#eeeeee',
  negative: '#b9a0da',
  missing: '#8e9ead',
  shade: '#000000',
  edge: '#000000',
  squash: 0.8,
  rise: 1,
  highest: 100,
  radius: 7,
}
const columns = [
  { code: 'south', at: [50, 90] as const, value: 40 },
  { code: 'north', at: [50, 10] as const, value: 20 },
  { code: 'none', at: [20, 50] as const, value: null },
  { code: 'minus', at: [80, 50] as const, value: -10 },
]
const topOf = (code: string): number => {
  const faces = columnsLayer('c', 1, columns, reachOf(columns), look).faces.filter((face) => face.code === code)
  return boxOf(faces.flatMap((face) => face.polygons.flat()))[1]
}

describe('columns', () => {
  it('count heights from zero: half the value is half as high', () => {
    expect(reachOf(columns)).toBe(40)
    expect(90 - 7 * 0.8 - topOf('south')).toBeCloseTo(100, 6)
    expect(10 - 7 * 0.8 - topOf('north')).toBeCloseTo(50, 6)
  })
  it('shows what is missing as an empty foot, never as a column of nothing', () => {
    const layer = columnsLayer('c', 1, columns, reachOf(columns), look)
    expect(layer.faces.some((face) => face.code === 'none')).toBe(false)
    expect(layer.strokes).toHaveLength(1)
    expect(layer.strokes[0]!.colour).toBe(look.missing)
  })
  it('says a negative value by its colour', () => {
    const faces = columnsLayer('c', 1, columns, reachOf(columns), look).faces.filter((face) => face.code === 'minus')
    expect(faces.at(-1)!.colour).toBe(look.negative)
  })
  it('draws from north to south, so that what stands before covers what stands behind', () => {
    const order = columnsLayer('c', 1, columns, reachOf(columns), look).faces.flatMap((face) => face.code ?? [])
    expect([...new Set(order)]).toEqual(['north', 'minus', 'south'])
  })
  it('lies flat seen from straight above', () => {
    const flat = columnsLayer('c', 1, columns, 40, { ...look, rise: 0 }).faces.filter((face) => face.code === 'south')
    const [, top, , bottom] = boxOf(flat.flatMap((face) => face.polygons.flat()))
    expect(bottom - top).toBeLessThan(2 * 7 * 0.8 + 4)
  })
  it('covers its box, and no value or no reach breaks nothing', () => {
    expect(columnBox(columns[0]!, 40, look)).toEqual([42, 90 - 5.6 - 100 - 1, 58, 90 + 5.6 + 1])
    expect(columnsLayer('c', 1, [], 0, look)).toEqual({ id: 'c', order: 1, faces: [], strokes: [] })
    expect(columnsLayer('c', 1, [{ code: 'zero', at: [0, 0], value: 0 }], 0, look).faces).toEqual([])
  })
})

describe('prism', () => {
  it('shows only the sides that face the viewer, and its top last', () => {
    const square = prism({ code: 'a', ring: footprint([0, 0], 10, 1), height: 5, colour: '#ffffff', opacity: 1 }, '#000000')
    expect(square).toHaveLength(2)
    const [, top, , bottom] = boxOf(square[0]!.polygons.flat())
    expect(bottom - top).toBeCloseTo(5, 9)
    expect(square.at(-1)!.colour).toBe('#ffffff')
    expect(prism({ code: 'a', ring: footprint([0, 0], 10, 1, 6), height: 5, colour: '#ffffff', opacity: 1 }, '#000000')).toHaveLength(4)
  })
  it('is the same whichever way its outline runs', () => {
    const ring = footprint([0, 0], 10, 1, 6)
    const one = prism({ code: null, ring, height: 5, colour: '#808080', opacity: 1 }, '#000000')
    const other = prism({ code: null, ring: [...ring].reverse(), height: 5, colour: '#808080', opacity: 1 }, '#000000')
    expect(other.map((face) => face.colour).sort()).toEqual(one.map((face) => face.colour).sort())
  })
})
