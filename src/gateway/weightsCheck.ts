import type { Composite } from '#contract/composite.ts'
import type { Fault } from '#contract/config.ts'
import type { Grain } from '#contract/names.ts'
import { isWeighed, liveWeights } from '#analysis/index/liveWeights.ts'
import { REACH } from './ledger.ts'

const DAY = 86_400_000
const LENGTH: Record<Grain, number> = {
  minute: 60_000,
  hour: DAY / 24,
  day: DAY,
  week: 7 * DAY,
  month: 31 * DAY,
  quarter: 92 * DAY,
  half: 184 * DAY,
  year: 366 * DAY,
}

/** What is wrong with how an index says that it is weighed. */
export const checkWeights = (index: Composite, grains: ReadonlyMap<string, Grain>): Fault[] => {
  const at = (path: string, message: string): Fault => ({ file: 'indices.yaml', path: `${index.id}.${path}`, message })
  const faults: Fault[] = []
  const { periods, lag, hold } = index.window
  if (index.method !== 'declared')
    for (const { indicator, weight } of index.members)
      if (weight !== undefined) faults.push(at(`members.${indicator}`, `a weight is declared, but the method is ${index.method}`))
  if (index.cap !== undefined && index.cap * index.members.length < 1)
    faults.push(at('cap', `${index.members.length} members of at most ${index.cap} do not make a whole`))
  else if (!isWeighed(index)) {
    const made = liveWeights(index, [])
    if (!made.ok) faults.push(at('members', made.refusal.message))
  } else {
    const back = (periods + lag) * LENGTH[index.grain] + LENGTH[hold]
    for (const { indicator } of index.members) {
      const grain = grains.get(indicator)
      if (grain && REACH[grain] < back)
        faults.push(at('window', `it reaches back ${Math.ceil(back / DAY)} days; ${indicator} is in memory for ${REACH[grain] / DAY}`))
    }
  }
  return faults
}
