import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { useHistory } from '../../stores/history.ts'
import { askLineage, type Get, type Lineage } from './lineage.ts'
import type { PeriodLineage } from './revisions.ts'
import type { Subject } from './subject.ts'

const PERIODS = 5
const browser: Get = (path, signal) => fetch(path, { signal, headers: { accept: 'application/json' } })

/** Where the subject's number comes from: its newest period at once, then the ones before it, one after another. */
export const useLineage = (subject: () => Subject | null, get: Get = browser) => {
  const newest = shallowRef<Lineage | null>(null)
  const failed = shallowRef<string | null>(null)
  const periods = shallowRef<PeriodLineage[]>([])
  const past = useHistory().series(() => {
    const one = subject()
    return one && { ...one, last: PERIODS }
  })
  const labels = computed(() =>
    past.value.points
      .map(([label]) => label)
      .reverse()
      .join(' '),
  )
  let asking = new AbortController()

  const load = async (): Promise<void> => {
    asking.abort()
    asking = new AbortController()
    const { signal } = asking
    const one = subject()
    if (!one) return
    const first = await askLineage(one, null, get, signal)
    if (signal.aborted) return
    newest.value = first.ok ? first.value : null
    failed.value = first.ok ? null : first.refusal.message
    const found: PeriodLineage[] = []
    for (const [label, value] of [...past.value.points].reverse()) {
      if (found.length > 0 && (found[0]!.lineage.readings.length > 3 || !first.ok)) break
      const answer = await askLineage(one, label, get, signal)
      if (signal.aborted) return
      if (answer.ok) found.push({ label, value, lineage: answer.value })
      periods.value = [...found]
    }
  }
  watch(
    [() => JSON.stringify(subject()), labels],
    ([now], before) => {
      if (now !== before?.[0]) {
        newest.value = null
        periods.value = []
        failed.value = null
      }
      void load()
    },
    { immediate: true },
  )
  onScopeDispose(() => asking.abort())
  return { newest, periods, failed }
}
