/** What a line covers of every column: its lowest and highest, NaN where it is not. */
export interface Cover {
  readonly lows: Float64Array
  readonly highs: Float64Array
}

/**
 * A line of many points, as pairs x, y with x rising, as what it covers of each of `columns` px between `low` and `high`: the picture
 * is that of all its points, and a spike of one point stands. A y of NaN is a gap; one narrower than a column closes.
 */
export const coverOf = (points: Float64Array, low: number, high: number, columns: number): Cover => {
  const lows = new Float64Array(columns).fill(Number.NaN)
  const highs = new Float64Array(columns).fill(Number.NaN)
  const scale = columns / (high - low)
  const widen = (column: number, y: number): void => {
    if (column < 0 || column >= columns) return
    if (!(lows[column]! <= y)) lows[column] = y
    if (!(highs[column]! >= y)) highs[column] = y
  }
  const joined = (fromX: number, fromY: number, x: number, y: number): void => {
    const slope = (y - fromY) / (x - fromX)
    const last = Math.min(columns - 1, Math.floor(x))
    for (let column = Math.max(0, Math.floor(fromX)); column <= last; column++) {
      widen(column, fromY + slope * (Math.max(column, fromX) - fromX))
      widen(column, fromY + slope * (Math.min(column + 1, x) - fromX))
    }
  }
  let here = -1
  let beforeX = Number.NaN
  let beforeY = Number.NaN
  let lowest = Number.NaN
  let highest = Number.NaN
  const leave = (): void => {
    if (lowest === lowest) widen(here, lowest)
    if (highest === highest) widen(here, highest)
    lowest = highest = Number.NaN
  }
  for (let at = 0; at < points.length; at += 2) {
    const x = (points[at]! - low) * scale
    const y = points[at + 1]!
    if (y !== y) {
      beforeX = Number.NaN
      continue
    }
    const column = x === columns ? columns - 1 : Math.floor(x)
    if (column !== here) {
      leave()
      if (beforeX < column) joined(beforeX, beforeY, x, y)
      here = column
    }
    if (!(lowest <= y)) lowest = y
    if (!(highest >= y)) highest = y
    beforeX = x
    beforeY = y
  }
  leave()
  return { lows, highs }
}

/** The same as drawn with a square pen `width` columns wide: each column covers what those within half a pen of it do. */
export const penned = ({ lows, highs }: Cover, width: number): Cover => {
  const reach = Math.round((width - 1) / 2)
  if (reach < 1) return { lows, highs }
  const over = (column: Float64Array, choose: (a: number, b: number) => number): Float64Array =>
    column.map((own, at) => {
      let most = own
      for (let near = Math.max(0, at - reach); near <= Math.min(column.length - 1, at + reach); near++) {
        const other = column[near]!
        if (other === other) most = most === most ? choose(most, other) : other
      }
      return most
    })
  return { lows: over(lows, Math.min), highs: over(highs, Math.max) }
}
