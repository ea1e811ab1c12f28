import { indicatorsIn } from './indicatorsIn.ts'
import type { Aspect, Panel, Scene } from './scene.ts'
import type { WallConfig } from './wallConfig.ts'
import type { Watch } from './wire.ts'

/** The indicators the title band shows where a place declares them. There is none for clouds or wind, so nothing is said of them. */
export const WEATHER = { temperature: 'environment.temperature', visibility: 'environment.visibility', air: 'environment.aqi' } as const

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

/** The panels that an aspect of a scene shows; all of them where no aspect is known yet. */
const panelsOn = (scene: Scene, aspect: Aspect | null): Panel[] => {
  if (aspect === null) return Object.values(scene.panels)
  const placed = scene.layouts[aspect] ?? scene.layouts.landscape
  return Object.entries(scene.panels).flatMap(([id, panel]) => (placed[id] ? [panel] : []))
}

/** The scene an address asks for; the first where it asks for none that is there. */
export const sceneAsked = (scenes: readonly Scene[], id: string | null): Scene | undefined =>
  scenes.find((one) => one.id === id) ?? [...scenes].sort((a, b) => a.order - b.order)[0]

/** Only what is on stage is watched, and the official growth that stands for a quotient; what stands at a level is always told. */
export const wantedBy = (scene: Scene, config: WallConfig, aspect: Aspect | null): Wanted => {
  const panels = panelsOn(scene, aspect)
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

/** Whether who held all of `held` up to a position has what `wanted` names up to it. */
export const covers = (held: Pick<Watch, 'indicators' | 'regions' | 'categories' | 'alerts'>, wanted: typeof held): boolean => {
  const within = <T>(whole: readonly T[] | undefined, part: readonly T[] | undefined): boolean => {
    if (whole === undefined) return true
    const all = new Set(whole)
    return part !== undefined && part.every((one) => all.has(one))
  }
  return (
    within(held.indicators, wanted.indicators) &&
    within(held.regions, wanted.regions) &&
    within(held.categories, wanted.categories) &&
    (held.alerts === true || wanted.alerts !== true)
  )
}
