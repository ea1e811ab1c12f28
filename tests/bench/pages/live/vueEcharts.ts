import { LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { createApp, h, shallowRef } from 'vue'
import VChart from 'vue-echarts'
import { lineOf } from './line.ts'
import type { Way } from './way.ts'

use([CanvasRenderer, LineChart, GridComponent, TooltipComponent])

/** vue-echarts as its README shows it: a component, a reactive option, echarts' own animation. */
export const open: Way = (host, times, values) => {
  const option = shallowRef(lineOf(times, values))
  createApp(() => h(VChart, { option: option.value, autoresize: true, style: { height: '100%' } })).mount(host)
  return (next) => void (option.value = lineOf(times, next))
}
