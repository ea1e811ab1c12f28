import type { EngineOption, Plain, Size } from './option.ts'
import { thinned } from './thinned.ts'

type Part = Readonly<Record<string, Plain>>
const numberIn = (part: Plain, name: string, otherwise: number): number => {
  const found = (part as Part | undefined)?.[name]
  return typeof found === 'number' ? found : otherwise
}

/** So many points to a px of width before a line is thinned. */
const DENSE = 4

/** The option with every line of many points, given as a `Float64Array` of pairs, brought down to what its width can show; its axis keeps its ends. */
export const lean = (option: EngineOption, size: Size): EngineOption => {
  const { series, grid, xAxis } = option
  if (!Array.isArray(series)) return option
  const columns = Math.ceil(numberIn(grid, 'width', size.width) * size.ratio)
  const leaned = series.map((one: Part): Plain => {
    const points = one['data']
    if (!(points instanceof Float64Array) || points.length <= columns * DENSE * 2) return one
    const low = numberIn(xAxis, 'min', points[0]!)
    const high = numberIn(xAxis, 'max', points[points.length - 2]!)
    return { ...one, data: thinned(points, low, high, columns) }
  })
  return { ...option, series: leaned }
}
