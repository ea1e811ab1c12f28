import type { Level } from '#contract/names.ts'
import { TOKENS } from '#wall/theme/tokens.ts'
import { annotate } from '#wall/widgets/map/annotations.ts'
import { drawFrame } from '#wall/widgets/map/frameDrawing.ts'
import { choropleth, type UnitFigure } from '#wall/widgets/map/figures.ts'
import { layMap } from '#wall/widgets/map/laid.ts'
import { mapLayers } from '#wall/widgets/map/layers.ts'
import { shortName } from '#wall/widgets/map/words.ts'
import { beaconBox } from '#wall/map/layers/beacons.ts'
import { shareInside } from '#wall/map/layers/labelBox.ts'
import { boxOf, moved, overlaps } from '#wall/map/rings.ts'
import { describe, expect, it } from 'vitest'
import { cornersFor, shipped } from '../../map/given.ts'

const CENTRE = ['500103', '500104', '500105', '500106', '500107', '500108', '500109', '500112', '500113']
const laid = layMap({
  width: 966,
  height: 680,
  outlines: shipped('chongqing'),
  context: { outlines: shipped('china'), self: '500000' },
  inset: { regions: CENTRE, scale: 3 },
  corners: cornersFor(),
})
const levels: Record<string, Level> = { 500101: 'orange', 500238: 'yellow', 500106: 'blue' }
const figures = laid.ground.shapes.map((shape, at): UnitFigure => ({
  code: shape.code,
  name: shortName(shape.name),
  value: shape.code === '500229' ? null : at,
  text: shape.code === '500229' ? '缺报' : String(at),
  level: levels[shape.code] ?? 'normal',
  incident: shape.code === '500101' ? 'i1' : null,
}))
const painted = choropleth(figures, TOKENS.night, 'sequential', 'values')
const wish = {
  laid,
  figures: new Map(figures.map((figure) => [figure.code, figure])),
  looks: painted.looks,
  tokens: TOKENS.night,
  ramp: 'sequential' as const,
  places: new Map([['i1', laid.ground.project([108.38, 30.75])]]),
  stations: [],
  framed: new Set(CENTRE),
  focused: null,
  values: true,
}

describe('the map of a place', () => {
  it('paints seven steps and leaves a unit without a value flat and without one', () => {
    expect(new Set([...painted.looks.values()].map((look) => look.step))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, null]))
    expect(painted.looks.get('500229')).toEqual({ step: null, colour: TOKENS.night.missing, lift: 0 })
    for (const look of painted.looks.values()) expect(look.lift).toBeLessThanOrEqual(16)
  })
  it('shows Taiwan, Hong Kong and Macao without figures in step 3, not as a hole', () => {
    const none: UnitFigure = { code: '710000', name: '台湾', value: null, text: '缺报', level: 'normal', incident: null }
    expect(
      choropleth([none, { ...none, code: '110000', value: 3 }], TOKENS.night, 'sequential', 'values').looks.get('710000')?.colour,
    ).toBe(TOKENS.night.sequential[2])
  })
  it('fills by level on the risk map, over ramp step 2, flat, with names alone', () => {
    const { cuts, looks } = choropleth(figures, TOKENS.night, 'sequential', 'levels')
    expect(cuts).toBeNull()
    expect(looks.get('500101')).toEqual({ step: 1, colour: '#a46f3f', lift: 0 })
    expect(looks.get('500102')?.colour).toBe(TOKENS.night.sequential[1])
    expect(looks.get('500229')?.step).toBeNull()
    expect(annotate({ ...wish, looks, values: false }).labels.every((label) => label.value === null)).toBe(true)
  })
  it('sets a beacon at each level, at the incident where it says where it is, and none in the square that is enlarged', () => {
    const { beacons, labels } = annotate(wish)
    expect(beacons.map((beacon) => [beacon.code, beacon.level]).sort()).toEqual([
      ['500101', 'orange'],
      ['500238', 'yellow'],
    ])
    const [x, y] = wish.places.get('i1')!
    expect(beacons.find((beacon) => beacon.code === '500101')!.at).toEqual([x, y - painted.looks.get('500101')!.lift])
    expect(labels.find((label) => label.code === '500101')!.size).toBe(18)
    expect(labels.find((label) => label.code === '500229')!.value).toBe('缺报')
  })
  it('keeps a red mark in the northernmost district whole, however low the map', () => {
    const low = layMap({ width: 914, height: 440, outlines: shipped('chongqing'), context: null, inset: null, corners: cornersFor() })
    const red = new Map(figures.map((figure) => [figure.code, figure.code === '500229' ? { ...figure, level: 'red' as const } : figure]))
    const [north] = annotate({ ...wish, laid: low, figures: red, places: new Map() }).beacons.filter(({ level }) => level === 'red')
    expect(beaconBox(north!)[1]).toBe(0)
    expect(low.ground.shapes.find(({ code }) => code === '500229')!.anchor[1]).toBeLessThan(north!.at[1])
  })
  it('keeps labels off what stands in the corners', () => {
    for (const label of annotate(wish).labels)
      expect(
        laid.keepouts.some((box) => overlaps(box, label.box)),
        label.name,
      ).toBe(false)
  })
  it('names every central district in the enlarged frame', () => {
    const drawing = drawFrame(wish, laid.enlarged!)
    const named = drawing.labels.map((label) => label.code)
    for (const code of CENTRE) expect(named, code).toContain(code)
    expect(drawing.marks.map((mark) => mark.code)).toEqual(['500106'])
    expect((laid.enlarged!.frame[2] - laid.enlarged!.frame[0]) / (laid.enlarged!.source[2] - laid.enlarged!.source[0])).toBeCloseTo(3)
  })
  it('lets the frame grow on a wide map, and shrink on a narrow one', () => {
    const widthOn = (width: number): number => {
      const { frame } = layMap({
        width,
        height: 720,
        outlines: shipped('chongqing'),
        context: null,
        inset: { regions: CENTRE, scale: 3 },
        corners: cornersFor(),
      }).enlarged!
      return frame[2] - frame[0]
    }
    expect([700, 966, 1427].map(widthOn).map(Math.round)).toEqual([252, 318, 465])
  })
  it('keeps marks whole inside the frame, and gives a central district its value before a neighbour its name', () => {
    const top = {
      ...wish,
      figures: new Map([...wish.figures].map(([code, one]) => [code, CENTRE.includes(code) ? { ...one, level: 'orange' as const } : one])),
    }
    const { frame } = laid.enlarged!
    for (const { at } of drawFrame(top, laid.enlarged!).marks) {
      expect(at[1]).toBeGreaterThanOrEqual(frame[1] + 17)
      expect(at[0]).toBeLessThanOrEqual(frame[2] - 17)
    }
    expect(drawFrame(wish, laid.enlarged!).labels.find((label) => label.code === '500104')!.value).not.toBeNull()
  })
  it('has one layer of each id, and outlines and patterns by theme', () => {
    const layersOf = (theme: 'night' | 'safe') =>
      mapLayers({
        laid,
        looks: painted.looks,
        levels: new Map(figures.map((figure) => [figure.code, figure.level])),
        tokens: TOKENS[theme],
        theme,
        focused: '500101',
        own: null,
        zoom: 1,
      })
    const ids = layersOf('night').map((layer) => layer.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).not.toContain('patterns')
    expect(layersOf('safe').map((layer) => layer.id)).toContain('patterns')
    const strokes = layersOf('night').find((layer) => layer.id === 'levels')!.strokes
    expect(strokes.map((stroke) => stroke.colour)).toEqual(expect.arrayContaining(['#F8903F', '#F5CE4E', '#62A8FF']))
    expect(strokes.at(-1)!.colour).toBe('#F8903F')
    expect(
      layersOf('night')
        .find((layer) => layer.id === 'focus')!
        .strokes.at(-1)!.colour,
    ).toBe(TOKENS.night.accent)
  })
})

