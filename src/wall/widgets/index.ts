import type { PanelOf } from '#contract/scene.ts'
import { STUDY_WIDGETS } from '#contract/studyWidgets.ts'
import type { StudyWidget, WidgetName } from '#contract/widgets.ts'
import { type Component, defineAsyncComponent } from 'vue'
import { afterFirstPicture } from '../firstPicture.ts'
import { afterFigures } from './afterFigures.ts'
import NumberWidget from './number/NumberWidget.vue'
import StripWidget from './strip/StripWidget.vue'
import { untilThere } from './untilThere.ts'

/** The props of every widget: the panel's id in its scene, and the panel. */
export interface WidgetProps<Name extends WidgetName> {
  id: string
  panel: PanelOf<Name>
}

/** A widget of words and figures comes when it is first shown, one that draws after the figures. */
const set = <Shown extends Component>(load: () => Promise<{ default: Shown }>): Shown =>
  defineAsyncComponent(afterFirstPicture(untilThere(load))) as Shown
const drawn = <Shown extends Component>(load: () => Promise<Shown | { default: Shown }>): Shown =>
  defineAsyncComponent(afterFigures(untilThere(load))) as Shown
/** What shows an analysis comes as one part, when the first of them is shown; that part has a row for each name. */
const STUDIED = Object.fromEntries(
  Object.keys(STUDY_WIDGETS).map((name) => [
    name,
    // The component itself: Vue takes a `default` out of a module only.
    drawn(() => import('./study/widgets.ts').then((part) => part.WIDGETS_OF_STUDY[name as StudyWidget])),
  ]),
) as { [Name in StudyWidget]: Component<WidgetProps<Name>> }

/** Every widget by name. What stands on nearly every scene is there with the first paint; the others come when they are first shown. */
export const REGISTRY: { [Name in WidgetName]: Component<WidgetProps<Name>> } = {
  number: NumberWidget,
  strip: StripWidget,
  ranking: set(() => import('./ranking/RankingWidget.vue')),
  incidents: set(() => import('./incidents/IncidentsWidget.vue')),
  ticker: set(() => import('./ticker/TickerWidget.vue')),
  clock: set(() => import('./clock/ClockWidget.vue')),
  trend: drawn(() => import('./trend/TrendWidget.vue')),
  radar: drawn(() => import('./radar/RadarWidget.vue')),
  composition: drawn(() => import('./composition/CompositionWidget.vue')),
  levels: set(() => import('./levels/LevelsWidget.vue')),
  alerts: set(() => import('./alerts/AlertsWidget.vue')),
  outlook: set(() => import('./outlook/OutlookWidget.vue')),
  ownindex: set(() => import('./ownindex/OwnIndexWidget.vue')),
  bullets: set(() => import('./bullets/BulletsWidget.vue')),
  timeline: set(() => import('./timeline/TimelineWidget.vue')),
  gauge: set(() => import('./gauge/GaugeWidget.vue')),
  table: set(() => import('./table/TableWidget.vue')),
  weather: set(() => import('./weather/WeatherWidget.vue')),
  note: set(() => import('./note/NoteWidget.vue')),
  goals: set(() => import('./goals/GoalsWidget.vue')),
  multiples: set(() => import('./multiples/MultiplesWidget.vue')),
  stack: drawn(() => import('./stack/StackWidget.vue')),
  spread: drawn(() => import('./spread/SpreadWidget.vue')),
  scatter: drawn(() => import('./scatter/ScatterWidget.vue')),
  heat: set(() => import('./heat/HeatWidget.vue')),
  calendar: set(() => import('./calendar/CalendarWidget.vue')),
  windrose: set(() => import('./windrose/WindroseWidget.vue')),
  map: drawn(() => import('./map/MapWidget.vue')),
  funnel: drawn(() => import('./funnel/FunnelWidget.vue')),
  sankey: drawn(() => import('./sankey/SankeyWidget.vue')),
  treemap: drawn(() => import('./treemap/TreemapWidget.vue')),
  words: drawn(() => import('./words/WordsWidget.vue')),
  scene3d: drawn(() => import('./scene3d/Scene3dWidget.vue')),
  video: drawn(() => import('./video/VideoWidget.vue')),
  ...STUDIED,
}
