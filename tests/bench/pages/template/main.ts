import * as echarts from 'echarts'
import { io } from 'socket.io-client'
import { createApp, defineComponent, h, ref } from 'vue'
import VChart from 'vue-echarts'
import land from '../../../../public/boundaries/chongqing.json'

/** A big screen as templates make it: every library, the whole of echarts and the map come with the page. */
echarts.registerMap('land', land as never)
const figure = ref('')
io({ transports: ['websocket'] }).on('figure', (value: number) => (figure.value = String(value)))

const line = { xAxis: { type: 'category', data: [1, 2, 3] }, yAxis: {}, series: [{ type: 'line', data: [1, 3, 2] }] }
const charts = [{ series: [{ type: 'map', map: 'land' }] }, ...Array.from({ length: 6 }, () => line)]
createApp(
  defineComponent(() => () => [
    h('b', { id: 'figure' }, figure.value),
    ...charts.map((option) => h(VChart, { option: option as never, style: { width: '400px', height: '300px' } })),
  ]),
).mount('#app')
