import './page.css'
import { PAIRS, HEIGHT, TURNS, WIDTH } from './lines.ts'

type Way = (host: HTMLElement) => Promise<(turn: number) => void>

const canvasIn = (host: HTMLElement): CanvasRenderingContext2D => {
  const canvas = host.appendChild(document.createElement('canvas'))
  Object.assign(canvas, { width: WIDTH, height: HEIGHT })
  return canvas.getContext('2d')!
}
const echartsBy =
  (animation: boolean, more: object): Way =>
  async (host) => {
    const { init } = await import('./echarts.ts')
    const chart = init(host, undefined, { width: WIDTH, height: HEIGHT })
    const pairs = TURNS.map(({ xs, ys }) => Array.from(xs, (x, at) => [x, ys[at]!]))
    const axes = { xAxis: { type: 'value' as const }, yAxis: { type: 'value' as const, min: 0, max: 300 } }
    return (turn) =>
      chart.setOption({
        ...(animation ? {} : { animation }),
        ...axes,
        series: [{ type: 'line', showSymbol: false, data: pairs[turn]!, ...more }],
      })
  }
const bare: Way = async (host) => {
  const context = canvasIn(host)
  const { coverOf } = await import('#wall/charts/cover.ts')
  return (turn) => {
    const { lows, highs } = coverOf(PAIRS[turn]!, 0, 100_000, WIDTH)
    context.clearRect(0, 0, WIDTH, HEIGHT)
    context.strokeStyle = '#4bf'
    context.beginPath()
    for (let at = 0; at < WIDTH; at++) {
      context.lineTo(at, HEIGHT - (lows[at]! * HEIGHT) / 300)
      context.lineTo(at, HEIGHT - (highs[at]! * HEIGHT) / 300)
    }
    context.stroke()
  }
}

const WAYS: Record<string, Way> = {
  floor: async (host) => {
    const context = canvasIn(host)
    return (turn) => context.fillRect(turn, 0, 1, 1)
  },
  ours: async (host) => (await import('./ours.ts')).open(host, PAIRS),
  echarts: echartsBy(true, {}),
  lttb: echartsBy(false, { sampling: 'lttb' }),
  uplot: async (host) => (await import('./uplot.ts')).open(host, TURNS),
  bare,
}

/** A line of 100,000 points, drawn anew five times a second from `start()` on. */
const update = await WAYS[new URLSearchParams(location.search).get('way')!]!(document.querySelector('#app')!)
update(0)
let turn = 0
Object.assign(window, { start: () => setInterval(() => update((turn ^= 1)), 200) })
document.body.dataset['ready'] = 'true'
