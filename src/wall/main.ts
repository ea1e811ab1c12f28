import './oldBrowsers.ts'
import './parsing.ts'
import './stage/base.css'
import { createPinia } from 'pinia'
import { io } from 'socket.io-client'
import { createApp, watch } from 'vue'
import { millis } from '#analysis/duration.ts'
import { readAddress } from './address.ts'
import App from './App.vue'
import { openCharts, provideCharts } from './charts/charts.ts'
import { makeI18n } from './i18n/i18n.ts'
import { createLink, type Ends, type WatchAsk, type Wire } from './link.ts'
import { machineClock } from './machine.ts'
import { createMapPark, MAP_PARK, readPublic } from './map/park.ts'
import { mayReload } from './quiet.ts'
import { useExplain } from './stage/explain/useExplain.ts'
import { WEATHER } from './stage/band/weather.ts'
import { useBoard } from './stores/board.ts'
import { useClock } from './stores/clock.ts'
import { useConnection } from './stores/connection.ts'
import { useHistory } from './stores/history.ts'
import { useIncidents } from './stores/incidents.ts'
import { usePlace } from './stores/place.ts'
import { useStage } from './stores/stage.ts'
import { FONT_FILES } from './theme/fontFiles.ts'
import { wantedBy, withMore } from './wanted.ts'

const address = readAddress(location.search)
const i18n = makeI18n(address.language ?? 'zh')
const pinia = createPinia()
let touched = machineClock()
const app = createApp(App, { onTouched: () => (touched = machineClock()) })
app.use(pinia).use(i18n)
provideCharts(app, openCharts(FONT_FILES))
const park = createMapPark(readPublic)
app.provide(MAP_PARK, park)

const stores = {
  board: useBoard(),
  clock: useClock(),
  connection: useConnection(),
  history: useHistory(),
  incidents: useIncidents(),
  place: usePlace(),
  stage: useStage(),
}
const { board, clock, connection, history, incidents, place, stage } = stores
stage.ask(address)
if (address.language) stage.language = address.language
if (address.theme) stage.theme = address.theme

const ends: Ends = {
  welcome: (message) => {
    clock.learn(message.now, message.speed)
    place.take(message.place, message.config)
    connection.expects(millis(message.place.place.tick))
    connection.welcomed()
  },
  states: (message) => board.apply(message),
  deltas: (message) => board.applyDeltas(message),
  incident: (message) => incidents.apply(message.incident),
  notice: (message) => incidents.tell(message.notice),
  pulse: (message) => {
    clock.learn(message.now)
    connection.beat(message)
  },
  watched: (answer) => {
    connection.refusal = null
    board.replace(answer)
    incidents.replace(answer)
    history.renew()
  },
  heard: () => connection.alive(),
  cut: () => connection.cut(),
  malformed: (name, issues) => {
    connection.dropped += 1
    console.warn(`dropped a malformed ${name}: ${issues}`)
  },
  outdated: () => (connection.outdated = true),
  refused: (message) => (connection.refusal = message),
}
const explain = useExplain()
const wants = (): WatchAsk => ({
  ...(stage.scene && place.config
    ? withMore(wantedBy(stage.scene, place.config, stage.aspect), place.config, Object.values(WEATHER), explain.subject)
    : { indicators: [] }),
  deltas: true,
  epoch: board.epoch,
  position: board.position,
})
const socket = io({
  transports: ['websocket', 'polling'],
  reconnectionDelay: 500,
  reconnectionDelayMax: 3300,
  randomizationFactor: 0.5,
  timeout: 10_000,
})
const link = createLink({ wire: socket as Wire, ends, wants, later: (run, ms) => setTimeout(run, ms) })
history.askBy((what) => link.ask('history', what))
watch(
  () => [stage.scene?.id, place.number, stage.aspect, explain.subject],
  () => link.watch(),
)

const SILENT = 20_000
const second = setInterval(() => {
  clock.tick()
  incidents.sweep()
  const silent = connection.check()
  if (connection.state === 'late' && silent > Math.max(SILENT, 2 * connection.patience())) link.renew()
  if (mayReload(connection.outdated, socket.connected, machineClock(), touched)) location.reload()
}, 1000)
addEventListener('pagehide', (event) => {
  // A page that may come back from the browser's cache must not come back blank.
  if (event.persisted) return
  clearInterval(second)
  link.stop()
  app.unmount()
  park.dispose()
})
app.mount('#app')
