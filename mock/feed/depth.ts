import type { Grain } from '../city/periods.ts'

/** How many periods back the first start reaches: enough for every trend and last year's base; wide figures less far. */
export const depthOf = (grain: Grain, seriesPerPeriod: number): number => {
  const wide = seriesPerPeriod > 1000 ? 3 : seriesPerPeriod > 250 ? 2 : seriesPerPeriod > 60 ? 1 : 0
  const depths: Record<Grain, readonly [number, number, number, number]> = {
    minute: [0, 0, 0, 0],
    hour: [336, 96, 48, 26],
    day: [400, 40, 30, 9],
    week: [110, 60, 56, 12],
    month: [36, 36, 26, 13],
    quarter: [12, 12, 9, 5],
    half: [6, 6, 6, 4],
    year: [6, 6, 6, 4],
  }
  return depths[grain][wide]
}

/** The periods that the default scenes compare with, as steps back from the newest. */
export const basesOf = (grain: Grain): readonly number[] => {
  const bases: Record<Grain, readonly number[]> = {
    minute: [],
    hour: [0, 1, 24],
    day: [0, 1, 7, 365],
    week: [0, 1, 52],
    month: [0, 1, 12],
    quarter: [0, 1, 4],
    half: [0, 1, 2],
    year: [0, 1],
  }
  return bases[grain]
}
