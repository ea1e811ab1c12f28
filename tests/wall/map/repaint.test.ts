import type { Layer } from '#wall/map/engine.ts'
import type { GlMap } from '#wall/map/gl.ts'
import { glPicture } from '#wall/map/glPicture.ts'
import { repaintOf } from '#wall/map/repaint.ts'
import type { FeatureCollection } from 'geojson'
import { describe, expect, it } from 'vitest'

const square = (x: number) => [
  [
    [
      [x, 0],
      [x + 9, 0],
      [x + 9, 9],
      [x, 0],
    ] as const,
  ],
]
const layer = (id: string, colours: readonly string[], border = '#000000', shift = 0): Layer => ({
  id,
  order: 1,
  faces: colours.map((colour, at) => ({ code: String(at), polygons: square(10 * at + shift), colour, opacity: 1 })),
  strokes: [{ lines: square(shift)[0]!, colour: border, width: 1, opacity: 1 }],
})

describe('repaintOf', () => {
  const before = layer('a', ['#111111', '#222222'])
  it('finds the colours that changed, faces before strokes', () => {
    expect(repaintOf(before, before)).toEqual([])
    expect(repaintOf(before, layer('a', ['#111111', '#222222']))).toEqual([])
    expect(repaintOf(before, layer('a', ['#111111', '#333333'], '#ffffff'))).toEqual([
      { at: 1, colour: '#333333' },
      { at: 2, colour: '#ffffff' },
    ])
  })
  it('says so where more than colours differs', () => {
    const [face] = before.faces
    const [stroke] = before.strokes
    const others: Layer[] = [
      layer('b', ['#111111', '#222222']),
      layer('a', ['#111111']),
      layer('a', ['#111111', '#222222'], '#000000', 1),
      { ...before, order: 2 },
      { ...before, strokes: [] },
      { ...before, faces: [{ ...face!, opacity: 0.5 }, before.faces[1]!] },
      { ...before, faces: [{ ...face!, code: null }, before.faces[1]!] },
      { ...before, strokes: [{ ...stroke!, width: 2 }] },
      { ...before, strokes: [{ ...stroke!, lines: [stroke!.lines[0]!.slice(1)] }] },
    ]
    for (const other of others) expect(repaintOf(before, other)).toBeNull()
  })
})

const fakeMap = () => {
  const sent: FeatureCollection[] = []
  const colours = new Map<number, string>()
  let idle: (() => void)[] = []
  const map = {
    setFeatures: (_: string, features: FeatureCollection) => void sent.push(features),
    setColour: (_: string, part: number, colour: string) => void colours.set(part, colour),
    dropColour: (_: string, part: number) => void colours.delete(part),
    whenIdle: (run: () => void) => void idle.push(run),
  } as unknown as GlMap
  const drawn = (): void => {
    const all = idle
    idle = []
    for (const run of all) run()
  }
  /** What a map paints: the colours set apart over those that came with the features. */
  const painted = (): unknown[] =>
    sent.at(-1)!.features.map((feature) => colours.get(feature.id as number) ?? feature.properties!['colour'])
  return { map, sent, colours, drawn, painted }
}

describe('glPicture', () => {
  it('sets changed colours apart, and sends whole what is another picture', () => {
    const { map, sent, colours, drawn, painted } = fakeMap()
    const picture = glPicture(map)
    picture.send([layer('a', ['#111111', '#222222']), layer('b', ['#333333'])], 1)
    drawn()
    picture.send([layer('a', ['#111111', '#222222']), layer('b', ['#444444'])], 1)
    expect(sent).toHaveLength(1)
    expect(colours.size).toBe(1)
    expect(painted()).toEqual(['#111111', '#222222', '#000000', '#444444', '#000000'])
    picture.send([layer('a', ['#111111', '#555555'], '#000000', 5), layer('b', ['#444444'])], 1)
    expect(sent).toHaveLength(2)
    expect(painted()).toEqual(['#111111', '#555555', '#000000', '#444444', '#000000'])
    drawn()
    expect(colours.size).toBe(0)
  })
  it('numbers two pictures in turn apart: no colour of one falls on the other while the other is on its way', () => {
    const { map, sent, drawn } = fakeMap()
    const picture = glPicture(map)
    for (let shift = 0; shift < 4; shift++) {
      picture.send([layer('a', ['#111111', '#222222'], '#000000', shift)], 1)
      drawn()
    }
    const numbers = sent.map(({ features }) => features.map(({ id }) => Number(id)))
    for (const [at, one] of numbers.slice(1).entries()) expect(one.filter((id) => numbers[at]!.includes(id))).toEqual([])
    expect(new Set(numbers.flat()).size).toBe(6)
  })
  it('lets changes wait until the picture before is drawn, and then draws the latest of them', () => {
    const { map, sent, drawn, painted } = fakeMap()
    const picture = glPicture(map)
    picture.send([layer('a', ['#111111'])], 1)
    for (let shift = 1; shift < 9; shift++) picture.send([layer('a', [`#00000${shift}`], '#000000', shift)], 1)
    expect(sent).toHaveLength(1)
    expect(picture.busy()).toBe(true)
    drawn()
    expect(sent).toHaveLength(2)
    expect(painted()[0]).toBe('#000008')
    drawn()
    expect(picture.busy()).toBe(false)
  })
  it('forgets after a lost context what was on its way, and leaves no colour of it behind', () => {
    const { map, colours, drawn, painted } = fakeMap()
    const picture = glPicture(map)
    picture.send([layer('a', ['#111111'])], 1)
    picture.renewed([layer('a', ['#111111'])], 1)
    colours.clear()
    picture.send([layer('a', ['#222222'])], 1)
    picture.send([layer('a', ['#333333'], '#000000', 1)], 1)
    drawn()
    expect(colours.size).toBe(0)
    picture.send([layer('a', ['#444444'], '#000000', 2)], 1)
    drawn()
    expect(painted()[0]).toBe('#444444')
  })
  it('sends everything whole again in another scale: widths are counted in it', () => {
    const { map, sent, drawn } = fakeMap()
    const picture = glPicture(map)
    picture.send([layer('a', ['#111111'])], 1)
    drawn()
    picture.send([layer('a', ['#111111'])], 2)
    expect(sent).toHaveLength(2)
  })
})
