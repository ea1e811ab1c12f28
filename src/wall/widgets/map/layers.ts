import type { Level } from '#contract/names.ts'
import { LEVELS } from '#contract/names.ts'
import { mixed } from '../../map/colour.ts'
import type { Face, Layer, Stroke } from '../../map/engine.ts'
import { dots, hatch } from '../../map/layers/hatch.ts'
import { neighbours } from '../../map/layers/neighbours.ts'
import { LEVEL_WIDTH, type Outlined, outlines } from '../../map/layers/outlines.ts'
import { slab, type SlabLook } from '../../map/layers/slab.ts'
import { lifted } from '../../map/rings.ts'
import type { Shape } from '../../map/shapes.ts'
import type { ThemeName, Tokens } from '../../theme/tokens.ts'
import type { UnitLook } from './figures.ts'
import type { LaidMap } from './laid.ts'

export interface LayerWish {
  laid: LaidMap
  looks: ReadonlyMap<string, UnitLook>
  levels: ReadonlyMap<string, Level>
  tokens: Tokens
  theme: ThemeName
  /** The region the stage looks at, where it is one of the units. */
  focused: string | null
  /** The place's own unit on a map of the country. */
  own: string | null
  /** How near the camera is: heights and patterns keep their size on the panel. */
  zoom: number
}

/** The units as the layers show them: those beside the one looked at step back, and heights are counted on the plane. */
const standing = ({ looks, tokens, focused, zoom }: LayerWish): ReadonlyMap<string, UnitLook> => {
  const near = focused !== null && zoom > 1
  return new Map(
    [...looks].map(([code, look]) => {
      const colour = near && code !== focused ? stepBack(look.colour, tokens) : look.colour
      return [code, { ...look, colour, lift: look.lift / zoom }]
    }),
  )
}
const STEP_BACK = 0.74
const stepBack = (colour: string, tokens: Tokens): string => mixed(colour, tokens.ground, STEP_BACK)

const slabLook = (tokens: Tokens, thick: number): SlabLook => ({
  border: tokens.border,
  side: tokens.dark ? '#060B10' : '#5C7180',
  sideShare: tokens.dark ? 0.5 : 0.42,
  shade: tokens.dark ? '#000000' : '#5C7180',
  shadeOpacity: tokens.dark ? 0.16 : 0.09,
  depth: 12 * thick,
  shadow: thick,
})

const hatched = ({ laid, looks, tokens, zoom, focused }: LayerWish): Stroke[] =>
  laid.ground.shapes.flatMap((shape) => {
    const look = looks.get(shape.code)
    if (look !== undefined && look.step !== null) return []
    const colour =
      look && look.colour !== tokens.missing ? mixed(look.colour, tokens.text2, 0.4) : mixed(tokens.missing, tokens.text3, 0.42)
    const back = focused !== null && zoom > 1 && shape.code !== focused
    return [{ lines: hatch(shape.polygons, 7 / zoom), colour: back ? stepBack(colour, tokens) : colour, width: 1.6, opacity: 1 }]
  })

/** The colour-blind-safe theme's patterns over the ramp step. */
/** Nearer than this a pattern grows with what it lies on: finer, it would be more dots than an engine likes. */
const FINEST = 4

const patterned = ({ laid, looks, levels, tokens, zoom, focused }: LayerWish): { faces: Face[]; strokes: Stroke[] } => {
  const faces: Face[] = []
  const strokes: Stroke[] = []
  const fine = Math.min(zoom, FINEST)
  for (const shape of laid.ground.shapes) {
    const level = levels.get(shape.code) ?? 'normal'
    if (level === 'normal') continue
    const colour = tokens.levels[level].shape
    if (zoom > 1 && focused !== null && shape.code !== focused) continue
    const polygons = lifted(shape.polygons, looks.get(shape.code)?.lift ?? 0)
    if (level === 'red') faces.push({ code: shape.code, polygons, colour, opacity: 0.7 })
    else if (level === 'blue')
      faces.push(
        { code: shape.code, polygons: dots(polygons, 5 / fine, 2.2 / fine), colour: tokens.casing, opacity: 0.8 },
        { code: shape.code, polygons: dots(polygons, 5 / fine, 1.8 / fine), colour, opacity: 1 },
      )
    else
      strokes.push({
        lines: hatch(polygons, (level === 'yellow' ? 13 : 6) / fine),
        colour,
        width: level === 'yellow' ? 1.7 : 2.2,
        opacity: 0.6,
      })
  }
  return { faces, strokes }
}

/** Everything an engine draws for a map, in our words. */
export const mapLayers = (asked: LayerWish): Layer[] => {
  const wish = { ...asked, looks: standing(asked) }
  const { laid, looks, levels, tokens, theme, focused, own } = wish
  const { shapes, dashes } = laid.ground
  const outlined = (shape: Shape, colour: string, width: number): Outlined => ({
    shape,
    lift: looks.get(shape.code)?.lift ?? 0,
    colour,
    width,
  })
  const byLevel = [...shapes]
    .sort((a, b) => LEVELS.indexOf(levels.get(a.code) ?? 'normal') - LEVELS.indexOf(levels.get(b.code) ?? 'normal'))
    .flatMap((shape) => {
      const level = levels.get(shape.code) ?? 'normal'
      return level === 'normal' ? [] : [outlined(shape, tokens.levels[level].shape, LEVEL_WIDTH[level])]
    })
  const of = (code: string | null, colour: string, width: number): Outlined[] =>
    shapes.filter((shape) => shape.code === code).map((shape) => outlined(shape, colour, width))
  const layers: Layer[] = [
    ...slab(shapes, laid.walls, looks, slabLook(tokens, laid.ground.rise / wish.zoom)),
    // Units without a value lie lowest: their hatch goes over the lowest tops and under all others.
    { id: 'hatch', order: 30.5, faces: [], strokes: hatched(asked) },
    outlines('own', 70, of(own, tokens.text1, 2.4), tokens.casing),
    outlines('levels', 71, byLevel, tokens.casing),
    outlines('focus', 72, of(focused, tokens.accent, 2.4), tokens.casing),
  ]
  if (theme === 'safe') layers.push({ id: 'patterns', order: 65, ...patterned(wish) })
  if (laid.around.length > 0) layers.push(neighbours(laid.around, laid.panel, tokens.lineStrong))
  if (dashes.length > 0)
    layers.push({
      id: 'dashes',
      order: 73,
      faces: [{ code: null, polygons: dashes, colour: tokens.text2, opacity: 1 }],
      strokes: [{ lines: dashes.flat(), colour: tokens.text2, width: 1.2, opacity: 1 }],
    })
  return layers
}
