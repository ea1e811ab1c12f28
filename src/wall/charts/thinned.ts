/** So many numbers a column may keep: first, lowest, highest and last point, and the gaps on either side of them. */
const MOST = 12

/**
 * A line of many points, as pairs x, y with x rising, brought down to what `columns` px between `low` and `high` can show: of each
 * column its first, lowest, highest and last point, so that the picture is the same and a spike of one point stands (M4, Jugel et al.,
 * VLDB 2014). A y of NaN is a gap; one narrower than a column closes. Points outside keep one neighbour on either side.
 */
export const thinned = (points: Float64Array, low: number, high: number, columns: number): Float64Array => {
  const kept = new Float64Array((Math.ceil(columns) + 2) * MOST)
  let size = 0
  const keep = (x: number, y: number): void => {
    kept[size++] = x
    kept[size++] = y
  }
  const scale = columns / (high - low)
  const last = points.length - 2
  const columnOf = (at: number): number => Math.min(columns, Math.max(-1, Math.floor((points[at]! - low) * scale)))
  let at = 0
  while (at <= last) {
    const column = columnOf(at)
    const begins = at
    let first = -1
    let lowest = -1
    let highest = -1
    let ends = -1
    for (; at <= last && columnOf(at) === column; at += 2) {
      const y = points[at + 1]!
      if (y !== y) continue
      if (first < 0) first = lowest = highest = at
      if (y < points[lowest + 1]!) lowest = at
      if (y > points[highest + 1]!) highest = at
      ends = at
    }
    if (first < 0) {
      keep(points[begins]!, Number.NaN)
      continue
    }
    if (first > begins) keep(points[begins]!, Number.NaN)
    const [one, other] = lowest < highest ? [lowest, highest] : [highest, lowest]
    keep(points[first]!, points[first + 1]!)
    if (one > first) keep(points[one]!, points[one + 1]!)
    if (other > one && other < ends) keep(points[other]!, points[other + 1]!)
    if (ends > first) keep(points[ends]!, points[ends + 1]!)
    if (at - 2 > ends) keep(points[at - 2]!, Number.NaN)
  }
  return kept.slice(0, size)
}
