import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import { describe, expect, it } from 'vitest'
import { parseBoundary } from '#wall/map/boundary.ts'
import { TOKENS } from '#wall/theme/tokens.ts'
import { barsOf } from '#wall/widgets/scene3d/bars.ts'
import { labelsOf } from '#wall/widgets/scene3d/labels.ts'
import { landOf } from '#wall/widgets/scene3d/land.ts'
import { columnsOption, groundOf } from '#wall/widgets/scene3d/option.ts'
import { columnsText, planColumns, type Unit } from '#wall/widgets/scene3d/plan.ts'
import { heightOf, SLAB, TALLEST, viewOf } from '#wall/widgets/scene3d/view.ts'
import { stateOf } from '../../../helpers/stateOf.ts'

const indicator = (rest: Partial<Indicator> = {}): Indicator =>
  Indicator.parse({
    id: 'economy.gdp',
    title: { zh: '总值', en: 'GDP' },
    definition: { zh: '测', en: 'T' },
    department: 'd',
    unit: '元',
    scale: 1e8,
    decimals: 1,
    better: 'higher',
    grain: 'year',
    scope: { root: '500000', tier: 'district' },
    rollUp: { method: 'sum' },
    source: '测',
    ...rest,
  })
const unit = (code: string, value: number | null, rest: Partial<State> = {}): Unit => {
  const state = stateOf({ region: code, value, ...rest })
  return { code, name: `区${code}`, colour: state, height: state }
}
const plan = (values: (number | null)[], declared = indicator()) =>
  planColumns({ units: values.map((value, at) => unit(String(at), value)), colour: declared, height: declared, language: 'zh' })

describe('columns', () => {
  it('of an amount stand from zero', () => {
    const made = plan([100, 50, 0])!
    expect(made.columns.map((one) => [one.figure, one.height, one.step])).toEqual([
      ['100.0', 1, 6],
      ['50.0', 0.5, 3],
      ['0.0', 0, 0],
    ])
    expect([made.scale.unit, made.foot, made.bounds]).toEqual(['亿元', '', ['0.0', '100.0']])
  })
  it('of an index, and of what falls below zero, stand from the lowest, and the key says so', () => {
    const index = plan([90, 80, 70], indicator({ unit: '', scale: 1, rollUp: { method: 'never' } }))!
    expect([index.columns.map((one) => one.height), index.foot]).toEqual([[1, 0.5, 0], '70.0'])
    const fallen = plan([10, -10])!
    expect([fallen.columns.map((one) => one.height), fallen.foot]).toEqual([[1, 0], '−10.0 亿元'])
  })
  it('that are missing or lost lie flat, without a colour of the ramp', () => {
    const made = planColumns({
      units: [
        unit('a', 5),
        unit('b', null),
        unit('c', 9, { freshness: 'lost' }),
        { code: 'd', name: '区d', colour: undefined, height: undefined },
      ],
      colour: indicator(),
      height: indicator(),
      language: 'zh',
    })!
    expect(made.columns.slice(1).map((one) => [one.step, one.height, one.figure])).toEqual([
      [null, 0, '—'],
      [null, 0, '—'],
      [null, 0, '—'],
    ])
    expect(made.missing).toBe(3)
  })
  it('of one value do not divide by nothing', () =>
    expect(plan([5, 5], indicator({ rollUp: { method: 'never' } }))!.columns.map((one) => one.height)).toEqual([0, 0]))
  it('may be coloured by one figure and raised by another', () => {
    const people = indicator({ id: 'society.people', unit: '人', scale: 1e4 })
    const made = planColumns({
      units: [
        { ...unit('a', 5), height: stateOf({ value: 300 }) },
        { ...unit('b', 9), height: stateOf({ value: null }) },
      ],
      colour: indicator(),
      height: people,
      language: 'zh',
    })!
    expect(made.columns.map((one) => [one.figure, one.second, one.height])).toEqual([
      ['5.0', '300.0 万人', 1],
      ['9.0', '—', 0],
    ])
  })
  it('are nothing without a value', () => {
    expect(plan([])).toBeNull()
    expect(plan([null])).toBeNull()
  })
  it('are said in words, greatest first', () => {
    expect(columnsText('总值', plan([1, null, 3]), { none: '无', missing: '缺报' }, 'zh')).toBe('总值; 区2 3.0 亿元; 区0 1.0 亿元; 缺报 1')
  })
  it('become rows where nothing can be drawn in three dimensions', () => {
    const rows = barsOf(plan([1, null, 3, 2])!, 3)
    expect(rows.parts.map((one) => [one.name, one.figure, one.value])).toEqual([
      ['区2', '3.0', 3],
      ['区3', '2.0', 2],
      ['区0', '1.0', 1],
    ])
    expect([rows.shown, rows.all]).toEqual([3, 4])
  })
})

