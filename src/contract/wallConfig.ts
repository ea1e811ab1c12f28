import { z } from 'zod'
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

/** What a place watches, as its walls have it: all but the analyses, whose results they ask for. */
export const WallConfig = z.strictObject({
  place: Place,
  regions: z.array(Region),
  calendars: z.array(CalendarYear),
  departments: z.array(Department),
  indicators: z.array(Indicator),
  targets: z.array(Target),
  indices: z.array(Composite),
  incidents: z.array(IncidentCategory),
  scenes: z.array(Scene),
  programmes: z.array(Programme),
})
export type WallConfig = z.infer<typeof WallConfig>
