import { z } from 'zod'
import { RegionCode, Slug, Text } from './names.ts'

export const RegionKind = z.enum(['administrative', 'functional', 'station'])

/** A unit of the tree of regions. `order` is the official one. A station is a leaf with a point, WGS-84 unless the place says otherwise. */
export const Region = z.strictObject({
  code: RegionCode,
  name: Text,
  short: Text.optional(),
  tier: Slug,
  parent: RegionCode.nullable(),
  kind: RegionKind,
  from: z.string().optional(),
  until: z.string().optional(),
  successors: z.array(RegionCode).optional(),
  groups: z.array(Slug).optional(),
  point: z.tuple([z.number(), z.number()]).optional(),
  order: z.number().int(),
})
export type Region = z.infer<typeof Region>
