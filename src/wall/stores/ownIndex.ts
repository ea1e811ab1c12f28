import { IndexSeen } from '#contract/indexSeen.ts'
import { defineStore } from 'pinia'
import { onScopeDispose, shallowReactive } from 'vue'

/** Asked again so often, ms; sooner while nothing has come. */
const EVERY = 30_000
const SOON = 3_000

const ofTheGateway = async (indicator: string): Promise<IndexSeen> => {
  const answer = await fetch(`/api/v1/indices?indicator=${encodeURIComponent(indicator)}`, { headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`the gateway answered ${answer.status}`)
  return IndexSeen.parse(await answer.json())
}

/** How the place's own indices are weighed and who stands where: asked while somebody shows one, once for all. Call `follow` in setup. */
export const useOwnIndex = defineStore('ownIndex', () => {
  const seen = shallowReactive(new Map<string, IndexSeen>())
  const failed = shallowReactive(new Set<string>())
  const users = new Map<string, { count: number; timer: ReturnType<typeof setTimeout> | undefined }>()
  let ask = ofTheGateway

  const look = async (indicator: string): Promise<void> => {
    try {
      seen.set(indicator, await ask(indicator))
      failed.delete(indicator)
    } catch {
      failed.add(indicator)
    }
    const user = users.get(indicator)
    if (!user) return
    clearTimeout(user.timer)
    user.timer = setTimeout(() => void look(indicator), failed.has(indicator) ? SOON : EVERY)
  }
  return {
    seen,
    failed,
    askBy: (by: (indicator: string) => Promise<IndexSeen>) => void (ask = by),
    follow: (indicator: string): void => {
      const user = users.get(indicator)
      if (user) user.count += 1
      else {
        users.set(indicator, { count: 1, timer: undefined })
        void look(indicator)
      }
      onScopeDispose(() => {
        const one = users.get(indicator)!
        one.count -= 1
        if (one.count > 0) return
        clearTimeout(one.timer)
        users.delete(indicator)
      })
    },
  }
})
