import { z } from 'zod'
import { AnalysisSpec } from './analysis/spec.ts'
import { CalendarYear } from './calendar.ts'
import { Composite } from './composite.ts'
import { Department } from './department.ts'
import { Indicator } from './indicator.ts'
import { IncidentCategory } from './incidentCategory.ts'
import { Place } from './place.ts'
import { Programme } from './programme.ts'
import { Region } from './region.ts'
import { Scene } from './scene.ts'
import { Target } from './target.ts'
import { WallConfig } from './wallConfig.ts'

/** The files of a place: where they lie, what each holds. The JSON Schemas under config/schema are printed from this table. */
export const FILES = {
  place: Place,
  regions: z.array(Region),
  calendar: CalendarYear,
  departments: z.array(Department),
  indicators: z.array(Indicator),
  targets: z.array(Target),
  indices: z.array(Composite),
  incidents: z.array(IncidentCategory),
  scene: Scene,
  programme: Programme,
  analysis: AnalysisSpec,
} as const

/** Everything a place watches, parsed and checked. */
export const Config = WallConfig.extend({ analyses: z.array(AnalysisSpec).default([]) })
export type Config = z.infer<typeof Config>

/** One thing wrong with a config: which file, where in it, what. */
export const Fault = z.strictObject({ file: z.string(), path: z.string(), message: z.string() })
export type Fault = z.infer<typeof Fault>
