import { Indicator } from '#contract/indicator.ts'
import type { MapLayer } from '#contract/mapLayers.ts'
import { TOKENS } from '#wall/theme/tokens.ts'
import { legendBoxes, type LegendWish, planLegend } from '#wall/widgets/map/legend.ts'
import { overlayLook } from '#wall/widgets/map/overlayLook.ts'
import { type Drawn, nothingOf } from '#wall/widgets/map/overlays.ts'
import { describe, expect, it } from 'vitest'

const calls = Indicator.parse({
  id: 'services.calls',
  title: { zh: '12345 诉求', en: '12345 calls' },
  definition: { zh: '诉求', en: 'calls' },
  department: 'hotline',
  unit: '件',
  better: 'neither',
  grain: 'day',
  scope: { root: '500000', tier: 'district' },
  rollUp: { method: 'sum' },
  source: 'fixture',
})
const look = overlayLook(TOKENS.night)
const drawn = (layer: MapLayer, more: Partial<Drawn> = {}): Drawn => ({ ...nothingOf(layer, look), ...more })
const wish = (rows: Drawn[], more: Partial<LegendWish> = {}): LegendWish => ({
  drawn: rows,
  indicator: (id) => (id === calls.id ? calls : undefined),
  nameOf: (text) => text.zh,
  cellArea: () => 36.129,
  elsewhere: 0,
  past: false,
  language: 'zh',
  ...more,
})
const hexagons: MapLayer = { layer: 'hexagons', categories: [], resolution: 6 }
const clusters: MapLayer = { layer: 'clusters', categories: [] }
const flows: MapLayer = { layer: 'flows', indicator: calls.id, rows: 24 }
const columns: MapLayer = { layer: 'columns', indicator: calls.id }
const said = (rows: Drawn[], more: Partial<LegendWish> = {}) => planLegend(wish(rows, more)).map(({ title, words }) => `${title} ${words}`)

describe('the legend of what lies over the regions', () => {
  it('says what is counted, up to what, and what is missing', () => {
    expect(said([drawn(columns, { shown: 37, all: 38, most: 932 })])).toEqual(['12345 诉求 最高 932 件，1 处缺报'])
    expect(said([drawn(columns, { shown: 38, all: 38, most: 12, negative: true })])).toEqual(['12345 诉求 紫 = 负，最高 12 件'])
  })
  it('says how many of how many flows', () => {
    expect(said([drawn(flows, { shown: 24, all: 837, most: 25_722, steps: [12_000, 25_722] })])[0]).toBe(
      '12345 诉求 前 24 条，共 837，12,000–25,722 件',
    )
    expect(said([drawn(flows, { shown: 3, all: 3, most: 9, steps: [2, 9] })])[0]).toBe('12345 诉求 共 3 条，2–9 件')
  })
  it('names the steps of the cells and their size, and says once what has no place', () => {
    const rows = [drawn(hexagons, { shown: 9, all: 30, most: 14, steps: [1, 7, 14] }), drawn(clusters, { shown: 30, all: 30 })]
    expect(said(rows, { elsewhere: 2 })).toEqual(['网格内事件 1 · 2–7 · 8–14 件/格，每格约 36 km²，另 2 件无坐标', '在办事件 共 30 件'])
    expect(planLegend(wish([drawn(hexagons, { shown: 1, all: 1, most: 1, steps: [1] })]))[0]!.colours).toHaveLength(1)
  })
  it('says that there is none, and that the past is not drawn, and never a zero for either', () => {
    expect(said([drawn(clusters), drawn(flows)])).toEqual(['在办事件 此刻没有', '12345 诉求 此刻没有'])
    expect(said([drawn(columns)], { past: true })).toEqual(['12345 诉求 只示此刻，往期不画'])
  })
  it('speaks English, and takes the title that the layer gives itself', () => {
    const named = { ...clusters, title: { zh: '事件', en: 'Events' } }
    expect(planLegend(wish([drawn(named, { shown: 4, all: 4 })], { language: 'en', nameOf: (text) => text.en }))[0]).toMatchObject({
      title: 'Events',
      words: '4 in all',
    })
  })
  it('keeps labels off its rows, the last one nearest to the key', () => {
    const boxes = legendBoxes(planLegend(wish([drawn(clusters), drawn(columns)])), 680)
    expect(boxes).toHaveLength(2)
    expect(boxes[0]![3]).toBe(boxes[1]![1])
    expect(boxes[1]![3]).toBe(680)
    expect(boxes[0]![2]).toBeGreaterThan(100)
  })
})
