import type { Config } from '#contract/config.ts'
import { town } from '../helpers/town.ts'
import { CHARTS, POINTS } from './waves.ts'

const COLUMNS = 8
const ROWS = CHARTS / COLUMNS
const name = (zh: string) => ({ zh, en: zh })
/** The indicator that a chart shows. */
export const idOf = (chart: number): string => `environment.wave_${chart}`

const indicator = (chart: number) => ({
  id: idOf(chart),
  title: name(`指标 ${chart + 1}`),
  definition: name('正弦'),
  department: 'office',
  unit: 'µg/m³',
  decimals: 1,
  better: 'lower',
  grain: 'hour',
  every: '1m',
  scope: { root: '1', tier: 'city' },
  rollUp: { method: 'never' },
  bands: [
    { level: 'yellow', above: 85 },
    { level: 'red', above: 95 },
  ],
  source: 'bench',
})
/** The panel of a chart, as a scene declares it. */
export const panel = (chart: number) => ({
  widget: 'trend',
  title: name(`指标 ${chart + 1}`),
  options: { series: [{ indicator: idOf(chart) }], periods: POINTS },
})
type Layout = Record<string, [number, number, number, number]>
/** Where the charts stand, side by side on so many units. */
export const layout = (wide: number): Layout => {
  const width = (wide - 56) / COLUMNS
  const height = 936 / ROWS
  return Object.fromEntries(
    Array.from({ length: CHARTS }, (_, at) => [
      `chart${at}`,
      [28 + (at % COLUMNS) * width, 92 + Math.floor(at / COLUMNS) * height, width - 8, height - 8],
    ]),
  )
}
/** One for each chart. */
export const all = <T>(make: (chart: number) => T): T[] => Array.from({ length: CHARTS }, (_, at) => make(at))

/** A town whose scene is 40 trends by the hour. */
export const liveTown = (): Config =>
  town((made) => {
    made['indicators']!.push(...all(indicator))
    made['scenes'] = [
      {
        id: 'live',
        order: 1,
        title: name('实时'),
        panels: Object.fromEntries(all((at) => [`chart${at}`, panel(at)])),
        layouts: { landscape: layout(1920), triple: layout(5760) },
      },
    ]
  })
