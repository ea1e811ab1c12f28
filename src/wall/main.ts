import './oldBrowsers.ts'
import './parsing.ts'
import './stage/base.css'
import { createPinia } from 'pinia'
import { io } from 'socket.io-client'
import { createApp, watch } from 'vue'
import { millis } from '#analysis/duration.ts'
import { wantedBy, WEATHER, withMore } from '#contract/wanted.ts'
import type { Welcome } from '#contract/wire.ts'
import { readAddress } from './address.ts'
import App from './App.vue'
import { openCharts, provideCharts } from './charts/charts.ts'
import { firstPicture } from './firstPicture.ts'
import type { Healer } from './heal/healer.ts'
import { ownShelf, readKept } from './heal/keep.ts'
import { makeI18n } from './i18n/i18n.ts'
import { createLink, type Ends, type WatchAsk, type Wire } from './link.ts'
import { machineClock } from './machine.ts'
import { openMaps, provideMaps } from './map/maps.ts'
import { askPrelude } from './prelude.ts'
import { useExplain } from './stage/explain/useExplain.ts'
import { useBoard } from './stores/board.ts'
import { useClock } from './stores/clock.ts'
import { useConnection } from './stores/connection.ts'
import { useHistory } from './stores/history.ts'
import { useIncidents } from './stores/incidents.ts'
import { usePlace } from './stores/place.ts'
import { useStage } from './stores/stage.ts'
import { FONT_FILES } from './theme/fontFiles.ts'

const address = readAddress(location.search)
const prelude = askPrelude(address.scene)
const i18n = makeI18n(address.language ?? 'zh')
const pinia = createPinia()
let touched = machineClock()
const shelf = ownShelf()
const kept = readKept(shelf)
const app = createApp(App, { course: kept.handed?.course ?? null, onTouched: () => (touched = machineClock()) })
app.use(pinia).use(i18n)
const drawings = openCharts(FONT_FILES)
provideCharts(app, drawings)
const maps = openMaps(address.map)
provideMaps(app, maps)

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

const learn = (message: Welcome): void => {
  clock.learn(message.now, message.speed)
  if (!message.place) return
  place.take(message.place, message.config)
  connection.expects(millis(message.place.place.tick))
}
const ends: Ends = {
  begun: (welcome, watched) => {
    learn(welcome)
    board.replace(watched)
    board.swap()
    incidents.replace(watched)
    connection.begun()
  },
  welcome: (message) => {
    learn(message)
    connection.welcomed()
    // From now on: who asked before is not told that the link is cut, but answered when it is there.
    history.askBy((what) => link.ask('history', what))
  },
  states: (message) => {
    healer?.came()
    board.apply(message)
  },
  deltas: (message) => {
    healer?.came()
    board.applyDeltas(message)
  },
  incident: (message) => incidents.apply(message.incident),
  notice: (message) => incidents.tell(message.notice),
  pulse: (message) => {
    clock.learn(message.now)
    connection.beat(message)
  },
  watched: (answer, anew) => {
    connection.refusal = null
    healer?.answered(answer.states.length + answer.gone.length + answer.incidents.length)
    board.replace(answer)
    incidents.replace(answer)
    if (anew || answer.full) history.renew()
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
  autoConnect: false,
  auth: (give) => give(link.handshake()),
  transports: ['websocket', 'polling'],
  reconnectionDelay: 500,
  reconnectionDelayMax: 3300,
  randomizationFactor: 0.5,
  timeout: 10_000,
})
const link = createLink({ wire: socket as Wire, ends, wants, later: (run, ms) => setTimeout(run, ms) })
watch(
  () => [stage.scene?.id, place.number, stage.aspect, explain.subject],
  () => link.watch(),
)

const SILENT = 20_000
let healer: Healer | null = null
let looking: ReturnType<typeof setInterval> | undefined
/** What mends the wall is needed when something has gone wrong: it comes after the first picture. */
const watchOver = (): Promise<void> =>
  import('./heal/healWall.ts').then(
    ({ healWall }) => {
      healer = healWall({ pace: address.heal, shelf, kept, drawings, maps, link, touched: () => touched })
      looking = setInterval(healer.look, 1000 / address.heal)
    },
    () => void setTimeout(watchOver, SILENT),
  )

const second = setInterval(() => {
  clock.tick()
  incidents.sweep()
  const silent = connection.check()
  if (connection.state === 'late' && silent > Math.max(SILENT, 2 * connection.patience())) link.renew()
  if (connection.outdated) healer?.renew()
}, 1000)
addEventListener('pagehide', (event) => {
  // A page that may come back from the browser's cache must not come back blank.
  if (event.persisted) return
  clearInterval(second)
  clearInterval(looking)
  healer?.stop()
  link.stop()
  app.unmount()
})
void prelude.then((come) => {
  if (come !== null) link.begin(come)
  app.mount('#app')
  return firstPicture().then(() => {
    socket.connect()
    void watchOver()
  })
})
