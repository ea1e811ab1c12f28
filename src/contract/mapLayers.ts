import { z } from 'zod'
import { IndicatorId, Slug, Text } from './names.ts'

const named = { title: Text.optional() }

/** A layer over a map's regions. Points are incidents, by category; figures are of the same child regions. */
export const MapLayer = z.discriminatedUnion('layer', [
  /** Extruded columns at the regions' centres. */
  z.strictObject({ layer: z.literal('columns'), indicator: IndicatorId, ...named }),
  /** Hexagonal grid cells (H3) that count incidents: the cells of grid management. */
  z.strictObject({
    layer: z.literal('hexagons'),
    categories: z.array(Slug).default([]),
    resolution: z.number().int().min(3).max(9).default(6),
    ...named,
  }),
  z.strictObject({ layer: z.literal('heat'), categories: z.array(Slug).default([]), ...named }),
  /** Incidents gathered into clusters that open as the camera comes near. */
  z.strictObject({ layer: z.literal('clusters'), categories: z.array(Slug).default([]), ...named }),
  /** Flows of an indicator whose categories are regions: the greatest so many. */
  z.strictObject({ layer: z.literal('flows'), indicator: IndicatorId, rows: z.number().int().min(1).max(200).default(24), ...named }),
])
export type MapLayer = z.infer<typeof MapLayer>