describe('the map of the country', () => {
  const china = layMap({
    width: 864,
    height: 720,
    outlines: shipped('china'),
    context: null,
    inset: null,
    corners: cornersFor(),
    slider: true,
  })
  const named = china.ground.shapes.map((shape, at): UnitFigure => ({
    ...figures[0]!,
    code: shape.code,
    name: shape.code === '500000' ? 'Chongqing' : 'Xxxxxxxx',
    text: String(at),
    level: 'normal',
    incident: null,
  }))
  const { looks } = choropleth(named, TOKENS.night, 'sequential', 'quantiles')
  const labels = annotate({
    ...wish,
    laid: china,
    figures: new Map(named.map((one) => [one.code, one])),
    looks,
    framed: new Set(),
    own: '500000',
  }).labels
  it('names the place before all others', () => expect(labels.map(({ code }) => code)).toContain('500000'))
  it('names a unit in it or beside it with a leader, never in another', () => {
    const outlines = shipped('china')
    const small = layMap({ width: 900, height: 655, outlines, context: null, inset: null, corners: cornersFor(), slider: true })
    const placed = annotate({
      ...wish,
      laid: small,
      figures: new Map(named.map((one) => [one.code, one])),
      looks,
      framed: new Set(),
      own: '500000',
    }).labels
    for (const label of placed.filter(({ leader }) => leader === null)) {
      const shape = small.ground.shapes.find(({ code }) => code === label.code)!
      const lifted = moved(shape.rough, 0, -(looks.get(label.code)?.lift ?? 0))
      expect(shareInside(label.box, lifted), label.code).toBeGreaterThanOrEqual(0.2)
    }
  })
  it('writes nothing over the dash line', () => {
    expect(china.ground.dashes.length).toBeGreaterThan(0)
    for (const dash of china.ground.dashes) for (const label of labels) expect(overlaps(label.box, boxOf(dash)), label.name).toBe(false)
  })
})

describe('short names', () => {
  it.each([
    ['北京市', '北京'],
    ['内蒙古自治区', '内蒙古'],
    ['新疆维吾尔自治区', '新疆'],
    ['香港特别行政区', '香港'],
    ['忠县', '忠县'],
    ['台湾省', '台湾'],
    ['万州区', '万州'],
    ['', ''],
  ])('%s is %s', (name, short) => {
    expect(shortName(name)).toBe(short)
  })
})
