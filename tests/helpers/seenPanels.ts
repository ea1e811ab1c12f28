import type { Page } from 'playwright-core'

export interface SeenPanel {
  id: string
  widget: string
  /** As the panel says of itself. */
  state: string
  simulated: boolean
  /** Its text alternative. */
  words: string
  /** What it writes. */
  text: string
  /** Words that are seen outside the panel. */
  beside: string[]
  /** Words of which a line is cut in its height, or in its width without an ellipsis, or that nobody sees. */
  cut: string[]
  /** Words that stand over one another. */
  over: string[]
}

/** Every panel of a page as it is seen. */
export const seenPanels = (page: Page): Promise<SeenPanel[]> =>
  page.$$eval('[data-panel]', (all) =>
    (all as HTMLElement[]).map((root) => {
      const box = root.getBoundingClientRect()
      const beside: string[] = []
      const cut: string[] = []
      const seen: { words: string; box: DOMRect }[] = []
      const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      for (let word = words.nextNode(); word; word = words.nextNode()) {
        const style = getComputedStyle(word.parentElement!)
        if (word.textContent!.trim() === '' || style.visibility === 'hidden' || style.clipPath !== 'none') continue
        const range = document.createRange()
        range.selectNodeContents(word)
        // What an element cuts off is not seen.
        const cuts: DOMRect[] = []
        for (let at = word.parentElement!; at !== root.parentElement; at = at.parentElement!)
          if (getComputedStyle(at).overflow !== 'visible') cuts.push(at.getBoundingClientRect())
        for (const rect of range.getClientRects()) {
          const left = Math.max(rect.left, ...cuts.map((cut) => cut.left))
          const right = Math.min(rect.right, ...cuts.map((cut) => cut.right))
          const top = Math.max(rect.top, ...cuts.map((cut) => cut.top))
          const bottom = Math.min(rect.bottom, ...cuts.map((cut) => cut.bottom))
          const ends = getComputedStyle(word.parentElement!).textOverflow === 'ellipsis'
          const narrower = rect.width - Math.max(0, right - left) > 1.5 && !ends
          // The head of a panel gives way part by part.
          const yields = word.parentElement!.closest('[data-panel] > header') !== null
          if (rect.width > 1 && !yields && (narrower || rect.height - Math.max(0, bottom - top) > rect.height * 0.3))
            cut.push(word.textContent!.trim())
          if (right - left < 1 || bottom - top < 1) continue
          seen.push({ words: word.textContent!.trim(), box: new DOMRect(left, top, right - left, bottom - top) })
          if (left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1)
            beside.push(word.textContent!.trim())
        }
      }
      const met = (a: DOMRect, b: DOMRect): boolean =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) * 0.35
      const over = seen.flatMap((one, at) =>
        seen
          .slice(at + 1)
          .flatMap((other) => (one.words !== other.words && met(one.box, other.box) ? [`${one.words} | ${other.words}`] : [])),
      )
      return {
        id: root.getAttribute('data-panel')!,
        widget: root.getAttribute('data-widget')!,
        state: root.getAttribute('data-state')!,
        simulated: root.getAttribute('data-simulated') === 'true',
        words: root.getAttribute('aria-label') ?? '',
        text: root.innerText,
        beside,
        cut,
        over,
      }
    }),
  )
