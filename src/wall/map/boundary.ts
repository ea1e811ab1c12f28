import { z } from 'zod'
import type { LonLat } from '#analysis/datum.ts'

const Position = z.tuple([z.number(), z.number()], z.number())
const Rings = z.array(z.array(Position).min(4)).min(1)
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: Rings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Rings).min(1) }),
])
const Properties = z.object({
  /** Boundary files mix numbers and strings: the code is a string from here on. */
  adcode: z.union([z.string(), z.number()]).transform(String),
  name: z.string().default(''),
})
const Collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ properties: Properties, geometry: Geometry })).min(1),
})

/** A unit's outline as its boundary file has it, in degrees. */
export interface Outline {
  code: string
  name: string
  polygons: readonly (readonly (readonly LonLat[])[])[]
}

/** The nameless feature of a map of China that holds the dashes of the line in the South China Sea. */
export const isDashLine = (code: string): boolean => code.endsWith('_JD')

/** Parses a boundary file; throws a sentence that names the first fault. */
export const parseBoundary = (file: string, body: unknown): Outline[] => {
  const parsed = Collection.safeParse(body)
  if (!parsed.success) {
    const first = parsed.error.issues[0]
    throw new Error(`${file}: ${first?.path.join('.') ?? ''} ${first?.message ?? 'not a boundary file'}`)
  }
  return parsed.data.features.map(({ properties, geometry }) => ({
    code: properties.adcode,
    name: properties.name,
    polygons: (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map((polygon) =>
      polygon.map((ring) => ring.map(([lon, lat]): LonLat => [lon, lat])),
    ),
  }))
}
