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

/** Whether a symmetric M is positive definite: every pivot of Gauss's elimination is positive, beside the diagonal it began with. */
export const definite = (matrix: readonly (readonly number[])[]): boolean => {
  const left = matrix.map((line) => [...line])
  for (const [k, line] of left.entries()) {
    const pivot = line[k]!
    if (!(pivot > 1e-12 * Math.abs(matrix[k]![k]!))) return false
    for (let a = k + 1; a < left.length; a++) {
      const factor = left[a]![k]! / pivot
      for (let b = k; b < left.length; b++) left[a]![b] = left[a]![b]! - factor * line[b]!
    }
  }
  return true
}
