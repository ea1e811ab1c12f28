import type { State } from '#contract/state.ts'
import { type Board, keyOf } from './board.ts'
import type { Desk } from './desk.ts'
import type { Post } from './pipeline.ts'
import { isNotable } from './session.ts'
import type { Step } from './store/types.ts'
import type { Walls } from './walls.ts'

/** Puts what a position brought on the board or the desk, and tells the walls. */
export const land = (step: Step, board: Board, desk: Desk, walls: Pick<Walls, 'publish' | 'incident' | 'notice'> | null): void => {
  if (step.kind === 'states') {
    const post = posted(board, step)
    walls?.publish(post)
    return
  }
  board.pass(step.position)
  if (step.kind === 'incident') {
    desk.takeIncident(step.position, step.incident)
    walls?.incident(step.position, step.incident)
  } else {
    desk.takeNotice(step.position, step.notice)
    walls?.notice(step.position, step.notice)
  }
}

const posted = (board: Board, { position, at, changed, gone }: Extract<Step, { kind: 'states' }>): Post => {
  const before = new Map<string, State>()
  const calmed = new Set<string>()
  for (const state of changed) {
    const key = keyOf(state)
    const stood = board.get(key)
    if (!stood) continue
    before.set(key, stood)
    if (isNotable(stood) && !isNotable(state)) calmed.add(key)
  }
  board.apply(position, at, changed, gone)
  return { position, changed, gone, before, calmed }
}
