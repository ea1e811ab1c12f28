import type { Level } from '#contract/names.ts'
import type { WarningLevel } from '../theme/tokens.ts'
import type { Plain } from './option.ts'
import { font, type Pen, stroke } from './style.ts'

/** One drawn thing at fixed px. */
export type Shape = { readonly [key: string]: Plain }
type Style = { readonly [key: string]: Plain }

const still = { silent: true, z: 1 } as const

/** A hairline on whole device px would need the ratio; half a px keeps a 1 px line sharp at ratio 1 and 2. */
const crisp = (at: number): number => Math.round(at) + 0.5

export const hairline = (pen: Pen, x1: number, x2: number, y: number, colour: string, width = 1): Shape => ({
  ...still,
  z: 0,
  type: 'line',
  shape: { x1, x2, y1: crisp(y), y2: crisp(y) },
  style: { stroke: colour, lineWidth: stroke(pen, width) },
})

export const segment = (
  pen: Pen,
  from: readonly [number, number],
  to: readonly [number, number],
  colour: string,
  width = 1,
  dash?: readonly number[],
): Shape => ({
  ...still,
  type: 'line',
  shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
  style: { stroke: colour, lineWidth: stroke(pen, width), ...(dash ? { lineDash: dash.map((part) => part * pen.u) } : {}) },
})

export const box = (x: number, y: number, width: number, height: number, fill: string, opacity = 1, z = 0): Shape => ({
  ...still,
  z,
  type: 'rect',
  shape: { x, y, width: Math.max(0, width), height: Math.max(0, height) },
  style: { fill, opacity },
})

export interface Words {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly colour: string
  readonly size?: number
  readonly weight?: number
  readonly family?: 'text' | 'figure'
  readonly align?: 'left' | 'center' | 'right'
  readonly valign?: 'top' | 'middle' | 'bottom'
  /** Casing in the panel's colour, where words lie on lines. */
  readonly casing?: boolean
}

export const words = (
  pen: Pen,
  { x, y, text, colour, size = 16, weight = 400, family = 'text', align = 'left', valign = 'middle', casing = false }: Words,
): Shape => ({
  ...still,
  z: 5,
  type: 'text',
  x,
  y,
  style: {
    text,
    fill: colour,
    font: font(pen, size, weight, family),
    align,
    verticalAlign: valign,
    ...(casing ? { stroke: pen.tokens.panel, lineWidth: 4 * pen.u } : {}),
  },
})

export const dot = (pen: Pen, x: number, y: number, colour: string): Shape => ({
  ...still,
  z: 4,
  type: 'circle',
  shape: { cx: x, cy: y, r: 4 * pen.u },
  style: { fill: colour, stroke: pen.tokens.panel, lineWidth: 2 * pen.u },
})

export const polygon = (points: readonly (readonly [number, number])[], style: Style, z = 1): Shape => ({
  ...still,
  z,
  type: 'polygon',
  shape: { points },
  style,
})
export const polyline = (points: readonly (readonly [number, number])[], style: Style, z = 1): Shape => ({
  ...still,
  z,
  type: 'polyline',
  shape: { points },
  style: { fill: 'none', ...style },
})

/** 45° lines that fill a rectangle: nothing was reported here. */
export const hatch = (pen: Pen, x: number, y: number, width: number, height: number): Shape => {
  const { u, tokens } = pen
  const gap = 7 * u * Math.SQRT2
  const lines: Shape[] = []
  for (let at = gap / 2; at < width + height; at += gap) {
    const from: [number, number] = at < height ? [x, y + at] : [x + at - height, y + height]
    const to: [number, number] = at < width ? [x + at, y] : [x + width, y + at - width]
    lines.push(segment(pen, from, to, tokens.lineStrong, 1.6))
  }
  return { type: 'group', silent: true, z: 0, children: lines }
}

const ring = (x: number, y: number, radius: number, corners: number, turn: number): [number, number][] =>
  Array.from({ length: corners }, (_, corner) => {
    const angle = turn + (corner / corners) * 2 * Math.PI
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]
  })

/** Blue circle, yellow triangle, orange diamond, red octagon; `size` is its height. The level's word must follow it. */
export const levelShape = (pen: Pen, which: WarningLevel, x: number, y: number, size: number): Shape => {
  const { levels, outline } = pen.tokens
  const style = { fill: levels[which].shape, ...(outline === 'none' ? {} : { stroke: outline, lineWidth: stroke(pen, 1.4) }) }
  const half = size / 2
  if (which === 'blue') return { ...still, z: 5, type: 'circle', shape: { cx: x, cy: y, r: half }, style }
  if (which === 'yellow')
    return polygon(
      [
        [x, y - half],
        [x + half * 1.1, y + half * 0.9],
        [x - half * 1.1, y + half * 0.9],
      ],
      style,
      5,
    )
  if (which === 'orange') return polygon(ring(x, y, half * 1.1, 4, 0), style, 5)
  return polygon(ring(x, y, half * 1.06, 8, Math.PI / 8), style, 5)
}

export const isWarning = (which: Level): which is WarningLevel => which !== 'normal'
