import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { HEIGHT, WIDTH } from './lines.ts'

/** uPlot with a fixed scale, so that it need not look for one. */
export const open = (host: HTMLElement, turns: readonly { xs: Float64Array; ys: Float64Array }[]): ((turn: number) => void) => {
  const both = turns.map(({ xs, ys }) => [xs, ys] as uPlot.AlignedData)
  const plot = new uPlot(
    {
      width: WIDTH,
      height: HEIGHT,
      legend: { show: false },
      scales: { x: { time: false }, y: { range: [0, 300] } },
      series: [{}, { stroke: '#4bf' }],
    },
    both[0],
    host,
  )
  return (turn) => plot.setData(both[turn]!)
}
