import { cheapestWay } from '#analysis/supposed/cheapest.ts'
import { type Levers, leversOf } from '#analysis/supposed/levers.ts'
import { suppose } from '#analysis/supposed/suppose.ts'
import type { SupposeAsked, SupposeTold } from './messages.ts'

/** Where suppositions are worked out; it keeps the levers that were loaded last. The same in a worker and in the page. */
export const openSupposeDesk = (tell: (told: SupposeTold) => void): ((asked: SupposeAsked) => void) => {
  let levers: Levers | null = null
  return (asked) => {
    if (asked.do === 'load') {
      const found = leversOf(asked, asked.region, asked.period)
      levers = found.ok ? found.value : null
      tell({ did: 'load', ask: asked.ask, levers: found })
    } else if (levers && asked.do === 'suppose') tell({ did: 'suppose', ask: asked.ask, supposition: suppose(levers, asked.moved) })
    else if (levers && asked.do === 'reach') tell({ did: 'reach', ask: asked.ask, way: cheapestWay(levers, asked.goal) })
  }
}
