import { z } from 'zod'
import { Datum, Duration, Instant, RegionCode, Slug, Text } from './names.ts'

/** A boundary file under public/: GeoJSON whose features carry `adcode`, with the words that must stand in the map's corner. */
export const Boundary = z.strictObject({
  /** The region whose children it draws. */
  of: RegionCode,
  file: z.string().regex(/^[\w./-]+\.(geo)?json$/, 'expected a file under public/'),
  datum: Datum.default('gcj02'),
  attribution: z.string().optional(),
  /** 审图号. Without it the map says 示意图. */
  approval: z.string().optional(),
})
export type Boundary = z.infer<typeof Boundary>

/** Two days at least: `2d 14d 3w`. */
const Days = z.string().regex(/^([2-9]|[1-9]\d+)(\.\d+)?d$|^[1-9]\d*(\.\d+)?w$/, 'expected two days or more, such as 14d or 3w')

/** For how long things are kept. */
export const Keep = z.strictObject({
  /** The board as it stood. */
  states: Duration.default('3d'),
  /** Readings finer than the period they are gathered into, from its end: then they are rolled up into it and let go. Periods are kept for ever. */
  raw: Days.default('14d'),
  /** Whole minutes, from their start, one by one: then they are packed, a day of a series in one row, losing nothing. */
  minutes: Days.default('14d'),
  /** The same of whole hours. */
  hours: Days.default('35d'),
})

/** place.yaml */
export const Place = z.strictObject({
  id: Slug,
  title: Text,
  languages: z
    .array(z.enum(['zh', 'en']))
    .min(1)
    .default(['zh', 'en']),
  zone: z.string(),
  home: RegionCode,
  /** Plays back the past: the whole gateway lives from `from` on, `speed` times as fast, and stands still at `to`. Off hours do not count. */
  clock: z.strictObject({ from: Instant, to: Instant.optional(), speed: z.number().positive().max(3600) }).optional(),
  tick: Duration.default('1s'),
  keep: Keep.default(Keep.parse({})),
  /** How far ahead of now a reading may lie. */
  tolerance: Duration.default('5m'),
  datum: Datum.default('gcj02'),
  /** 内部资料 and the like, in the footer. */
  classification: Text.optional(),
  map: z.strictObject({
    engine: z.enum(['maplibre', 'mapbox']).default('maplibre'),
    token: z.string().optional(),
    boundaries: z.array(Boundary).min(1),
  }),
  /** Other hosts of the intranet whose pictures and streams the wall may show, as origins; no other host is ever asked. */
  media: z.array(z.string().regex(/^https?:\/\/[0-9A-Za-z.-]+(:\d{1,5})?$/, 'expected an origin such as http://10.1.2.3:8088')).optional(),
  /** Words for a region without a reporter below it (「无监测站」). */
  noReporter: Text.optional(),
  /** The stamp for recorded data, e.g. 实测历史数据回放. */
  playback: Text.optional(),
})
export type Place = z.infer<typeof Place>
