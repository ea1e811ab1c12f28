import type { Note } from '#contract/analysis/parts.ts'
import type { Ground } from './ground.ts'

/** Clustered errors are held to be too small with fewer (Angrist & Pischke, Mostly Harmless Econometrics, 2009, §8.2.3). */
const ENOUGH_CLUSTERS = 42

/** What y and each x are both made of: members, and figures such as the people that both are divided by (Pearson 1897). */
export const sharedNotes = (ground: Ground, y: string, x: readonly string[]): Note[] => {
  const left = ground.column(y)
  if (!left.ok) return []
  return x.flatMap((name): Note[] => {
    const right = ground.column(name)
    if (!right.ok) return []
    const own = new Set([y, ...left.value.members])
    const members = [name, ...right.value.members].filter((one) => own.has(one))
    const indicators = right.value.indicators.filter((one) => left.value.indicators.includes(one))
    return members.length + indicators.length === 0 ? [] : [{ note: 'shared_members', columns: [y, name], members, indicators }]
  })
}

export const clusterNotes = (errors: string, clusters: number): Note[] =>
  errors === 'clustered' && clusters < ENOUGH_CLUSTERS ? [{ note: 'few_clusters', clusters }] : []
