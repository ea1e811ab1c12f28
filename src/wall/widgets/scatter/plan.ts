import { worst } from '#analysis/levels.ts'
import { median } from '#analysis/quantile.ts'
import type { Indicator } from '#contract/indicator.ts'
import { LEVELS, type Level } from '#contract/names.ts'
import type { State } from '#contract/state.ts'
import { bareIn, type EyeScale, eyeScale, figureIn, toEye } from '../../i18n/figure.ts'
import { levelWords } from '../../i18n/words.ts'
import type { Language } from '../../stores/language.ts'
import type { Point } from '../../stores/points.ts'

export interface ScatterSource {
  readonly key: string
  readonly name: string
  readonly x: State | undefined
  readonly y: State | undefined
  readonly size: State | undefined
  readonly past: { readonly x: readonly Point[]; readonly y: readonly Point[] } | null
}

export interface ScatterAxis {
  readonly indicator: Indicator
  readonly name: string
}

export interface ScatterAsk {
  readonly x: ScatterAxis
  readonly y: ScatterAxis
  readonly size: ScatterAxis | null
  readonly sources: readonly ScatterSource[]
  /** Past periods of a trail. */
  readonly trail: number
  /** At most so many are named. */
  readonly names: number
  /** Named before all others. */
  readonly chosen: string
  readonly language: Language
}

export interface PlannedPoint {
  readonly key: string
  readonly name: string
  readonly x: number
  readonly y: number
  /** Share of the largest area, 0 to 1. */
  readonly area: number
  readonly level: Level
  readonly named: boolean
  readonly chosen: boolean
  /** From the oldest up to now, itself included; only of those named. */
  readonly trail: readonly (readonly [x: number, y: number])[]
  readonly told: string
}

export interface PlannedAxis {
  readonly name: string
  readonly scale: EyeScale
  /** In the scale's unit. */
  readonly median: number
  readonly medianText: string
  /** Which way is better: 1 is up, −1 is down, 0 is neither. */
  readonly better: -1 | 0 | 1
}

export interface ScatterPlan {
  readonly x: PlannedAxis
  readonly y: PlannedAxis
  /** Those named last, so that they lie on top. */
  readonly points: readonly PlannedPoint[]
  readonly all: number
  readonly named: number
  readonly trails: boolean
}

/** The median absolute deviation × this estimates the standard deviation of normal noise. */
const NORMAL = 1.4826
/** A region is an outlier from so many robust standard deviations on. */
const OUTLYING = 1.5

const distances = (values: readonly number[]): number[] => {
  const middle = median(values)
  const away = values.map((value) => Math.abs(value - middle))
  const spread = NORMAL * median(away)
  const unit = spread > 0 ? spread : Math.max(...away) / 2
  return away.map((one) => (unit > 0 ? one / unit : 0))
}

const axisOf = ({ indicator, name }: ScatterAxis, values: readonly number[], language: Language): PlannedAxis => {
  const scale = eyeScale(Math.max(...values.map(Math.abs)), indicator, language)
  const middle = median(values)
  return {
    name,
    scale,
    median: toEye(middle, scale),
    medianText: bareIn(middle, scale),
    better: indicator.better === 'higher' ? 1 : indicator.better === 'lower' ? -1 : 0,
  }
}

const standing = (state: State | undefined): number | null => (state && state.freshness !== 'lost' ? state.value : null)

/** Null: no region has both values. */
export const planScatter = ({ x, y, size, sources, trail, names, chosen, language }: ScatterAsk): ScatterPlan | null => {
  const both = sources.flatMap((one) => {
    const [a, b] = [standing(one.x), standing(one.y)]
    return a === null || b === null ? [] : [{ ...one, a, b }]
  })
  if (both.length === 0) return null
  const [across, up] = [
    axisOf(
      x,
      both.map((one) => one.a),
      language,
    ),
    axisOf(
      y,
      both.map((one) => one.b),
      language,
    ),
  ]
  const [dx, dy] = [distances(both.map((one) => one.a)), distances(both.map((one) => one.b))]
  const largest = Math.max(0, ...both.map((one) => one.size?.value ?? 0))
  const trails = trail > 0 && x.indicator.grain === y.indicator.grain

  const points = both.map((one, at) => {
    const level = worst([one.x!.level, one.y!.level])
    const away = Math.max(dx[at]!, dy[at]!)
    return { one, level, away, rank: (one.key === chosen ? 100 : 0) + LEVELS.indexOf(level) * 10 + Math.min(9, away) }
  })
  const speaks = (point: (typeof points)[number]): boolean => both.length <= names || point.away >= OUTLYING || point.rank >= 10
  const named = new Set(
    [...points]
      .filter(speaks)
      .sort((p, q) => q.rank - p.rank)
      .slice(0, names),
  )
  const pathOf = ({ past, a, b }: (typeof both)[number]): [number, number][] => {
    const ys = new Map(past?.y ?? [])
    const before = (past?.x ?? []).flatMap(([label, px]): [number, number][] => {
      const py = ys.get(label)
      return px === null || py == null ? [] : [[toEye(px, across.scale), toEye(py, up.scale)]]
    })
    const now: [number, number] = [toEye(a, across.scale), toEye(b, up.scale)]
    const path = before.slice(-trail - 1)
    const [lastX, lastY] = path.at(-1) ?? []
    return lastX === now[0] && lastY === now[1] ? path : [...path.slice(-trail), now]
  }
  return {
    x: across,
    y: up,
    all: sources.length,
    named: named.size,
    trails,
    points: points
      .map((point): PlannedPoint => {
        const { one } = point
        const word = point.level === 'normal' ? '' : levelWords(point.level, language)
        return {
          key: one.key,
          name: word === '' ? one.name : `${one.name} ${word}`,
          x: toEye(one.a, across.scale),
          y: toEye(one.b, up.scale),
          area: largest > 0 ? Math.max(0, one.size?.value ?? 0) / largest : 0.25,
          level: point.level,
          named: named.has(point),
          chosen: one.key === chosen,
          trail: trails && named.has(point) ? pathOf(one) : [],
          told: [
            word === '' ? one.name : `${one.name} ${word}`,
            `${x.name}  ${figureIn(one.a, across.scale).text}`,
            `${y.name}  ${figureIn(one.b, up.scale).text}`,
            ...(size && one.size?.value != null
              ? [`${size.name}  ${figureIn(one.size.value, eyeScale(one.size.value, size.indicator, language)).text}`]
              : []),
          ].join('\n'),
        }
      })
      .sort((p, q) => Number(p.named) - Number(q.named) || q.area - p.area),
  }
}

/** The words of a scatter for those who cannot see it: medians, then those named. */
export const scatterText = (title: string, plan: ScatterPlan | null, words: { none: string; median: string }): string => {
  if (plan === null) return `${title}: ${words.none}`
  const middle = [plan.x, plan.y].map(
    (axis) => `${axis.name} ${words.median} ${axis.medianText}${axis.scale.unit === '' ? '' : ` ${axis.scale.unit}`}`,
  )
  return [title, ...middle, ...plan.points.filter((one) => one.named).map((one) => one.told.replaceAll('\n', ', '))].join('; ')
}
