import type { Component } from 'vue'
import type { StudyWidget } from '#contract/widgets.ts'
import ConvergenceWidget from '../convergence/ConvergenceWidget.vue'
import DecompositionWidget from '../decomposition/DecompositionWidget.vue'
import ForestWidget from '../forest/ForestWidget.vue'
import IndexCellWidget from '../indexcell/IndexCellWidget.vue'
import IndexMapWidget from '../indexmap/IndexMapWidget.vue'
import IndexRankWidget from '../indexrank/IndexRankWidget.vue'
import MediationWidget from '../mediation/MediationWidget.vue'
import RegressionWidget from '../regression/RegressionWidget.vue'
import ReachWidget from '../whatif/ReachWidget.vue'
import StandingWidget from '../whatif/StandingWidget.vue'
import WhatIfWidget from '../whatif/WhatIfWidget.vue'
import WorkedWidget from '../worked/WorkedWidget.vue'
import WaterfallWidget from '../waterfall/WaterfallWidget.vue'
import WeightsWidget from '../weights/WeightsWidget.vue'

/** The widgets that show an analysis, loaded together. */
export const WIDGETS_OF_STUDY: Record<StudyWidget, Component> = {
  indexcell: IndexCellWidget,
  indexrank: IndexRankWidget,
  indexmap: IndexMapWidget,
  weights: WeightsWidget,
  decomposition: DecompositionWidget,
  waterfall: WaterfallWidget,
  convergence: ConvergenceWidget,
  regression: RegressionWidget,
  mediation: MediationWidget,
  forest: ForestWidget,
  whatif: WhatIfWidget,
  standing: StandingWidget,
  reach: ReachWidget,
  worked: WorkedWidget,
}
