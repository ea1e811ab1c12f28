import './page.css'
import { MapChart } from 'echarts/charts'
import { GeoComponent, VisualMapComponent } from 'echarts/components'
import { init, registerMap, use } from 'echarts/core'
import { io } from 'socket.io-client'
import land from '../../../../public/boundaries/chongqing.json'
import { CHARTS } from '../../waves.ts'
import { each } from '../live/each.ts'
import { open } from '../live/echarts.ts'

use([MapChart, GeoComponent, VisualMapComponent])
registerMap('land', land as never)

/** Forty charts and a map by echarts on the main thread, animation off, and a number that is told by socket.io. */
const charts = document.querySelector('#charts')!
const update = each(open)(Array.from({ length: CHARTS }, () => charts.appendChild(document.createElement('div'))))
const map = init(document.querySelector<HTMLElement>('#map')!)
const names = land.features.map(({ properties }) => properties.name)
const field = (values: number[]) => ({
  animation: false,
  visualMap: { min: 20, max: 60 },
  series: [{ type: 'map' as const, map: 'land', data: names.map((name, at) => ({ name, value: values[at] })) }],
})

const socket = io({ transports: ['websocket'] })
socket.on('second', (at: number, values: number[]) => {
  update(at)
  map.setOption(field(values))
})
socket.on('figure', (value: number) => (document.querySelector('#figure')!.textContent = String(value)))
document.body.dataset['ready'] = 'true'
