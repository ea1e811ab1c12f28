import { Outlook } from '#contract/outlook.ts'
import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'

/** Asked again so often, ms; sooner while the gateway has not looked yet. */
const EVERY = 60_000
const SOON = 3_000

const ofTheGateway = async (): Promise<Outlook> => {
  const answer = await fetch('/api/v1/outlook', { headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(`the gateway answered ${answer.status}`)
  return Outlook.parse(await answer.json())
}

/** Which figures are heading for a graver band: asked while somebody shows it, once for all. Call `follow` in setup. */
export const useOutlook = defineStore('outlook', () => {
  const outlook = shallowRef<Outlook | null>(null)
  const failed = shallowRef(false)
  let ask = ofTheGateway
  let users = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = async (): Promise<void> => {
    try {
      outlook.value = await ask()
      failed.value = false
    } catch {
      // A probability of an hour ago would mislead: better none.
      failed.value = true
      outlook.value = null
    }
    clearTimeout(timer)
    if (users > 0) timer = setTimeout(() => void look(), outlook.value?.at === null || failed.value ? SOON : EVERY)
  }
  return {
    outlook,
    failed,
    askBy: (by: () => Promise<Outlook>) => void (ask = by),
    follow: (): void => {
      users += 1
      if (users === 1) void look()
      onScopeDispose(() => {
        users -= 1
        if (users === 0) clearTimeout(timer)
      })
    },
  }
})
