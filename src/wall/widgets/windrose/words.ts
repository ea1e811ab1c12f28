import type { Language } from '../../stores/language.ts'

interface Words {
  readonly points: readonly string[]
  readonly ends: readonly [north: string, east: string, south: string, west: string]
  readonly calm: string
  readonly main: string
  readonly mainly: (name: string, share: string) => string
  readonly still: (share: string) => string
  readonly none: string
  readonly hours: (have: number, all: number) => string
  readonly grades: readonly (readonly [string, string, string])[]
  readonly unknown: string
}

/** The wind rose's own words: the sixteen points clockwise from north, as the meteorological service names them. */
export const WINDROSE_WORDS: Record<Language, Words> = {
  zh: {
    points: [
      '北',
      '北东北',
      '东北',
      '东东北',
      '东',
      '东东南',
      '东南',
      '南东南',
      '南',
      '南西南',
      '西南',
      '西西南',
      '西',
      '西西北',
      '西北',
      '北西北',
    ],
    ends: ['北', '东', '南', '西'],
    calm: '静风',
    main: '主导风向',
    mainly: (name, share) => `${name}风 ${share}`,
    still: (share) => `静风居多 ${share}`,
    none: '全程静风',
    hours: (have, all) => `${have} / ${all} 时有数`,
    grades: [
      ['1 级', '2 级', '≥ 3 级'],
      ['≤ 2 级', '3—4 级', '≥ 5 级'],
    ],
    unknown: '暂无风的数据',
  },
  en: {
    points: ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW'],
    ends: ['N', 'E', 'S', 'W'],
    calm: 'calm',
    main: 'prevailing',
    mainly: (name, share) => `${name} ${share}`,
    still: (share) => `mostly calm ${share}`,
    none: 'calm throughout',
    hours: (have, all) => `${have} of ${all} h`,
    grades: [
      ['force 1', 'force 2', 'force 3+'],
      ['force ≤ 2', 'force 3–4', 'force 5+'],
    ],
    unknown: 'No wind figures yet',
  },
}
