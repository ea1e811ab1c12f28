import type { WallConfig } from '#contract/wallConfig.ts'
import { indicatorsIn } from '#contract/indicatorsIn.ts'
import type { Aspect, Panel, Scene } from '#contract/scene.ts'

/** What a scene needs of the board. */
export interface Wanted {
  indicators: string[]
  alerts: boolean
  /** Left out: all categories. */
  categories?: null[]
}

/** The indicators a panel shows. */
export const indicatorsOf = (panel: Panel): string[] => [...new Set(indicatorsIn(panel.options).map(([, indicator]) => indicator))]

const BY_CATEGORY: readonly Panel['widget'][] = ['composition', 'stack', 'multiples', 'sankey', 'treemap', 'words', 'goals', 'map']

const needsCategories = (panel: Panel): boolean =>
  BY_CATEGORY.includes(panel.widget)
    ? panel.widget !== 'map' || panel.options.layers.some((layer) => layer.layer === 'flows')
    : JSON.stringify(panel.options).includes('"category"')

/** Only what is on stage is watched, and the official growth that stands for a quotient; what stands at a level is always told. */
export const wantedBy = (scene: Scene, config: WallConfig, aspect: Aspect): Wanted => {
  const placed = scene.layouts[aspect] ?? scene.layouts.landscape
  const panels = Object.entries(scene.panels).flatMap(([id, panel]) => (placed[id] ? [panel] : []))
  const shown = new Set(panels.flatMap(indicatorsOf))
  for (const one of config.indicators) if (shown.has(one.id) && one.yoy !== undefined) shown.add(one.yoy)
  const indicators = [...config.indicators, ...config.indices].map((one) => one.id).filter((id) => shown.has(id))
  return { indicators, alerts: true, ...(panels.some(needsCategories) ? {} : { categories: [null] }) }
}

/** Besides the scene: what stands around it, and the figure that is being explained, with its members and its official growth. */
export const withMore = (
  wanted: Wanted,
  config: WallConfig,
  around: readonly string[],
  subject: { indicator: string; category: string | null } | null,
): Wanted => {
  const members = config.indices.find((one) => one.id === subject?.indicator)?.members.map((one) => one.indicator) ?? []
  const more = new Set([...wanted.indicators, ...around, ...(subject ? [subject.indicator, ...members] : [])])
  const growth = config.indicators.find((one) => one.id === subject?.indicator)?.yoy
  if (growth !== undefined) more.add(growth)
  const indicators = [...config.indicators, ...config.indices].map((one) => one.id).filter((id) => more.has(id))
  const { categories, ...rest } = wanted
  const split = config.indicators.some((one) => one.id === subject?.indicator && one.categories !== undefined)
  return split || categories === undefined ? { ...rest, indicators } : { ...rest, indicators, categories }
}
