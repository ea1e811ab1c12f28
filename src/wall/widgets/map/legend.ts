import type { Indicator } from '#contract/indicator.ts'
import type { MapLayer } from '#contract/mapLayers.ts'
import type { Text } from '#contract/names.ts'
import { figureIn } from '../../i18n/figure.ts'
import type { Language } from '../../stores/language.ts'
import { widthOf } from '../../map/layers/labelBox.ts'
import type { Box } from '../../map/rings.ts'
import { mapScale } from './corner.ts'
import { LEGEND_ROW } from './corners.ts'
import type { Drawn } from './overlays.ts'
import { MAP_WORDS } from './words.ts'

/** One line of the legend of what lies over the regions. */
export interface LegendRow {
  kind: MapLayer['layer']
  colours: readonly string[]
  title: string
  words: string
}

export interface LegendWish {
  drawn: readonly Drawn[]
  indicator: (id: string) => Indicator | undefined
  nameOf: (text: Text) => string
  /** Mean area of a cell in km². */
  cellArea: (resolution: number) => number | null
  /** Incidents asked for that do not say where they are. */
  elsewhere: number
  /** A past period is looked at: what is only known of now is not drawn. */
  past: boolean
  language: Language
}

const area = (km2: number): string => (km2 >= 10 ? String(Math.round(km2)) : km2.toPrecision(2))

/** What is written beside each swatch: what it counts, from what to what, and how many are shown of how many. */
export const planLegend = ({ drawn, indicator, nameOf, cellArea, elsewhere, past, language }: LegendWish): LegendRow[] => {
  const words = MAP_WORDS[language].layers
  const figure = (id: string, value: number): string => {
    const found = indicator(id)
    return found ? figureIn(value, mapScale([value], found, language)).text : String(value)
  }
  const bare = (id: string, value: number, most: number): string => {
    const found = indicator(id)
    return found ? figureIn(value, { ...mapScale([most], found, language), unit: '' }).text : String(value)
  }
  const first = drawn.findIndex(({ layer, all }) => all > 0 && 'categories' in layer)
  return drawn.map(({ layer, shown, all, most, steps, colours, negative }, at): LegendRow => {
    const named = 'indicator' in layer ? indicator(layer.indicator) : undefined
    const title = layer.title ? nameOf(layer.title) : named ? nameOf(named.short ?? named.title) : words.titles[layer.layer]
    const row = { kind: layer.layer, colours, title }
    if (past) return { ...row, words: words.nowOnly }
    if (layer.layer === 'columns')
      return { ...row, words: all === 0 ? words.none : words.columns(figure(layer.indicator, most), negative, shown, all) }
    if (layer.layer === 'flows')
      return {
        ...row,
        words: all === 0 ? words.none : words.flows(shown, all, bare(layer.indicator, steps[0] ?? 0, most), figure(layer.indicator, most)),
      }
    const beside = elsewhere > 0 && at === Math.max(0, first) ? words.elsewhere(elsewhere) : ''
    if (all === 0) return { ...row, words: `${words.none}${beside}` }
    if (layer.layer === 'heat') return { ...row, words: `${words.heat(all)}${beside}` }
    if (layer.layer === 'clusters') return { ...row, words: `${words.clusters(all)}${beside}` }
    const km2 = cellArea(layer.resolution)
    const bounds = steps.map((bound, at) =>
      at === 0 ? (bound === 1 ? '1' : `1–${bound}`) : steps[at - 1]! + 1 === bound ? `${bound}` : `${steps[at - 1]! + 1}–${bound}`,
    )
    return {
      ...row,
      colours: colours.slice(-steps.length),
      words: `${words.cells(bounds.join(' · '), km2 === null ? null : area(km2))}${beside}`,
    }
  })
}

const [ICON, GAP] = [50, 10]

/** What the rows cover at the left of the panel, standing on `base` above the key: labels keep off. */
export const legendBoxes = (rows: readonly LegendRow[], base: number): Box[] =>
  rows.map(({ title, words }, at): Box => {
    const top = base - (rows.length - at) * LEGEND_ROW
    return [0, top, ICON + widthOf(title, 17) + GAP + widthOf(words, 16), top + LEGEND_ROW]
  })
