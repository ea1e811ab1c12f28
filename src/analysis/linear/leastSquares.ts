import { found, unfit, type Finding } from '../finding.ts'
import { inverse, Matrix, QrDecomposition } from './matrix.ts'

/** A column whose part that the columns before it do not explain is below this share of its length is taken as explained by them. */
const DEPENDENT = 1e-9

/** β, what is left, its sum of squares, and (X′X)⁻¹, all in the columns' order. */
export interface LeastSquares {
  coefficients: number[]
  residuals: number[]
  squares: number
  inverse: number[][]
}

const lengthOf = (column: readonly number[]): number => Math.sqrt(column.reduce((sum, value) => sum + value * value, 0))

/**
 * Ordinary least squares of y on columns, by Householder's QR of the columns scaled to length 1 (Golub & Van Loan, Matrix Computations,
 * §5.3). Refuses a singular design, naming the column that those before it explain, and fewer rows than columns.
 */
export const leastSquares = (
  columns: readonly (readonly number[])[],
  names: readonly string[],
  y: readonly number[],
): Finding<LeastSquares> => {
  const [rows, width] = [y.length, columns.length]
  if (width === 0) return found({ coefficients: [], residuals: [...y], squares: lengthOf(y) ** 2, inverse: [] })
  if (rows < width) return unfit('too_few_rows', `${rows} rows for ${width} columns`)
  const lengths = columns.map(lengthOf)
  const empty = lengths.findIndex((length) => !(length > 0 && length < Infinity))
  if (empty >= 0) return unfit('singular_design', `${names[empty]} does not vary`, names[empty])
  const scaled = Matrix.zeros(rows, width)
  for (const [j, column] of columns.entries()) for (let i = 0; i < rows; i++) scaled.set(i, j, column[i]! / lengths[j]!)
  const qr = new QrDecomposition(scaled)
  const upper = qr.upperTriangularMatrix
  for (let j = 0; j < width; j++) {
    if (!(Math.abs(upper.get(j, j)) > DEPENDENT))
      return unfit('singular_design', `${names[j]} follows from the columns before it`, names[j])
  }
  const solved = qr.solve(Matrix.columnVector([...y])).to1DArray()
  const coefficients = solved.map((value, j) => value / lengths[j]!)
  const residuals = y.map((value, i) => value - columns.reduce((sum, column, j) => sum + column[i]! * coefficients[j]!, 0))
  const root = inverse(upper)
  const whole = root.mmul(root.transpose()).to2DArray()
  return found({
    coefficients,
    residuals,
    squares: lengthOf(residuals) ** 2,
    inverse: whole.map((line, a) => line.map((value, b) => value / lengths[a]! / lengths[b]!)),
  })
}
