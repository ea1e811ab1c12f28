import { inverse, Matrix, QrDecomposition } from './matrix.ts'

/** v′M⁻¹v for a symmetric M; null where M is singular. M is scaled to a unit diagonal first, so units do not matter. */
export const quadraticForm = (vector: readonly number[], matrix: readonly (readonly number[])[]): number | null => {
  const scale = matrix.map((line, at) => Math.sqrt(Math.abs(line[at]!)))
  if (scale.some((one) => !(one > 0))) return null
  const scaled = new Matrix(matrix.map((line, a) => line.map((value, b) => value / scale[a]! / scale[b]!)))
  const upper = new QrDecomposition(scaled).upperTriangularMatrix
  if (upper.diagonal().some((value) => !(Math.abs(value) > 1e-12))) return null
  const v = Matrix.columnVector(vector.map((value, at) => value / scale[at]!))
  return v.transpose().mmul(inverse(scaled)).mmul(v).get(0, 0)
}
