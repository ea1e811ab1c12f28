import { readFileSync } from 'node:fs'
import { type Outline, parseBoundary } from '#wall/map/boundary.ts'
import { type Corners, planCorners } from '#wall/widgets/map/corners.ts'

/** A boundary file as the wall ships it. */
export const shipped = (name: 'china' | 'chongqing' | 'beijing'): Outline[] =>
  parseBoundary(name, JSON.parse(readFileSync(new URL(`../../../public/boundaries/${name}.json`, import.meta.url), 'utf8')))

/** Words in the corners of a map as the wall has them, with so many rows of a legend. */
export const cornersFor = (legend = 0): Corners => ({
  key: [236, 84],
  attribution: [560, 22],
  room: 640,
  legend: Array.from({ length: legend }, () => 230),
  total: [224, 110],
  levels: 200,
})

/** The words of the fixture page without layers, in Chinese. */
export const cornersOfPage = (width: number): Corners =>
  planCorners({
    width,
    title: '指数（高 = 好）  ',
    source: '示意图',
    stations: '',
    attribution: '边界取自公开示意数据（DataV/AMap，经 dromara/go-view），未经地图审核，仅作示意',
    layers: [],
    nameOf: (text) => text.zh,
    whole: { name: '重庆 指数', unit: '' },
    levels: true,
    west: false,
    language: 'zh',
  })
