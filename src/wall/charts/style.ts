import { FONTS, type Tokens } from '../theme/tokens.ts'
import { TIP_Z } from './limits.ts'
import type { Plain } from './option.ts'

/** What every builder draws with: the theme's colours and the px of one unit of the canvas. */
export interface Pen {
  readonly tokens: Tokens
  readonly u: number
}

type Part = { readonly [key: string]: Plain }

/** The smallest type of the wall, in units of its canvas. */
export const FLOOR = 16
const FURTHER = { dark: ['#A9BCCF', '#7189A0'], light: ['#4A6076', '#7C8FA1'] } as const

/** Series in their order: accent, second, then steps of grey-blue. Never a level's colour. */
export const seriesColour = ({ tokens }: Pen, index: number): string => {
  const colours = [tokens.accent, tokens.second, ...(tokens.dark ? FURTHER.dark : FURTHER.light)]
  return colours[Math.min(index, colours.length - 1)]!
}

/** The font of a text in a chart: never under the floor, whoever asks. */
export const font = ({ u }: Pen, size: number, weight = 400, family: keyof typeof FONTS = 'text'): string =>
  `${weight} ${Math.round(Math.max(FLOOR, size) * u * 10) / 10}px ${FONTS[family]}`

/** A line of `width` at 1080 lines, never under 0.75 px on the screen. */
export const stroke = ({ u }: Pen, width: number): number => Math.max(0.75, width * u)

/** The two parts of an option that make a tooltip: echarts' own, and the font that it does not take. */
export const tooltip = (pen: Pen, formatter: Plain, trigger: 'axis' | 'item'): { tooltip: Part; tip: Part } => {
  const { tokens, u } = pen
  return {
    tip: { font: font(pen, FLOOR), lineHeight: 24 * u, borderColor: tokens.lineStrong, borderWidth: stroke(pen, 1) },
    tooltip: {
      trigger,
      z: TIP_Z,
      renderMode: 'richText',
      confine: true,
      transitionDuration: 0,
      backgroundColor: tokens.menu,
      borderColor: tokens.lineStrong,
      borderWidth: stroke(pen, 1),
      borderRadius: 4 * u,
      padding: [8 * u, 12 * u],
      shadowBlur: 0,
      shadowOffsetX: 0,
      shadowOffsetY: 0,
      textStyle: { color: tokens.text1 },
      axisPointer: {
        type: 'line',
        snap: true,
        animation: false,
        label: { show: false },
        lineStyle: { color: tokens.lineStrong, width: stroke(pen, 1), type: 'solid' },
      },
      formatter,
    },
  }
}

const HIDDEN = {
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { show: false },
  splitLine: { show: false },
} as const

/** An axis that only places values: its hairlines and words are drawn as shapes. */
export const placing = (low: number, high: number): Part => ({
  type: 'value',
  min: low,
  max: high,
  ...HIDDEN,
})

/** The rows of horizontal bars, the first on top. */
export const rowing = (names: readonly string[]): Part => ({ type: 'category', data: names, inverse: true, ...HIDDEN })

export const line = (pen: Pen, colour: string, width: number): Part => ({
  color: colour,
  width: stroke(pen, width),
  cap: 'round',
  join: 'round',
})

/** Opacity of an area, of a running bar, of a fan. */
export const FADE = { area: 0.1, running: 0.55, fan: 0.16, bad: 0.1 } as const
export const WIDTH = { main: 2.4, spark: 2, explain: 2.8, lastYear: 1.8, target: 1.5, band: 1.4 } as const
