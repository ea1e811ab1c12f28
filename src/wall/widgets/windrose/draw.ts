import type { WindrosePlan } from './plan.ts'

/** A rose in px around its centre: for each grade the paths of its petals, and the radii of the rings. */
export interface RoseDrawing {
  readonly paths: readonly [string, string, string]
  readonly rings: readonly [number, number]
  readonly calm: number
}

const FILL = 0.78

/** `radius` is the outer ring's, `calm` that of the circle in the middle, from whose rim the petals grow. */
export const drawRose = ({ petals, rings }: WindrosePlan, radius: number, calm: number): RoseDrawing => {
  const reach = (share: number): number => calm + (share / rings[1]) * (radius - calm)
  const half = (Math.PI / petals.length) * FILL
  const at = (angle: number, from: number): string => `${(Math.sin(angle) * from).toFixed(2)} ${(-Math.cos(angle) * from).toFixed(2)}`
  const slice = (index: number, from: number, to: number): string => {
    if (to <= from) return ''
    const middle = (index / petals.length) * 2 * Math.PI
    const [a, b] = [middle - half, middle + half]
    const [inner, outer] = [reach(from), reach(to)]
    return `M${at(a, inner)}L${at(a, outer)}A${outer.toFixed(2)} ${outer.toFixed(2)} 0 0 1 ${at(b, outer)}L${at(b, inner)}A${inner.toFixed(2)} ${inner.toFixed(2)} 0 0 0 ${at(a, inner)}Z`
  }
  const grade = (which: 0 | 1 | 2): string =>
    petals
      .map((petal, index) => {
        const from = petal.slice(0, which).reduce((sum, share) => sum + share, 0)
        return slice(index, from, from + petal[which])
      })
      .join('')
  return { paths: [grade(0), grade(1), grade(2)], rings: [reach(rings[0]), reach(rings[1])], calm }
}
