import './page.css'
import { CHARTS } from '../../waves.ts'
import { each } from './each.ts'
import type { Ways } from './way.ts'

const WAYS: Record<string, () => Promise<Ways>> = {
  ours: async () => (await import('./ours.ts')).open,
  'vue-echarts': async () => each((await import('./vueEcharts.ts')).open),
  echarts: async () => each((await import('./echarts.ts')).open),
  uplot: async () => each((await import('./uplot.ts')).open),
}

/** So many charts drawn in one way, each of whose newest value changes once a second. */
const way = new URLSearchParams(location.search).get('way')!
const hosts = Array.from({ length: CHARTS }, () => document.querySelector('#app')!.appendChild(document.createElement('div')))
const update = (await WAYS[way]!())(hosts)
let second = 0
setInterval(() => update(++second), 1000)
document.body.dataset['ready'] = 'true'
