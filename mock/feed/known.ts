import type { Indicator } from '#contract/indicator.ts'
import type { State } from '#contract/state.ts'
import type { Series } from '#contract/wire.ts'
import { stampOf } from '../city/periods.ts'
import type { Door } from './door.ts'
import type { Lot } from './lots.ts'
import { timeOf } from './rows.ts'

/** When each region last reported an indicator, epoch ms. */
export type LastHeard = ReadonlyMap<string, number>

/** The newest instants the gateway has of an indicator, by region. */
export const lastHeard = async (door: Door, indicator: Indicator): Promise<LastHeard> => {
  const { states } = await door.read<{ states: State[] }>(`/api/v1/states?indicator=${encodeURIComponent(indicator.id)}`)
  const heard = new Map<string, number>()
  for (const state of states) {
    if (state.readAt === null || state.origin !== 'reported') continue
    heard.set(state.region, Math.max(heard.get(state.region) ?? 0, Date.parse(state.readAt)))
  }
  return heard
}

/** The periods (by label) that the gateway already has of the last reporter of an indicator, from `from` on. */
export const keptLabels = async (
  door: Door,
  indicator: Indicator,
  region: string,
  category: string | null,
  from: number,
): Promise<ReadonlySet<string>> => {
  const ask = new URLSearchParams({ indicator: indicator.id, region, from: stampOf(from) })
  if (category !== null) ask.set('category', category)
  const { points } = await door.read<Series>(`/api/v1/series?${ask}`)
  return new Set(points.filter(([, value]) => value !== null).map(([label]) => label))
}

/** Whether the gateway lacks a lot: no value of its period, or none within its day. */
export const isLacking = (lot: Lot, kept: ReadonlySet<string>): boolean => {
  const time = timeOf(lot.indicator, lot.span, 'periods')
  if (lot.as === 'periods') return !kept.has(time)
  const date = stampOf(lot.span.start).slice(0, 10)
  return ![...kept].some((label) => label.startsWith(date))
}
