import type { State } from '#contract/state.ts'
import type { Watched } from '#contract/wire.ts'
import { type Board, keyOf } from './board.ts'
import type { Desk } from './desk.ts'
import { type Interest, isNotable } from './session.ts'
import type { Store } from './store/types.ts'

export interface MissedAsk {
  interest: Interest
  before: Interest | null
  epoch: string | null
  position: number | null
}

const HOUR = 3_600_000

/** What a wall missed since its position, or everything where the epoch differs or the log no longer reaches; nothing where it is ahead of this gateway. */
export const missedBy = async (
  { interest, before, epoch, position }: MissedAsk,
  from: { store: Store; board: Board; desk: Desk; now: number; ahead: boolean },
  seated: (value: Watched) => void,
): Promise<Watched> => {
  const { store, board, desk } = from
  if (from.ahead) {
    const nothing: Watched = { epoch: store.epoch, position: position!, full: false, states: [], gone: [], incidents: [], notices: [] }
    seated(nothing)
    return nothing
  }
  const known = epoch === store.epoch && position !== null && position <= board.position ? position : null
  const older = known !== null && !board.reaches(known) ? await store.changesAfter(known, from.now - HOUR) : null
  const changes = known === null ? null : older ? merged(older, board) : board.since(known)
  const states: State[] = []
  for (const state of board.all()) {
    const wanted = interest.wants(state)
    const moved = !changes || changes.keys.has(keyOf(state)) || (before !== null && wanted && !before.wants(state))
    if (moved && (wanted || (interest.alerts && (isNotable(state) || changes !== null)))) states.push(state)
  }
  const value: Watched = {
    epoch: store.epoch,
    position: board.position,
    full: changes === null,
    states,
    gone: changes ? [...changes.gone].filter((key) => board.get(key) === undefined) : [],
    incidents: desk.incidentsAfter(changes ? known : null),
    notices: desk.noticesAfter(changes ? known : null),
  }
  seated(value)
  return value
}

const merged = (older: { position: number; states: State[]; gone: string[] }, board: Board) => {
  const newer = board.since(Math.min(older.position, board.position))
  if (!newer) return null
  return { keys: new Set([...older.states.map(keyOf), ...newer.keys]), gone: new Set([...older.gone, ...newer.gone]) }
}
