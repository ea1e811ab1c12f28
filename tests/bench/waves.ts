/** How many charts stand on the wall of the benchmark, and how many hours each shows. */
export const CHARTS = 40
export const POINTS = 60

/** The values of a chart, oldest first; only the newest, of the running hour, is another each second. */
export const valuesOf = (chart: number, second: number): number[] =>
  Array.from({ length: POINTS }, (_, at) => {
    const moved = at === POINTS - 1 ? second * 0.9 : 0
    return Math.round((60 + 20 * Math.sin((at + chart * 7) / 6) + 8 * Math.sin(at * 1.7 + chart + moved)) * 10) / 10
  })
