import { z } from 'zod'
import { Slug, Text } from './names.ts'
import { type OptionsOf, type WidgetName, Where, WIDGETS } from './widgets.ts'

const panelOf = <Name extends WidgetName>(name: Name) =>
  z.strictObject({
    widget: z.literal(name),
    title: Text,
    note: Text.optional(),
    region: Where.default('stage'),
    /** The stage's period (now) or a fixed one, e.g. `2020`. */
    period: z.union([z.literal('stage'), z.string().min(4).max(40)]).default('stage'),
    frame: z.enum(['panel', 'cell', 'none']).default('panel'),
    options: WIDGETS[name] as (typeof WIDGETS)[Name],
  })

type PanelSchema = { [Name in WidgetName]: ReturnType<typeof panelOf<Name>> }[WidgetName]
const PANELS = (Object.keys(WIDGETS) as WidgetName[]).map((name) => panelOf(name)) as unknown as [PanelSchema, ...PanelSchema[]]

/** One panel of a scene. */
export const Panel = z.discriminatedUnion('widget', PANELS)
export type Panel = z.infer<typeof Panel>
export type PanelOf<Name extends WidgetName> = Omit<Panel, 'widget' | 'options'> & { widget: Name; options: OptionsOf<Name> }

/** The aspects a wall may have; a scene lays itself out for each. `landscape` 16:9 must be there. */
export const ASPECTS = ['landscape', 'ultrawide', 'triple', 'portrait', 'tablet'] as const
export const Aspect = z.enum(ASPECTS)
export type Aspect = z.infer<typeof Aspect>

/** The canvas of each aspect in units; the screen scales it by one factor. */
export const CANVAS: Record<Aspect, readonly [width: number, height: number]> = {
  landscape: [1920, 1080],
  ultrawide: [3840, 1080],
  triple: [5760, 1080],
  portrait: [1080, 1920],
  tablet: [1560, 975],
}

/** [x, y, width, height] in units of the canvas. */
export const Rect = z.tuple([z.number(), z.number(), z.number().positive(), z.number().positive()])
const Layout = z.record(Slug, Rect)

/** scenes/<id>.yaml */
export const Scene = z.strictObject({
  id: Slug,
  order: z.number().int().min(0).max(99),
  title: Text,
  subtitle: Text.optional(),
  visibility: z.enum(['open', 'internal']).default('open'),
  region: Where.default('stage'),
  /** A fixed period makes every panel show that period. */
  period: z.union([z.literal('stage'), z.string().min(4).max(40)]).default('stage'),
  panels: z.record(Slug, Panel),
  layouts: z.strictObject({
    landscape: Layout,
    ultrawide: Layout.optional(),
    triple: Layout.optional(),
    portrait: Layout.optional(),
    tablet: Layout.optional(),
  }),
})
export type Scene = z.infer<typeof Scene>
