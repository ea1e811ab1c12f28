import type { Directive } from 'vue'
import { useExplain } from './useExplain.ts'

/** What a touched element is about; null or undefined: nothing to explain. */
export type Explained = { indicator: string; region: string; category?: string | null } | null | undefined

const about = new WeakMap<Element, Explained>()
const litOf = (element: HTMLElement): Element => element.closest('[data-panel].frame-cell') ?? element
const touch = (event: Event): void => {
  const element = event.currentTarget as HTMLElement
  const subject = about.get(element)
  if (!subject) return
  event.stopPropagation()
  useExplain().open(subject, litOf(element))
}
const key = (event: KeyboardEvent): void => {
  if (event.key !== 'Enter' && event.key !== ' ') return
  event.preventDefault()
  touch(event)
}
const mark = (element: HTMLElement, subject: Explained): void => {
  about.set(element, subject)
  element.classList.toggle('explained', subject != null)
  if (subject == null) {
    element.removeAttribute('role')
    element.removeAttribute('tabindex')
    return
  }
  element.setAttribute('role', 'button')
  element.setAttribute('tabindex', '0')
}

/** `v-explain="{ indicator, region, category }"`: a touch, Enter or the space bar opens the sheet of that figure. */
export const vExplain: Directive<HTMLElement, Explained> = {
  mounted(element, { value }) {
    mark(element, value)
    element.addEventListener('click', touch)
    element.addEventListener('keydown', key)
  },
  updated(element, { value }) {
    mark(element, value)
  },
}
