/** Sums of products of all pairs of columns over some rows; symmetric. */
export type Products = Float64Array

/** The products of one region's rows, its own means out first where `demean`. */
export const productsOf = (columns: readonly (readonly number[])[], rows: readonly number[], demean: boolean): Products => {
  const width = columns.length
  const own = columns.map((column) => {
    const values = rows.map((at) => column[at]!)
    const middle = demean ? values.reduce((sum, value) => sum + value, 0) / values.length : 0
    return values.map((value) => value - middle)
  })
  const sums = new Float64Array(width * width)
  for (let a = 0; a < width; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0
      for (let t = 0; t < rows.length; t++) sum += own[a]![t]! * own[b]![t]!
      sums[a * width + b] = sum
      sums[b * width + a] = sum
    }
  return sums
}

/**
 * What is left of the last `keep` columns' products once the columns before them are regressed out (Gauss's elimination, the Schur
 * complement); a column that those before it explain is stepped over.
 */
export const partialled = (sums: Products, width: number, keep: number): number[][] => {
  const left = Float64Array.from(sums)
  for (let k = 0; k < width - keep; k++) {
    const pivot = left[k * width + k]!
    if (!(pivot > 1e-10 * sums[k * width + k]!)) continue
    for (let a = k + 1; a < width; a++) {
      const factor = left[a * width + k]! / pivot
      if (factor !== 0) for (let b = k + 1; b < width; b++) left[a * width + b] = left[a * width + b]! - factor * left[k * width + b]!
    }
  }
  const first = width - keep
  return Array.from({ length: keep }, (_, a) => Array.from({ length: keep }, (__, b) => left[(first + a) * width + first + b]!))
}
