import { z } from 'zod'
import { CategoryId, IndicatorId, RegionCode, Text } from './names.ts'
import { MapLayer } from './mapLayers.ts'
import { STUDY_WIDGETS } from './studyWidgets.ts'

/** Where a panel looks: the stage's region, a fixed one, or the stage's or a fixed region's children. */
export const Where = z.union([z.literal('stage'), RegionCode])
const Span = z.number().int().min(2).max(2000)
const Rows = z.number().int().min(1).max(60)
const Figure = z.strictObject({ indicator: IndicatorId, category: CategoryId.optional(), title: Text.optional() })
const children = { of: Where.default('stage') }

/** Each widget's options. A widget's name stands here, in the wall's registry, and nowhere else. */
export const WIDGETS = {
  /** One figure, with a spark of its past. */
  number: z.strictObject({
    indicator: IndicatorId,
    category: CategoryId.optional(),
    /** How many past periods the spark shows; 0 for none. */
    spark: Span.or(z.literal(0)).default(24),
    size: z.enum(['headline', 'scene', 'value']).default('headline'),
  }),
  /** Several figures in columns. */
  strip: z.strictObject({ figures: z.array(Figure).min(1).max(12), columns: z.number().int().min(1).max(6).default(2) }),
  /** Up to four series over time. */
  trend: z.strictObject({
    series: z
      .array(Figure.extend({ region: Where.optional() }))
      .min(1)
      .max(4),
    shape: z.enum(['line', 'area', 'bars']).default('line'),
    periods: Span.default(24),
    lastYear: z.boolean().default(false),
    bands: z.boolean().default(true),
    target: z.boolean().default(true),
    /** Words at periods: a policy, a flood. */
    notes: z
      .array(z.strictObject({ at: z.string(), text: Text }))
      .max(6)
      .default([]),
  }),
  /** The same small chart for each child region or category. */
  multiples: z.strictObject({
    indicator: IndicatorId,
    by: z.enum(['children', 'categories']).default('children'),
    ...children,
    shape: z.enum(['line', 'area', 'bars']).default('line'),
    periods: Span.default(24),
    columns: z.number().int().min(1).max(8).default(3),
    rows: Rows.default(3),
  }),
  ranking: z.strictObject({
    indicator: IndicatorId,
    ...children,
    rows: z.number().int().min(3).max(40).default(10),
    order: z.enum(['best', 'worst']).default('best'),
    columns: z.number().int().min(1).max(3).default(1),
  }),
  /** Indicators across, child regions down; each cell by its place between the lowest and the highest of its column. */
  heat: z.strictObject({ indicators: z.array(IndicatorId).min(1).max(10), ...children, rows: Rows.default(12) }),
  /** Months down, days across; `limit` marks what is over it. */
  calendar: z.strictObject({ indicator: IndicatorId, limit: z.number().optional() }),
  radar: z.strictObject({ indicators: z.array(IndicatorId).min(3).max(10), max: z.number().positive().default(100) }),
  /** One figure against its target, with what its path asks for today. */
  gauge: z.strictObject({ indicator: IndicatorId }),
  /** Figures against their targets, or against their gravest bound where they have none. */
  bullets: z.strictObject({
    figures: z
      .array(
        Figure.extend({
          /** A limit in the indicator's unit where neither a target nor a band says it, e.g. of one noise zone. */ limit: z
            .number()
            .positive()
            .optional(),
        }),
      )
      .min(1)
      .max(12),
  }),
  /** Child regions by two figures, cut at their medians; trails show where they came from. */
  scatter: z.strictObject({
    x: IndicatorId,
    y: IndicatorId,
    size: IndicatorId.optional(),
    ...children,
    trail: z.number().int().min(0).max(12).default(0),
    names: Rows.default(8),
  }),
  composition: z.strictObject({
    indicator: IndicatorId,
    shape: z.enum(['bar', 'bars']).default('bars'),
    rows: z.number().int().min(2).max(20).default(8),
  }),
  /** Composition over time, stacked. */
  stack: z.strictObject({
    indicator: IndicatorId,
    periods: Span.default(24),
    share: z.boolean().default(false),
    rows: z.number().int().min(2).max(8).default(5),
  }),
  /** How child regions are spread, period by period: box (5 numbers) or ridge (density). */
  spread: z.strictObject({
    indicator: IndicatorId,
    ...children,
    shape: z.enum(['box', 'ridge']).default('box'),
    periods: z.number().int().min(1).max(24).default(6),
  }),
  funnel: z.strictObject({ steps: z.array(Figure).min(2).max(8) }),
  /** Flows of an indicator whose categories are regions. */
  sankey: z.strictObject({ indicator: IndicatorId, ...children, rows: Rows.default(12) }),
  treemap: z.strictObject({ indicator: IndicatorId, by: z.enum(['categories', 'children']).default('categories'), ...children }),
  /** Words of an open list of categories, sized by value. */
  words: z.strictObject({ indicator: IndicatorId, rows: Rows.default(40) }),
  /** Child regions down, figures across; pages when there are too many. */
  table: z.strictObject({
    figures: z.array(Figure).min(1).max(8),
    ...children,
    sort: z.enum(['order', 'best', 'worst']).default('order'),
    page: z.number().int().min(4).max(120).default(12),
  }),
  /** Goals split into figures, each figure into child regions. */
  goals: z.strictObject({
    goals: z
      .array(z.strictObject({ title: Text, figures: z.array(Figure).min(1).max(8) }))
      .min(1)
      .max(8),
    ...children,
  }),
  windrose: z.strictObject({
    speed: IndicatorId,
    direction: IndicatorId,
    periods: Span.default(168),
    calm: z.number().min(0).default(0.3),
  }),
  /** Incidents of the last hours, by level, from when to when. */
  timeline: z.strictObject({ hours: z.number().min(1).max(168).default(24) }),
  /** How many stand at a level: states and open incidents. */
  levels: z.strictObject({ level: z.enum(['blue', 'yellow', 'orange', 'red', 'open']) }),
  incidents: z.strictObject({
    rows: z.number().int().min(1).max(30).default(7),
    states: z.boolean().default(true),
    limits: z.boolean().default(false),
    category: z.string().optional(),
  }),
  /** States that stand at a level, gravest first, with since when and whose they are. */
  alerts: z.strictObject({ rows: Rows.default(8), functions: z.array(z.string()).default([]) }),
  /** The place's own index over its districts: ranks, those of equal weights beside them, how it is weighed and since when. */
  ownindex: z.strictObject({ indicator: IndicatorId, rows: Rows.default(20) }),
  /** Hourly figures that are likely to reach a graver band within hours. */
  outlook: z.strictObject({ rows: Rows.default(4) }),
  weather: z.strictObject({ figures: z.array(Figure).min(1).max(8) }),
  map: z.strictObject({
    indicator: IndicatorId,
    ...children,
    ramp: z.enum(['sequential', 'diverging']).default('sequential'),
    /** `values` cuts the ramp at even steps of value, `quantiles` at even numbers of regions, `levels` fills by level. */
    steps: z.enum(['values', 'quantiles', 'levels']).default('values'),
    incidents: z.boolean().default(true),
    stations: z.boolean().default(false),
    /** Regions drawn enlarged beside the map. */
    inset: z.strictObject({ title: Text, regions: z.array(RegionCode).min(1), scale: z.number().positive() }).optional(),
    /** What lies over the regions, each with its legend. */
    layers: z.array(MapLayer).max(6).default([]),
    /** A slider over so many past periods; 0 for none. */
    slider: z.number().int().min(0).max(60).default(0),
    camera: z
      .strictObject({
        tilt: z.number().min(0).max(60).optional(),
        turn: z.number().min(-180).max(180).optional(),
        zoom: z.number().min(0.5).max(20).optional(),
      })
      .optional(),
  }),
  /** Child regions as columns in three dimensions. */
  scene3d: z.strictObject({ indicator: IndicatorId, ...children, height: IndicatorId.optional() }),
  /** A picture, or an HLS stream from inside the building. */
  video: z.strictObject({
    source: z.string().regex(/^(https?:\/\/|\/)/, 'expected a path or an address of the intranet'),
    kind: z.enum(['hls', 'picture']).default('hls'),
    refresh: z.number().int().min(0).max(3600).default(0),
  }),
  /** Words in Markdown: headings, lists, emphasis, tables; no HTML. */
  note: z.strictObject({ text: Text }),
  ticker: z.strictObject({}),
  clock: z.strictObject({}),
  ...STUDY_WIDGETS,
} as const
export type WidgetName = keyof typeof WIDGETS
export type StudyWidget = keyof typeof STUDY_WIDGETS
export type OptionsOf<Name extends WidgetName> = z.output<(typeof WIDGETS)[Name]>