const boundary = (file: string) =>
  parseBoundary(file, JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../../public/boundaries', file), 'utf8')))
const chongqing = landOf(boundary('chongqing.json'))
const size = { width: 513, height: 460 }

describe('the land', () => {
  it('has every district, inside the field, with an anchor in its own', () => {
    expect(chongqing.blocks).toHaveLength(38)
    for (const { polygons, anchor } of chongqing.blocks) {
      const points = polygons.flat(2)
      expect(Math.min(...points.map(([x]) => x!))).toBeGreaterThanOrEqual(0)
      expect(Math.max(...points.map(([, y]) => y!))).toBeLessThanOrEqual(Math.ceil(chongqing.depth))
      expect(anchor[0]).toBeGreaterThan(Math.min(...points.map(([x]) => x!)))
    }
    expect(chongqing.dashes).toEqual([])
  })
  it('of China holds the islands of the south, the dashes and Taiwan', () => {
    const china = landOf(boundary('china.json'))
    expect(china.dashes.length).toBeGreaterThan(5)
    expect(china.blocks.map((one) => one.code)).toContain('710000')
    const ground = groundOf(china) as unknown as { features: { properties: { name: string } }[] }
    expect(ground.features.at(-1)!.properties.name).toBe('dashes')
  })
})

describe('the view', () => {
  const view = viewOf(chongqing, size, 30)
  it('holds all of the land', () => {
    for (const point of chongqing.blocks.flatMap((one) => one.polygons.flat(2) as unknown as [number, number][])) {
      const [x, y] = view.place(point, 0)
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(size.width)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(size.height)
    }
  })
  it('draws equal heights equally long wherever they stand', () => {
    const rise = (at: readonly [number, number]): number => view.place(at, 0)[1] - view.place(at, 10)[1]
    expect(rise([0, 0])).toBeCloseTo(rise([900, 700]), 6)
    expect(rise([0, 0])).toBeCloseTo((10 * Math.cos((view.alpha * Math.PI) / 180) * size.height) / view.span, 6)
  })
  it('stands north up and east right, as far as it is turned', () => {
    expect(view.place([500, 600], 0)[1]).toBeLessThan(view.place([500, 100], 0)[1])
    expect(view.place([700, 300], 0)[0]).toBeGreaterThan(view.place([200, 300], 0)[0])
  })
  it('looks at what it places in its middle', () => {
    const [x, y, z] = view.centre
    const point: [number, number] = [(x + 50) * 10, chongqing.depth / 2 - z * 10]
    expect(view.place(point, y)[0]).toBeCloseTo(size.width / 2, 4)
    expect(view.place(point, y)[1]).toBeCloseTo(size.height / 2, 4)
  })
  it('looks from lower down in a wide panel, and then shows the land larger', () => {
    const wide = viewOf(chongqing, { width: 900, height: 300 }, 30)
    expect(wide.alpha).toBeLessThan(view.alpha)
    expect(300 / wide.span).toBeGreaterThan(0)
  })
  it('raises from the slab to the tallest', () => expect([heightOf(0), heightOf(1)]).toEqual([SLAB, TALLEST]))
})

describe('words over columns', () => {
  const codes = chongqing.blocks.map((one) => one.code)
  const made = planColumns({
    units: codes.map((code, at) => unit(code, at === 7 ? null : (at * 37) % 100, { level: at === 2 ? 'red' : 'normal' })),
    colour: indicator(),
    height: indicator(),
    language: 'zh',
  })!
  const labels = labelsOf(made, chongqing, viewOf(chongqing, size, 30), size, 1, 14)
  it('name the gravest first, then the tallest, never a missing one', () => {
    expect(labels[0]!.code).toBe(codes[2])
    expect(labels.map((one) => one.code)).not.toContain(codes[7])
    expect(labels.length).toBeGreaterThan(6)
    expect(labels.length).toBeLessThanOrEqual(14)
  })
  it('do not lie over each other', () => {
    labels.forEach((a, at) =>
      labels.slice(at + 1).forEach((b) => expect(Math.abs(a.x - b.x) >= 30 || Math.abs(a.y - b.y) >= 41).toBe(true)),
    )
  })
  it('and columns are planned without a function', () => {
    const option = columnsOption(made, chongqing, groundOf(chongqing), viewOf(chongqing, size, 30), { tokens: TOKENS.night, u: 1 })
    expect(structuredClone(option)).toEqual(option)
    const [series] = option['series'] as unknown as [{ data: { name: string; height: number; itemStyle: { color: string } }[] }]
    expect(series.data).toHaveLength(38)
    expect(series.data[7]).toMatchObject({ height: SLAB, itemStyle: { color: TOKENS.night.missing } })
  })
})
