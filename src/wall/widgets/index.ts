import type { PanelOf } from '#contract/scene.ts'
import type { WidgetName } from '#contract/widgets.ts'
import { type Component, defineAsyncComponent } from 'vue'
import { afterFigures } from './afterFigures.ts'
import NumberWidget from './number/NumberWidget.vue'
import StripWidget from './strip/StripWidget.vue'

/** The props of every widget: the panel's id in its scene, and the panel. */
export interface WidgetProps<Name extends WidgetName> {
  id: string
  panel: PanelOf<Name>
}

/** Every widget by name. What stands on nearly every scene is there with the first paint; the others come when they are first shown. */
export const REGISTRY: { [Name in WidgetName]: Component<WidgetProps<Name>> } = {
  number: NumberWidget,
  strip: StripWidget,
  ranking: defineAsyncComponent(() => import('./ranking/RankingWidget.vue')),
  incidents: defineAsyncComponent(() => import('./incidents/IncidentsWidget.vue')),
  ticker: defineAsyncComponent(() => import('./ticker/TickerWidget.vue')),
  clock: defineAsyncComponent(() => import('./clock/ClockWidget.vue')),
  trend: defineAsyncComponent(afterFigures(() => import('./trend/TrendWidget.vue'))),
  radar: defineAsyncComponent(afterFigures(() => import('./radar/RadarWidget.vue'))),
  composition: defineAsyncComponent(afterFigures(() => import('./composition/CompositionWidget.vue'))),
  levels: defineAsyncComponent(() => import('./levels/LevelsWidget.vue')),
  alerts: defineAsyncComponent(() => import('./alerts/AlertsWidget.vue')),
  bullets: defineAsyncComponent(() => import('./bullets/BulletsWidget.vue')),
  timeline: defineAsyncComponent(() => import('./timeline/TimelineWidget.vue')),
  gauge: defineAsyncComponent(() => import('./gauge/GaugeWidget.vue')),
  table: defineAsyncComponent(() => import('./table/TableWidget.vue')),
  weather: defineAsyncComponent(() => import('./weather/WeatherWidget.vue')),
  note: defineAsyncComponent(() => import('./note/NoteWidget.vue')),
  goals: defineAsyncComponent(() => import('./goals/GoalsWidget.vue')),
  multiples: defineAsyncComponent(() => import('./multiples/MultiplesWidget.vue')),
  stack: defineAsyncComponent(afterFigures(() => import('./stack/StackWidget.vue'))),
  spread: defineAsyncComponent(afterFigures(() => import('./spread/SpreadWidget.vue'))),
  scatter: defineAsyncComponent(afterFigures(() => import('./scatter/ScatterWidget.vue'))),
  heat: defineAsyncComponent(() => import('./heat/HeatWidget.vue')),
  calendar: defineAsyncComponent(() => import('./calendar/CalendarWidget.vue')),
  windrose: defineAsyncComponent(() => import('./windrose/WindroseWidget.vue')),
  map: defineAsyncComponent(afterFigures(() => import('./map/MapWidget.vue'))),
  funnel: defineAsyncComponent(afterFigures(() => import('./funnel/FunnelWidget.vue'))),
  sankey: defineAsyncComponent(afterFigures(() => import('./sankey/SankeyWidget.vue'))),
  treemap: defineAsyncComponent(afterFigures(() => import('./treemap/TreemapWidget.vue'))),
  words: defineAsyncComponent(afterFigures(() => import('./words/WordsWidget.vue'))),
  scene3d: defineAsyncComponent(afterFigures(() => import('./scene3d/Scene3dWidget.vue'))),
  video: defineAsyncComponent(afterFigures(() => import('./video/VideoWidget.vue'))),
}
