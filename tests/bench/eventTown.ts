import { readFileSync } from 'node:fs'
import { Config } from '#contract/config.ts'
import { CHARTS } from './waves.ts'
import { all, layout, liveTown } from './liveTown.ts'

/** The indicator of the number that an event moves, and that of the map. */
export const FIGURE = 'environment.figure'
export const FIELD = 'environment.field'

const BOUNDARIES = 'boundaries/chongqing.json'
const name = (zh: string) => ({ zh, en: zh })

/** The districts of the map, by adcode. */
export const DISTRICTS: readonly string[] = (
  JSON.parse(readFileSync(`public/${BOUNDARIES}`, 'utf8')) as { features: { properties: { adcode: string } }[] }
).features.map(({ properties }) => properties.adcode)

/** The live town with a map and a number beside its charts. */
export const eventTown = (): Config => {
  const { place, regions, indicators, scenes, ...rest } = structuredClone(liveTown())
  const district = regions.find(({ code }) => code === '13')!
  const wave = indicators.find(({ id }) => id.includes('wave'))!
  const [scene] = scenes
  const charts = Object.fromEntries(all((at) => [`chart${at}`, layout(1_400)[`chart${at}`]!] as const))
  return Config.parse({
    ...rest,
    place: { ...place, map: { ...place.map, boundaries: [{ of: '1', file: BOUNDARIES, attribution: 'bench' }] } },
    regions: [...regions, ...DISTRICTS.map((code, at) => ({ ...district, code, name: name(code), order: 100 + at }))],
    indicators: [
      ...indicators,
      { ...wave, id: FIGURE, title: name('事件'), decimals: 0, bands: [] },
      { ...wave, id: FIELD, title: name('区县'), scope: { root: '1', tier: 'district' } },
    ],
    scenes: [
      {
        ...scene,
        panels: {
          ...scene!.panels,
          map: { widget: 'map', title: name('区县'), options: { indicator: FIELD, of: '1' } },
          event: { widget: 'number', title: name('事件'), options: { indicator: FIGURE } },
        },
        layouts: { landscape: { ...charts, map: [1_420, 92, 472, 640], event: [1_420, 748, 472, 280] } },
      },
    ],
  })
}

/** What the districts show in a second. */
export const fieldAt = (second: number): number[] => DISTRICTS.map((_, at) => 20 + ((at * 7 + second * 3) % CHARTS))
