import { groupMeans } from './groups.ts'

type Places = readonly (readonly number[])[]

/** Columns with the effects taken out, and how many parameters the effects were. */
export interface Absorbed {
  columns: number[][]
  parameters: number
}

const DEPENDENT = 1e-9

const demeaned = (column: readonly number[], places: Places): number[] => {
  const means = groupMeans(column, places)
  const left = [...column]
  for (const [group, rows] of places.entries()) for (const at of rows) left[at] = column[at]! - means[group]!
  return left
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, at) => sum + value * b[at]!, 0)

const without = (column: readonly number[], axis: readonly number[]): number[] => {
  const along = dot(column, axis)
  return column.map((value, at) => value - along * axis[at]!)
}

/** An orthonormal basis of what the second effect adds to the first: its dummies without the first's means (Gram & Schmidt, twice). */
const basisOf = (first: Places, second: Places, rows: number): number[][] => {
  const basis: number[][] = []
  for (const places of second) {
    const dummy = Array.from({ length: rows }, () => 0)
    for (const at of places) dummy[at] = 1
    let left = demeaned(dummy, first)
    for (let pass = 0; pass < 2; pass++) left = basis.reduce(without, left)
    const size = Math.sqrt(dot(left, left))
    if (size > DEPENDENT * Math.sqrt(places.length)) basis.push(left.map((value) => value / size))
  }
  return basis
}

/** Takes the effects out of columns, one by one; `parameters` is how many the effects are. */
export interface Absorber {
  of: (column: readonly number[]) => number[]
  parameters: number
}

/**
 * Columns less the means of one grouping, or of two: in an unbalanced panel two-way effects are not a difference of means, so the second
 * grouping's dummies are regressed out exactly (Frisch & Waugh 1933; Baltagi, Econometric Analysis of Panel Data, §9.4).
 */
export const absorber = (rows: number, first: Places, second: Places | null): Absorber => {
  const basis = second === null ? [] : basisOf(first, second, rows)
  return { of: (column) => basis.reduce(without, demeaned(column, first)), parameters: first.length + basis.length }
}

/** All columns with the effects taken out. */
export const absorb = (columns: readonly (readonly number[])[], first: Places, second: Places | null): Absorbed => {
  const { of, parameters } = absorber(columns[0]!.length, first, second)
  return { columns: columns.map(of), parameters }
}
