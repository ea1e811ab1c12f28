import { given, refused, type Reply } from '#contract/reply.ts'
import type { State } from '#contract/state.ts'
import { parseTime } from '#analysis/parseTime.ts'
import type { Board } from './board.ts'
import type { Model } from './model.ts'
import type { Store } from './store/types.ts'

export interface StatesAsk {
  indicator?: string
  region?: string
  category?: string
  at?: string
}

/** The board, or part of it, now or as it was kept at an instant. */
export const statesOf = async (
  ask: StatesAsk,
  { model, store, board, now }: { model: Model; store: Store; board: Board; now: number },
): Promise<Reply<{ position: number; at: number; states: State[] }>> => {
  if (ask.indicator !== undefined && !model.indicators.has(ask.indicator) && !model.composites.has(ask.indicator))
    return refused('unknown_indicator', `no indicator ${ask.indicator}`, 'indicator')
  if (ask.region !== undefined && !model.regions.has(ask.region)) return refused('unknown_region', `no region ${ask.region}`, 'region')
  const at = ask.at === undefined ? null : parseTime(ask.at, model.zone)
  if (at && !at.ok) return refused('bad_time', at.refusal.message, 'at')
  if (at?.ok && at.value.grain !== null) return refused('bad_time', 'at is an instant with offset', 'at')
  if (at?.ok && at.value.start > now) return refused('future', "at lies ahead of the place's clock", 'at')
  const { position, states } = at?.ok ? await store.boardAt(at.value.start) : { position: board.position, states: [...board.all()] }
  const wanted = states.filter(
    (state) =>
      (ask.indicator === undefined || state.indicator === ask.indicator) &&
      (ask.region === undefined || state.region === ask.region) &&
      (ask.category === undefined || state.category === ask.category),
  )
  return given({ position, at: at?.ok ? at.value.start : now, states: wanted })
}
