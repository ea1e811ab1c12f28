import type { Indicator } from '#contract/indicator.ts'
import type { Level } from '#contract/names.ts'
import type { State } from '#contract/state.ts'
import type { OptionsOf } from '#contract/widgets.ts'
import { type EyeScale, eyeScale, figureIn } from '../../i18n/figure.ts'
import type { Said } from '../context.ts'
import { figureName } from '../figureName.ts'
import { tagsOf } from '../figurePlan.ts'

export interface TableCell {
  text: string
  level: Level
  late: boolean
  /** Ivory tags that are not everybody's. */
  tags: string[]
}
export interface TableRow {
  region: string
  cells: TableCell[]
}
export interface TableColumn {
  key: string
  name: string
  unit: string
}
export interface TablePlan {
  columns: TableColumn[]
  /** The parent itself, where it has a figure. */
  whole: TableRow | null
  rows: TableRow[]
}

/** One column: its figure's declaration, and the state of each region. */
export interface TableFigure {
  indicator: Indicator
  category?: string
  title?: OptionsOf<'table'>['figures'][number]['title']
  stateOf: (region: string) => State | undefined
}

const shown = (state: State | undefined): number | null => (state === undefined || state.freshness === 'lost' ? null : state.value)

const cellOf = (state: State | undefined, scale: EyeScale, said: Said): TableCell => {
  const common = said.language === 'zh' ? '模拟' : 'simulated'
  return {
    text: figureIn(shown(state), { ...scale, unit: '' }).text,
    level: state?.level ?? 'normal',
    late: state?.freshness === 'late',
    tags: state === undefined ? [] : tagsOf(state, said.language).filter((tag) => tag !== common),
  }
}

/** Child regions down, figures across, one scale a column. What is missing goes last whatever the order. */
export const planTable = (
  figures: readonly TableFigure[],
  regions: readonly string[],
  parent: string,
  sort: OptionsOf<'table'>['sort'],
  said: Said,
): TablePlan => {
  const scales = figures.map(({ indicator, stateOf }) =>
    eyeScale(Math.max(0, ...regions.map((region) => Math.abs(shown(stateOf(region)) ?? 0))), indicator, said.language),
  )
  const rowOf = (region: string, own: readonly EyeScale[]): TableRow => ({
    region,
    cells: figures.map(({ stateOf }, at) => cellOf(stateOf(region), own[at]!, said)),
  })
  const lead = figures[0]
  const down = lead !== undefined && (lead.indicator.better === 'lower') === (sort === 'worst')
  const value = (region: string): number | null => (lead ? shown(lead.stateOf(region)) : null)
  const sorted =
    sort === 'order'
      ? [...regions]
      : [...regions].sort((a, b) => {
          const [x, y] = [value(a), value(b)]
          if (x === null || y === null) return Number(x === null) - Number(y === null)
          return down ? y - x : x - y
        })
  const wholes = figures.map(({ indicator, stateOf }, at) => {
    const own = shown(stateOf(parent))
    return own === null
      ? scales[at]!
      : {
          ...scales[at]!,
          decimals:
            eyeScale(own, indicator, said.language).unit === scales[at]!.unit ? scales[at]!.decimals : Math.min(1, scales[at]!.decimals),
        }
  })
  return {
    columns: figures.map(({ indicator, category, title }, at) => ({
      key: `${indicator.id}|${category ?? ''}`,
      name: figureName(indicator, category, title, said.language),
      unit: scales[at]!.unit,
    })),
    whole: figures.some(({ stateOf }) => shown(stateOf(parent)) !== null) ? rowOf(parent, wholes) : null,
    rows: sorted.map((region) => rowOf(region, scales)),
  }
}
