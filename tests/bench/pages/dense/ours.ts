import { createApp, h, shallowRef } from 'vue'
import Chart from '#wall/charts/Chart.vue'
import { openCharts, provideCharts } from '#wall/charts/charts.ts'
import type { Sketch } from '#wall/charts/sketch.ts'
import { HEIGHT, WIDTH } from './lines.ts'

/** The wall's chart: the points are copied to the worker, thinned to its width, drawn by echarts on its own canvas. */
export const open = (host: HTMLElement, turns: readonly Float64Array[]): ((turn: number) => void) => {
  const sketchOf = (points: Float64Array): Sketch => ({
    draws: 'option',
    option: {
      animation: false,
      grid: { left: 50, top: 0, width: WIDTH - 50, height: HEIGHT - 40, outerBoundsMode: 'none' },
      xAxis: { type: 'value', min: 0, max: 100_000 },
      yAxis: { type: 'value', min: 0, max: 300 },
      series: [{ id: 'line', type: 'line', data: points, symbol: 'none', lineStyle: { width: 2, color: '#44BBFF' } }],
    },
  })
  const sketches = turns.map(sketchOf)
  const sketch = shallowRef(sketches[0]!)
  host.style.height = `${HEIGHT}px`
  const app = createApp(() => h(Chart, { sketch: () => sketch.value, text: () => 'a line' }))
  provideCharts(app, openCharts([]))
  app.mount(host)
  return (turn) => void (sketch.value = sketches[turn]!)
}
