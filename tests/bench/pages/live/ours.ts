import { createPinia } from 'pinia'
import { createApp, h, Teleport } from 'vue'
import { labelOf, periodAt, shift } from '#analysis/period.ts'
import { zoneOf } from '#analysis/zone.ts'
import { deltaOf, packDeltas } from '#contract/delta/stateDelta.ts'
import type { Panel, PanelOf } from '#contract/scene.ts'
import type { State } from '#contract/state.ts'
import { CONTRACT_VERSION } from '#contract/version.ts'
import { openCharts, provideCharts } from '#wall/charts/charts.ts'
import { createLink, type Ends } from '#wall/link.ts'
import { useBoard } from '#wall/stores/board.ts'
import { useClock } from '#wall/stores/clock.ts'
import { useHistory } from '#wall/stores/history.ts'
import { usePlace } from '#wall/stores/place.ts'
import { useStage } from '#wall/stores/stage.ts'
import { FONT_FILES } from '#wall/theme/fontFiles.ts'
import { variablesOf } from '#wall/theme/tokens.ts'
import TrendWidget from '#wall/widgets/trend/TrendWidget.vue'
import { stateOf } from '../../../helpers/stateOf.ts'
import { all, idOf, liveTown } from '../../liveTown.ts'
import { POINTS, valuesOf } from '../../waves.ts'
import type { Ways } from './way.ts'

const SECONDS = 600
const now = Date.now()
const iso = (ms: number): string => new Date(ms).toISOString()
const zone = zoneOf('Asia/Shanghai')
const hour = periodAt(now, 'hour', zone)
/** As a gateway shows it to walls. */
const { analyses: _, ...config } = liveTown()

const stateAt = (chart: number, second: number): State =>
  stateOf({
    indicator: idOf(chart),
    region: '1',
    value: valuesOf(chart, second).at(-1)!,
    period: { start: iso(hour.start), end: iso(hour.end), label: labelOf(hour, zone), until: iso(now + second * 1000) },
    knownAt: iso(now + second * 1000),
    readAt: iso(now + second * 1000),
  })
/** What a gateway would send in a second, packed ahead: here only its reading counts. */
const told = Array.from({ length: SECONDS }, (_, second) => ({
  position: second + 2,
  deltas: btoa(String.fromCharCode(...packDeltas(all((chart) => deltaOf(stateAt(chart, second), stateAt(chart, second + 1))!)))),
  changed: [],
  gone: [],
}))

/** The wall's own link, stores, trends, charts and worker; of the product only the frames around the charts are left out. */
export const open: Ways = (hosts) => {
  const pinia = createPinia()
  const panels = all((chart) => config.scenes[0]!.panels[`chart${chart}`] as Panel as PanelOf<'trend'>)
  const app = createApp(() => hosts.map((host, at) => h(Teleport, { to: host }, h(TrendWidget, { id: `chart${at}`, panel: panels[at]! }))))
  app.use(pinia)
  provideCharts(app, openCharts(FONT_FILES))
  usePlace(pinia).take(config, 1)
  useClock(pinia).learn(iso(now))
  const stage = useStage(pinia)
  stage.u = innerHeight / 1080
  for (const [name, value] of Object.entries(variablesOf(stage.theme))) document.documentElement.style.setProperty(name, value)
  document.documentElement.style.setProperty('--u', `${stage.u}px`)
  const board = useBoard(pinia)
  const first = all((chart) => stateAt(chart, 0))
  const hear = new Map<string, (message: unknown) => void>()
  useHistory(pinia).askBy(({ indicator, region }) => {
    const values = valuesOf(all(idOf).indexOf(indicator), 0)
    const points = values.map((value, at) => [labelOf(shift(hour, at - POINTS + 1, zone), zone), value] as [string, number])
    return Promise.resolve({ ok: true, value: { indicator, region, category: null, step: 'hour', points } })
  })
  createLink({
    wire: {
      connected: true,
      on: (name, listener) => hear.set(name, listener),
      emitWithAck: async () => ({
        ok: true,
        value: { epoch: 'e', position: 1, full: true, states: first, gone: [], incidents: [], notices: [] },
      }),
      connect: () => {},
      disconnect: () => {},
    },
    ends: {
      welcome: () => {},
      watched: (answer) => board.replace(answer),
      deltas: (message) => board.applyDeltas(message),
      heard: () => {},
      malformed: (name, issues) => {
        throw new Error(`${name}: ${issues}`)
      },
    } as Partial<Ends> as Ends,
    wants: () => ({ indicators: all(idOf), deltas: true, epoch: null, position: null }),
    later: (run, ms) => setTimeout(run, ms),
  })
  hear.get('welcome')!({
    version: CONTRACT_VERSION,
    build: 'bench',
    epoch: 'e',
    config: 1,
    hash: 'bench',
    now: iso(now),
    speed: 1,
    place: config,
  })
  app.mount(document.createElement('div'))
  return (second) => hear.get('deltas')!(told[second - 1])
}
