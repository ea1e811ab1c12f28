import { bandOf } from './band.ts'
import { coverOf } from './cover.ts'
import { along } from './layout.ts'
import type { EngineOption, Plain, Size } from './option.ts'
import type { Shape } from './shapes.ts'
import type { Sketch } from './sketch.ts'

type Part = Readonly<Record<string, Plain>>
const partOf = (whole: Part, name: string): Part => (whole[name] ?? {}) as Part
const numbersIn = <Name extends string>(part: Part, names: readonly Name[]): Record<Name, number> | null =>
  names.every((name) => typeof part[name] === 'number') ? (part as Record<Name, number>) : null

/** So many points to a px of width before a line is drawn as what it covers. */
const DENSE = 4

/**
 * The option with every line of many points, given as a `Float64Array` of pairs, drawn as what it covers of each px of its width:
 * at the cost of its width, not of its points. Its axes must declare their ends, its grid where it lies.
 */
export const lean = (option: EngineOption, { ratio }: Size): EngineOption => {
  const grid = numbersIn(partOf(option, 'grid'), ['left', 'top', 'width', 'height'])
  const x = numbersIn(partOf(option, 'xAxis'), ['min', 'max'])
  const y = numbersIn(partOf(option, 'yAxis'), ['min', 'max'])
  const { series, graphic } = option
  if (!Array.isArray(series) || !grid || !x || !y) return option
  const columns = Math.round(grid.width * ratio)
  const [ceiling, floor] = [grid.top, grid.top + grid.height]
  const bed = { left: Math.round(grid.left * ratio) / ratio, step: 1 / ratio, ceiling, floor }
  const bands: Shape[] = []
  const others = series.filter((one: Part) => {
    const points = one['data']
    if (one['type'] !== 'line' || !(points instanceof Float64Array) || points.length <= columns * DENSE * 2) return true
    const { color = '#000', width = 1, opacity = 1 } = one['lineStyle'] as { color?: Plain; width?: number; opacity?: number }
    const cover = coverOf(points, x.min, x.max, columns)
    bands.push(bandOf(cover, { ...bed, y: (value) => along(value, y.min, y.max, floor, ceiling) }, { color, width, opacity }))
    return false
  })
  if (bands.length === 0) return option
  return {
    ...option,
    series: others,
    graphic: { elements: [...(((graphic as Part | undefined)?.['elements'] as Shape[]) ?? []), ...bands] },
  }
}

/** The same of a sketch, before it is sent: a page that thins a line need not copy all of it to the thread that draws. */
export const leanSketch = (sketch: Sketch, size: Size): Sketch => {
  if (sketch.draws !== 'option') return sketch
  const option = lean(sketch.option, size)
  return option === sketch.option ? sketch : { draws: 'option', option }
}
