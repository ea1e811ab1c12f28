export { inverse, Matrix, QrDecomposition } from 'ml-matrix'
