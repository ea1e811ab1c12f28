import type { Point } from '../../stores/points.ts'

export interface Sparks {
  own: string
  mean: string
  last: readonly [number, number] | null
}

const pathOf = (points: readonly Point[], at: (index: number, value: number) => readonly [number, number]): string => {
  let pen = 'M'
  let path = ''
  points.forEach(([, value], index) => {
    if (value === null) {
      pen = 'M'
      return
    }
    const [x, y] = at(index, value)
    path += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`
    pen = 'L'
  })
  return path
}

/** A region's line over that of the mean, on one scale; a missing period breaks it. */
export const planSparks = (own: readonly Point[], mean: readonly Point[], width: number, height: number): Sparks => {
  const values = [...own, ...mean].flatMap(([, value]) => value ?? [])
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const [air, span] = [5, Math.max(1, own.length - 1)]
  const at = (index: number, value: number): readonly [number, number] => [
    air + ((width - 2 * air) * index) / span,
    high === low ? height / 2 : height - air - ((height - 2 * air) * (value - low)) / (high - low),
  ]
  const newest = own.findLastIndex(([, value]) => value !== null)
  return { own: pathOf(own, at), mean: pathOf(mean, at), last: newest < 0 ? null : at(newest, own[newest]![1]!) }
}
