import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { machineClock } from '../../machine.ts'
import type { Subject } from './subject.ts'

/** A sheet that nobody touches closes by itself (ms). */
export const EXPLAIN_FOR = 60_000

/** The figure being explained. `open` from anywhere: what it is, and the element that was touched. */
export const useExplain = defineStore('explain', () => {
  const subject = shallowRef<Subject | null>(null)
  /** What was touched: it stays lit. */
  const origin = shallowRef<Element | null>(null)
  /** The region it is compared with. */
  const other = shallowRef<string | null>(null)
  const touched = shallowRef(0)
  const now = shallowRef(0)

  const touch = (): void => {
    touched.value = now.value = machineClock()
  }
  const open = (what: { indicator: string; region: string; category?: string | null }, from: Element | null = null): void => {
    subject.value = { indicator: what.indicator, region: what.region, category: what.category ?? null }
    if (from) origin.value = from
    other.value = null
    touch()
  }
  const close = (): void => {
    subject.value = origin.value = other.value = null
  }
  const compare = (region: string | null): void => {
    other.value = region
    touch()
  }
  /** Called every second. */
  const tick = (): void => {
    now.value = machineClock()
    if (subject.value && now.value - touched.value >= EXPLAIN_FOR) close()
  }
  const secondsLeft = computed(() => Math.max(0, Math.ceil((EXPLAIN_FOR - (now.value - touched.value)) / 1000)))
  return { subject, origin, other, secondsLeft, open, close, compare, touch, tick }
})
