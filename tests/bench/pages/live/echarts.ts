import { LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { lineOf } from './line.ts'
import type { Way } from './way.ts'

use([CanvasRenderer, LineChart, GridComponent, TooltipComponent])

/** echarts on the main thread by somebody who knows that animation is dear. */
export const open: Way = (host, times, values) => {
  const chart = init(host)
  chart.setOption({ animation: false, ...lineOf(times, values) })
  return (next) => void chart.setOption({ series: lineOf(times, next).series })
}
