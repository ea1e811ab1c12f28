import { cut } from '../../charts/cut.ts'
import { textWidth } from '../../charts/layout.ts'
import { byIndex, type EngineOption, type Plain, type Size } from '../../charts/option.ts'
import { type Shape, words } from '../../charts/shapes.ts'
import { type Pen, tooltip } from '../../charts/style.ts'
import { FONTS } from '../../theme/tokens.ts'
import type { PlannedEnd, SankeyPlan } from './plan.ts'

/** Words of an end: smaller where the larger would take the flows their room. */
const TYPE = [
  { name: 18, figure: 20, most: 0.3 },
  { name: 16, figure: 18, most: 0.4 },
] as const
type Type = (typeof TYPE)[number]
const NODE = 8
const HEAD = 28
const GAP = 12

const widthOf = (ends: readonly PlannedEnd[], type: Type, { u }: Pen): number =>
  Math.max(...ends.map((one) => textWidth(one.name, type.name * u) + textWidth(one.figure, type.figure * u * 0.9) + 10 * u))

/** Flows from the left to the right; a region may stand on both sides. Both ends are named, with what of them is shown. */
export const sankeyOption = (plan: SankeyPlan, size: Size, pen: Pen, heads: readonly [from: string, to: string]): EngineOption => {
  const { tokens, u } = pen
  const widest = (type: Type): number => Math.max(widthOf(plan.origins, type, pen), widthOf(plan.destinations, type, pen))
  const type = TYPE.find((one) => widest(one) <= size.width * one.most) ?? TYPE.at(-1)!
  const most = size.width * type.most
  const left = Math.min(most, Math.max(widthOf(plan.origins, type, pen), textWidth(heads[0], 16 * u))) + GAP * u
  const right = Math.min(most, Math.max(widthOf(plan.destinations, type, pen), textWidth(heads[1], 16 * u))) + GAP * u
  const ends = Math.max(plan.origins.length, plan.destinations.length)
  const height = size.height - HEAD * u
  /** Each end keeps a row for its words: what is left is the width of the flows. */
  const gap = Math.min(26 * u, (height * 0.72) / ends)
  const node =
    (side: 'from' | 'to') =>
    (one: PlannedEnd): Plain => {
      const room = (side === 'from' ? left : right) - GAP * u - textWidth(one.figure, type.figure * u * 0.9) - 9 * u
      const name = `{name|${cut(one.name, room, type.name * u).replaceAll(/[{}|]/g, ' ')}}`
      const figure = `{figure|${one.figure}}`
      return {
        name: `${side}:${one.code}`,
        depth: side === 'from' ? 0 : 1,
        label: { position: side === 'from' ? 'left' : 'right', formatter: side === 'from' ? `${name}  ${figure}` : `${figure}  ${name}` },
      }
    }
  const head = (text: string, x: number, align: 'left' | 'right'): Shape => words(pen, { x, y: 10 * u, text, colour: tokens.text3, align })
  return {
    animation: false,
    ...tooltip(pen, '', 'item'),
    graphic: { elements: [head(heads[0], left + NODE * u, 'right'), head(heads[1], size.width - right - NODE * u, 'left')] },
    series: [
      {
        id: 'flows',
        type: 'sankey',
        left,
        right,
        top: HEAD * u,
        bottom: 4 * u,
        nodeWidth: NODE * u,
        nodeGap: gap,
        layoutIterations: 0,
        draggable: false,
        emphasis: { disabled: true },
        silent: false,
        itemStyle: { color: tokens.accent, borderWidth: 0 },
        lineStyle: { color: tokens.accent, opacity: 0.3, curveness: 0.5 },
        label: {
          show: true,
          distance: 8 * u,
          fontSize: type.name * u,
          textBorderWidth: 0,
          rich: {
            name: { color: tokens.text2, fontSize: type.name * u, fontFamily: FONTS.text },
            figure: { color: tokens.text1, fontSize: type.figure * u, fontWeight: 500, fontFamily: FONTS.figure },
          },
        },
        data: [...plan.origins.map(node('from')), ...plan.destinations.map(node('to'))],
        links: plan.flows.map((flow, at) => ({
          source: `from:${flow.from}`,
          target: `to:${flow.to}`,
          value: flow.value,
          ...(at === 0 ? { lineStyle: { opacity: 0.6 } } : {}),
        })),
        tooltip: { formatter: byIndex(plan.flows.map((flow) => flow.said)) },
      },
    ],
  }
}
