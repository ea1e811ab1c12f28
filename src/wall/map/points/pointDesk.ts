import type { PointsAsked, PointsTold } from './messages.ts'
import { createPointIndex, type PointIndex } from './pointIndex.ts'

/** Where points are gathered: a set of them for each who asks. The same in a worker and in the page. */
export const openPointDesk = (tell: (told: PointsTold) => void): ((asked: PointsAsked) => void) => {
  const sets = new Map<number, PointIndex>()
  const indexOf = (set: number): PointIndex => {
    const known = sets.get(set)
    if (known) return known
    const made = createPointIndex()
    sets.set(set, made)
    return made
  }
  const acts: { [Do in PointsAsked['do']]: (asked: Extract<PointsAsked, { do: Do }>) => void } = {
    change: ({ set, change }) => indexOf(set).change(change),
    look: ({ set, ask, look }) => tell({ ask, clusters: indexOf(set).clusters(look) }),
    open: ({ set, ask, look, key }) => tell({ ask, opensAt: indexOf(set).opensAt(look, key) }),
    close: ({ set }) => void sets.delete(set),
  }
  return (asked) => acts[asked.do](asked as never)
}
