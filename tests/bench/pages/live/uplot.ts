import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { Way } from './way.ts'

/** uPlot, the smallest and fastest of the libraries that draw lines on the main thread; with axes and its cursor, without legend. */
export const open: Way = (host, times, values) => {
  const { clientWidth: width, clientHeight: height } = host
  const axis = { stroke: '#ccc', grid: { stroke: '#333' } }
  const plot = new uPlot(
    { width, height, legend: { show: false }, axes: [axis, axis], series: [{}, { stroke: '#4bf', width: 2 }] },
    [times, values],
    host,
  )
  return (next) => plot.setData([times, next])
}
