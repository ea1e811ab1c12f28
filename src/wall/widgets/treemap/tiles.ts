export interface Tile {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const worst = (row: readonly number[], side: number): number => {
  const sum = row.reduce((total, one) => total + one, 0)
  return Math.max((side ** 2 * Math.max(...row)) / sum ** 2, sum ** 2 / (side ** 2 * Math.min(...row)))
}

/** Areas in proportion to weights that fall and are all above zero, as square as can be (Bruls, Huizing, van Wijk 2000). */
export const tilesOf = (weights: readonly number[], width: number, height: number): Tile[] => {
  const total = weights.reduce((sum, one) => sum + one, 0)
  const areas = weights.map((one) => (one / total) * width * height)
  const tiles: Tile[] = []
  let free: Tile = { x: 0, y: 0, width, height }

  const lay = (row: readonly number[]): void => {
    const upright = free.width >= free.height
    const side = upright ? free.height : free.width
    const thick = row.reduce((sum, one) => sum + one, 0) / side
    let at = 0
    for (const area of row) {
      const long = area / thick
      tiles.push(
        upright ? { x: free.x, y: free.y + at, width: thick, height: long } : { x: free.x + at, y: free.y, width: long, height: thick },
      )
      at += long
    }
    free = upright
      ? { x: free.x + thick, y: free.y, width: free.width - thick, height: free.height }
      : { x: free.x, y: free.y + thick, width: free.width, height: free.height - thick }
  }
  let row: number[] = []
  for (const area of areas) {
    const side = Math.min(free.width, free.height)
    if (row.length > 0 && worst([...row, area], side) > worst(row, side)) {
      lay(row)
      row = []
    }
    row.push(area)
  }
  if (row.length > 0) lay(row)
  return tiles
}
