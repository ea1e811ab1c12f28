import type { MapLayer } from '#contract/mapLayers.ts'
import type { Language } from '../../stores/language.ts'

interface Words {
  missing: string
  schematic: string
  higher: string
  lower: string
  /** Which end of the ramp is high, on a dark ground and on a light one. */
  neutral: { dark: string; light: string }
  negative: string
  positive: string
  seaIslands: string
  stationsShown: (shown: number, all: number) => string
  quantiles: string
  enlarged: (times: number) => string
  approval: (number: string) => string
  noBoundary: string
  unreadable: string
  units: (reported: number, all: number) => string
  rank: (rank: number, all: number) => string
  latest: string
  play: string
  pause: string
  slider: string
  back: string
  open: (count: number) => string
  within: (incidents: number, shown: number, stations: number) => string
  layers: {
    titles: Record<MapLayer['layer'], string>
    none: string
    nowOnly: string
    elsewhere: (count: number) => string
    columns: (most: string, negative: boolean, shown: number, all: number) => string
    cells: (bounds: string, km2: string | null) => string
    heat: (all: number) => string
    clusters: (all: number) => string
    flows: (shown: number, all: number, least: string, most: string) => string
  }
}

/** The map's own words. */
export const MAP_WORDS: Record<Language, Words> = {
  zh: {
    missing: '缺报',
    schematic: '示意图',
    higher: '高 = 好',
    lower: '高 = 差',
    neutral: { dark: '浅 = 高', light: '深 = 高' },
    negative: '负',
    positive: '正',
    seaIslands: '南海诸岛',
    stationsShown: (shown, all) => (shown < all ? `监测站 示 ${shown} / ${all}` : `监测站 ${all}`),
    quantiles: '分位分级',
    enlarged: (times) => `放大 ${times} 倍`,
    approval: (number) => `审图号 ${number}`,
    noBoundary: '此处未配置边界文件',
    unreadable: '边界文件无法读取',
    units: (reported, all) => `${reported} / ${all} 已报`,
    rank: (rank, all) => `第 ${rank} / ${all}`,
    latest: '最新',
    play: '播放',
    pause: '暂停',
    slider: '期次',
    back: '返回',
    open: (count) => `${count} 件在办，点按展开`,
    within: (incidents, shown, stations) =>
      [
        incidents > 0 ? (shown < incidents ? `在办 ${incidents} 件，标注 ${shown}` : `在办 ${incidents} 件`) : '',
        stations > 0 ? `监测站 ${stations}` : '',
      ]
        .filter((word) => word !== '')
        .join(' · '),
    layers: {
      titles: { columns: '柱', hexagons: '网格内事件', heat: '事件密度', clusters: '在办事件', flows: '流向' },
      none: '此刻没有',
      nowOnly: '只示此刻，往期不画',
      elsewhere: (count) => `，另 ${count} 件无坐标`,
      columns: (most, negative, shown, all) => `${negative ? '紫 = 负，' : ''}最高 ${most}${shown < all ? `，${all - shown} 处缺报` : ''}`,
      cells: (bounds, km2) => `${bounds} 件/格${km2 === null ? '' : `，每格约 ${km2} km²`}`,
      heat: (all) => `共 ${all} 件`,
      clusters: (all) => `共 ${all} 件`,
      flows: (shown, all, least, most) => `${shown < all ? `前 ${shown} 条，共 ${all}` : `共 ${all} 条`}，${least}–${most}`,
    },
  },
  en: {
    missing: 'no data',
    schematic: 'Schematic map',
    higher: 'high = good',
    lower: 'high = bad',
    neutral: { dark: 'light = high', light: 'dark = high' },
    negative: 'negative',
    positive: 'positive',
    seaIslands: 'S. China Sea',
    stationsShown: (shown, all) => (shown < all ? `${shown} of ${all} stations` : `${all} stations`),
    quantiles: 'quantiles',
    enlarged: (times) => `×${times}`,
    approval: (number) => `Map approval ${number}`,
    noBoundary: 'No boundary file is configured here',
    unreadable: 'The boundary file cannot be read',
    units: (reported, all) => `${reported} of ${all} reported`,
    rank: (rank, all) => `rank ${rank} of ${all}`,
    latest: 'latest',
    play: 'Play',
    pause: 'Pause',
    slider: 'Period',
    back: 'Back',
    open: (count) => `${count} open, touch to spread`,
    within: (incidents, shown, stations) =>
      [
        incidents > 0 ? (shown < incidents ? `${incidents} open, ${shown} named` : `${incidents} open`) : '',
        stations > 0 ? `${stations} stations` : '',
      ]
        .filter((word) => word !== '')
        .join(' · '),
    layers: {
      titles: { columns: 'Columns', hexagons: 'Incidents by cell', heat: 'Density', clusters: 'Open incidents', flows: 'Flows' },
      none: 'none now',
      nowOnly: 'now only, not for the past',
      elsewhere: (count) => `, ${count} unplaced`,
      columns: (most, negative, shown, all) =>
        `${negative ? 'violet = negative, ' : ''}highest ${most}${shown < all ? `, ${all - shown} missing` : ''}`,
      cells: (bounds, km2) => `${bounds} a cell${km2 === null ? '' : ` of about ${km2} km²`}`,
      heat: (all) => `${all} in all`,
      clusters: (all) => `${all} in all`,
      flows: (shown, all, least, most) => `${shown < all ? `first ${shown} of ${all}` : `${all} in all`}, ${least}–${most}`,
    },
  },
}

const LONG_ENDS = ['特别行政区', '维吾尔自治区', '壮族自治区', '回族自治区', '自治区', '自治县', '自治州', '地区', '新区']

/** A unit's name without its kind, where the config gives no short one: 北京市 → 北京, but 忠县 stays. */
export const shortName = (name: string): string => {
  const end = LONG_ENDS.find((one) => name.endsWith(one) && name.length > one.length + 1)
  if (end) return name.slice(0, -end.length)
  return name.length > 2 && /[省市区县盟旗]$/.test(name) ? name.slice(0, -1) : name
}
